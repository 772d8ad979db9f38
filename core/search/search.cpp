#include "core/search/search.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/search/term_expansion.h"
#include "core/search/word_scanner.h"

namespace dragoman {
namespace {

using Posting = SearchPosting;

/// By article, those of one article in the order in which they came. Counting sorts where that is less work.
void sort_by_document(std::vector<Posting>& postings, std::size_t documents) {
    if (postings.size() < documents / 16) {
        std::stable_sort(postings.begin(), postings.end(), [](const Posting& a, const Posting& b) { return a.document < b.document; });
        return;
    }
    std::vector<std::uint32_t> next(documents + 1, 0);
    for (const Posting& posting : postings) ++next[posting.document + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Posting> sorted(postings.size());
    for (const Posting& posting : postings) sorted[next[posting.document]++] = posting;
    postings = std::move(sorted);
}

/// One term's places in one article after the other, read from the postings as they are asked for.
class PlacesCursor {
public:
    PlacesCursor(const TextIndex& index, const std::vector<Posting>& postings) : index_(&index), at_(postings.begin()), end_(postings.end()) {}
    /// Stands at the first place in an article that has some; articles come in ascending order.
    void begin(std::uint32_t document) {
        while (at_->document < document) ++at_;
        if (at_ + 1 == end_ || (at_ + 1)->document != document) {
            reader_ = PlaceReader(*index_, at_->places_at, at_->frequency);
        } else {  // several terms of the index: their places lie among each other
            places_.clear();
            for (; at_ != end_ && at_->document == document; ++at_) read_places(*index_, at_->places_at, at_->frequency, places_);
            --at_;
            std::sort(places_.begin(), places_.end());
            reader_ = PlaceReader(places_);
        }
        reader_.next();
    }
    std::uint32_t place() const { return reader_.place(); }
    bool next() { return reader_.next(); }

private:
    const TextIndex* index_;
    std::vector<Posting>::const_iterator at_, end_;
    std::vector<std::uint32_t> places_;
    PlaceReader reader_;
};

bool has_phrase(std::vector<PlacesCursor>& words) {
    do {
        const std::uint32_t first = words[0].place();
        std::uint32_t i = 1;
        for (; i < words.size(); ++i) {
            while (words[i].place() < first + i) {
                if (!words[i].next()) return false;
            }
            if (words[i].place() != first + i) break;
        }
        if (i == words.size()) return true;
    } while (words[0].next());
    return false;
}

/// The narrowest window that holds one place of each word: the first of them moves on until one has no more.
bool has_neighbours(std::vector<PlacesCursor>& words, std::uint32_t distance) {
    for (;;) {
        std::uint32_t first = ~0u, last = 0;
        std::size_t least = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::uint32_t place = words[i].place();
            if (place < first) first = place, least = i;
            last = std::max(last, place);
        }
        if (last - first + 1 <= words.size() + distance) return true;
        if (!words[least].next()) return false;
    }
}

}  // namespace

Search::Search(Query query, std::shared_ptr<const TextIndex> index) : query_(std::move(query)), index_(std::move(index)) {
    for (const QueryTerm& term : query_.terms) {
        TermUse use;
        patterns_.emplace_back();
        switch (term.kind) {
            case QueryTerm::Kind::word:
                if (const std::size_t found = index_->find(term.text); found < index_->terms()) {
                    use.terms = {static_cast<std::uint32_t>(found)};
                } else {
                    use.terms = terms_beginning(*index_, term.text);
                    use.as_beginning = true;
                }
                break;
            case QueryTerm::Kind::fuzzy: patterns_.back() = NearWord(term.text, term.edits); break;
            case QueryTerm::Kind::wildcard: patterns_.back() = WordPattern::wildcard(term.text); break;
            case QueryTerm::Kind::regex: {
                const Result<WordPattern> made = WordPattern::regex(term.text);
                patterns_.back() = made ? made.value() : WordPattern();
                break;
            }
        }
        if (const auto* pattern = std::get_if<WordPattern>(&patterns_.back())) use.terms = accepted_terms(*index_, *pattern);
        if (const auto* near = std::get_if<NearWord>(&patterns_.back())) use.terms = accepted_terms(*index_, *near);

        Postings postings;
        std::vector<std::uint32_t> lists;
        std::size_t count = 0;
        for (const std::uint32_t each : use.terms) count += index_->document_count[each];
        postings.reserve(count);
        for (const std::uint32_t each : use.terms) {
            lists.push_back(static_cast<std::uint32_t>(postings.size()));
            PostingReader reader(*index_, each);
            while (reader.next()) postings.push_back({reader.document(), reader.frequency(), reader.places_at()});
        }
        lists.push_back(static_cast<std::uint32_t>(postings.size()));
        postings_.push_back(std::move(postings));
        lists_.push_back(std::move(lists));
        uses_.push_back(std::move(use));
    }
}

bool Search::asks(QueryField field) const { return !empty() && asks(*query_.root, field); }
bool Search::asks(std::uint32_t index, QueryField field) const {
    const QueryNode& node = query_[index];
    if (node.kind == QueryNode::Kind::field) return node.field == field;
    if (node.kind == QueryNode::Kind::none) return false;
    return std::any_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) { return asks(child, field); });
}

bool Search::fits(std::size_t term, std::string_view key) const {
    if (const auto* pattern = std::get_if<WordPattern>(&patterns_[term])) return accepts(*pattern, key);
    if (const auto* near = std::get_if<NearWord>(&patterns_[term])) return accepts(*near, key);
    return uses_[term].as_beginning ? key.starts_with(query_.terms[term].text) : key == query_.terms[term].text;
}

DocumentBits Search::everything() const { return DocumentBits(index_->documents(), true); }

DocumentBits Search::of_term(std::size_t term) const {
    DocumentBits out(index_->documents());
    for (const Posting& posting : postings_[term]) out.add(posting.document);
    return out;
}

/// Part of it is only assumed, so that what it keeps out is not known.
bool Search::uncertain(std::uint32_t index, Assume assume) const {
    const QueryNode& node = query_[index];
    if (assume == Assume::fields) return true;
    if (node.kind == QueryNode::Kind::field) return false;
    if (node.kind == QueryNode::Kind::term) return assume == Assume::words;
    return std::any_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) { return uncertain(child, assume); });
}

DocumentBits Search::of_all(const QueryNode& node, const std::vector<DocumentSet>& fields, Assume assume) const {
    DocumentBits out = everything();
    for (const std::uint32_t child : node.children) out &= of_node(child, fields, assume);
    return out;
}

/// Words one behind the other, or near each other: looked up in the articles that have them all.
DocumentBits Search::of_places(std::uint32_t index, DocumentBits among) const {
    const QueryNode& node = query_[index];
    const bool phrase = node.kind == QueryNode::Kind::phrase;
    const bool words_alone = std::all_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) { return query_[child].kind == QueryNode::Kind::term; });
    if (!words_alone) {
        for (const std::uint32_t document : among.set()) {
            if (!holds(query_, index, places_in_document(document), [](std::uint32_t) { return true; })) among.remove(document);
        }
        return among;
    }
    std::vector<Postings> sorted(node.children.size());
    std::vector<PlacesCursor> cursors;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const std::uint32_t term = query_[node.children[i]].index;
        if (uses_[term].terms.size() > 1) sort_by_document(sorted[i] = postings_[term], index_->documents());
        cursors.emplace_back(*index_, uses_[term].terms.size() > 1 ? sorted[i] : postings_[term]);
    }
    for (const std::uint32_t document : among.set()) {
        for (PlacesCursor& cursor : cursors) cursor.begin(document);
        if (!(phrase ? has_phrase(cursors) : has_neighbours(cursors, node.distance))) among.remove(document);
    }
    return among;
}

DocumentBits Search::of_node(std::uint32_t index, const std::vector<DocumentSet>& fields, Assume assume) const {
    const QueryNode& node = query_[index];
    switch (node.kind) {
        case QueryNode::Kind::all: return of_all(node, fields, assume);
        case QueryNode::Kind::any: {
            DocumentBits out(index_->documents());
            for (const std::uint32_t child : node.children) out |= of_node(child, fields, assume);
            return out;
        }
        case QueryNode::Kind::none: return uncertain(index, assume) ? everything() : ~of_node(node.children.front(), fields, assume);
        case QueryNode::Kind::term: return assume == Assume::words ? everything() : of_term(node.index);
        case QueryNode::Kind::field: return assume == Assume::fields ? everything() : DocumentBits::of(index_->documents(), fields[index]);
        case QueryNode::Kind::phrase:
        case QueryNode::Kind::near: return assume == Assume::words ? everything() : of_places(index, of_all(node, fields, assume));
    }
    return everything();
}

DocumentSet Search::documents(const std::vector<DocumentSet>& fields, Assume assume) const {
    if (!index_) return {};
    return (empty() ? everything() : of_node(*query_.root, fields, assume)).set();
}

std::vector<char> Search::kept_out() const {
    std::vector<char> out(query_.terms.size(), 0);
    for (const QueryNode& node : query_.nodes) {
        if (node.kind != QueryNode::Kind::none) continue;
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] = out[i] || (node.at.begin <= query_.terms[i].at.begin && query_.terms[i].at.end <= node.at.end);
        }
    }
    return out;
}

std::vector<double> Search::ranks(const DocumentSet& documents) const {
    constexpr double k1 = 1.2, b = 0.75;
    std::vector<double> out(documents.size(), 0);
    if (empty() || index_->documents() == 0) return out;
    const double count = static_cast<double>(index_->documents());
    const double mean = std::max(1.0, static_cast<double>(index_->all_words) / count);
    const double of_length = k1 * b / mean;
    std::vector<double> sums(index_->documents(), 0);
    const std::vector<char> without = kept_out();
    for (std::size_t t = 0; t < postings_.size(); ++t) {
        const Postings& postings = postings_[t];
        if (without[t] || postings.empty()) continue;
        const std::size_t lists = uses_[t].terms.size();
        std::vector<std::uint32_t> often;  // of several terms together
        std::size_t in_documents = postings.size();
        if (lists > 1) {
            often.assign(index_->documents(), 0);
            for (const Posting& posting : postings) often[posting.document] += posting.frequency;
            in_documents = index_->documents() - static_cast<std::size_t>(std::count(often.begin(), often.end(), 0u));
        }
        const double weight = plain_log((count + 1) / (static_cast<double>(in_documents) + 0.5)) * (k1 + 1);
        const auto add = [&](std::uint32_t document, double times) {
            sums[document] += weight * times / (times + k1 * (1 - b) + of_length * index_->words[document]);
        };
        if (lists == 1) {
            for (const Posting& posting : postings) add(posting.document, posting.frequency);
        } else {
            for (const std::uint32_t document : documents) {
                if (often[document] > 0) add(document, often[document]);
            }
        }
    }
    for (std::size_t i = 0; i < documents.size(); ++i) out[i] = sums[documents[i]];
    return out;
}

TermPlaces Search::places_in_document(std::uint32_t document) const {
    TermPlaces out(postings_.size());
    for (std::size_t t = 0; t < postings_.size(); ++t) {
        std::size_t parts = 0;
        for (std::size_t i = 0; i + 1 < lists_[t].size(); ++i) {
            const auto end = postings_[t].begin() + lists_[t][i + 1];
            const auto at = std::lower_bound(postings_[t].begin() + lists_[t][i], end, document, [](const Posting& p, std::uint32_t d) { return p.document < d; });
            if (at == end || at->document != document) continue;
            read_places(*index_, at->places_at, at->frequency, out[t]);
            ++parts;
        }
        if (parts > 1) std::sort(out[t].begin(), out[t].end());
    }
    return out;
}

TermPlaces Search::places_in_text(std::string_view text) const {
    TermPlaces out(query_.terms.size());
    WordScanner scanner(text);
    for (std::uint32_t place = 0; scanner.next(); ++place) {
        for (std::size_t t = 0; t < out.size(); ++t) {
            if (fits(t, scanner.key())) out[t].push_back(place);
        }
    }
    return out;
}

bool Search::any_in_text(std::string_view text) const {
    const TermPlaces places = places_in_text(text);
    return std::any_of(places.begin(), places.end(), [](const auto& of_term) { return !of_term.empty(); });
}

bool Search::holds_in_text(std::string_view text, const FieldAnswer& field) const {
    return empty() || holds(query_, *query_.root, places_in_text(text), field);
}

std::vector<Span> Search::marks_in_document(std::uint32_t document, std::string_view text) const {
    std::vector<Span> out;
    if (empty()) return out;
    const std::vector<WordRun> runs = runs_of(query_, *query_.root, places_in_document(document));
    if (runs.empty()) return out;
    const std::vector<std::uint32_t> starts = word_starts(*index_, document);
    for (const WordRun& run : runs) {
        if (run.last >= starts.size()) continue;  // in the title beside the text
        WordScanner last(text, starts[run.last]);
        if (last.next()) out.push_back({starts[run.first], last.span().end});
    }
    return out;
}

std::vector<Span> Search::marks_in_text(std::string_view text) const {
    std::vector<Span> out;
    if (empty()) return out;
    std::vector<Span> words;
    WordScanner scanner(text);
    while (scanner.next()) words.push_back(scanner.span());
    for (const WordRun& run : runs_of(query_, *query_.root, places_in_text(text))) out.push_back({words[run.first].begin, words[run.last].end});
    return out;
}

double plain_log(double x) {
    int exponent = 0;
    double part = std::frexp(x, &exponent);  // 0.5 … 1, exactly
    if (part < 0.70710678118654752) {
        part *= 2;
        --exponent;
    }
    // ln part = 2 artanh(s), s = (part - 1) / (part + 1), |s| < 0.172: the series ends below the last bit.
    const double s = (part - 1) / (part + 1), square = s * s;
    double sum = 0;
    for (int k = 21; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
    return 2 * s * sum + exponent * 0.69314718055994531;
}

}  // namespace dragoman
