#include "core/search/search.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/utf8.h"
#include "core/search/word_scanner.h"

namespace dragoman {
namespace {

/// The first term at or behind `from` that does not begin with `prefix`; doubles its steps, as runs are short or very long.
std::size_t end_of_prefix(const TextIndex& index, std::size_t from, std::string_view prefix) {
    std::size_t step = 1, low = from;
    while (low + step < index.terms() && index.term(low + step).starts_with(prefix)) {
        low += step;
        step *= 2;
    }
    std::size_t high = std::min(low + step, index.terms());
    while (low + 1 < high) {
        const std::size_t middle = low + (high - low) / 2;
        (index.term(middle).starts_with(prefix) ? low : high) = middle;
    }
    return high;
}

/// All terms that the automaton accepts. Neighbours share their beginnings, and so the states that these led to; what begins
/// in a way that leads nowhere is leapt over.
template <class Automaton>
std::vector<std::uint32_t> accepted_terms(const TextIndex& index, const Automaton& automaton) {
    struct Step {
        std::size_t end;  ///< Byte of the term behind the letter.
        typename Automaton::State state;
    };
    std::vector<std::uint32_t> out;
    std::vector<Step> steps;
    std::string_view before;
    for (std::size_t i = 0; i < index.terms();) {
        const std::string_view term = index.term(i);
        const auto parted = std::mismatch(before.begin(), before.end(), term.begin(), term.end()).second;
        const auto shared = static_cast<std::size_t>(parted - term.begin());
        while (!steps.empty() && steps.back().end > shared) steps.pop_back();
        typename Automaton::State state = steps.empty() ? automaton.begin() : steps.back().state;
        std::size_t at = steps.empty() ? 0 : steps.back().end;
        while (at < term.size() && !state.dead()) {
            const CodePoint letter = decode_at(term, at);
            state = automaton.step(state, letter.value);
            at += letter.size;
            steps.push_back({at, state});
        }
        before = term;
        if (state.dead()) {
            i = end_of_prefix(index, i, term.substr(0, at));
        } else {
            if (state.accepts) out.push_back(static_cast<std::uint32_t>(i));
            ++i;
        }
    }
    return out;
}

std::vector<std::uint32_t> terms_beginning(const TextIndex& index, std::string_view prefix) {
    std::size_t from = 0, to = index.terms();
    while (from < to) {
        const std::size_t middle = from + (to - from) / 2;
        if (index.term(middle) < prefix) from = middle + 1;
        else to = middle;
    }
    if (from == index.terms() || !index.term(from).starts_with(prefix)) return {};
    std::vector<std::uint32_t> out(end_of_prefix(index, from, prefix) - from);
    std::iota(out.begin(), out.end(), static_cast<std::uint32_t>(from));
    return out;
}

DocumentSet both(const DocumentSet& a, const DocumentSet& b) {
    DocumentSet out;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}
DocumentSet either(const DocumentSet& a, const DocumentSet& b) {
    DocumentSet out;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}
DocumentSet without(const DocumentSet& a, const DocumentSet& b) {
    DocumentSet out;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
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
        for (const std::uint32_t each : use.terms) {
            PostingReader reader(*index_, each);
            while (reader.next()) postings.push_back({reader.document(), reader.frequency(), reader.places_at()});
        }
        if (use.terms.size() > 1) {
            std::stable_sort(postings.begin(), postings.end(), [](const Posting& a, const Posting& b) { return a.document < b.document; });
        }
        postings_.push_back(std::move(postings));
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

DocumentSet Search::everything() const {
    DocumentSet out(index_->documents());
    std::iota(out.begin(), out.end(), 0u);
    return out;
}

DocumentSet Search::of_term(std::size_t term) const {
    DocumentSet out;
    out.reserve(postings_[term].size());
    for (const Posting& posting : postings_[term]) {
        if (out.empty() || out.back() != posting.document) out.push_back(posting.document);
    }
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

DocumentSet Search::of_all(const QueryNode& node, const std::vector<DocumentSet>& fields, Assume assume) const {
    std::vector<DocumentSet> wanted;
    DocumentSet kept_out;
    for (const std::uint32_t child : node.children) {
        if (query_[child].kind != QueryNode::Kind::none) {
            wanted.push_back(of_node(child, fields, assume));
        } else if (!uncertain(child, assume)) {
            kept_out = either(kept_out, of_node(query_[child].children.front(), fields, assume));
        }
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const DocumentSet& a, const DocumentSet& b) { return a.size() < b.size(); });
    DocumentSet out = wanted.empty() ? everything() : std::move(wanted.front());
    for (std::size_t i = 1; i < wanted.size(); ++i) out = both(out, wanted[i]);
    return kept_out.empty() ? out : without(out, kept_out);
}

DocumentSet Search::of_node(std::uint32_t index, const std::vector<DocumentSet>& fields, Assume assume) const {
    const QueryNode& node = query_[index];
    switch (node.kind) {
        case QueryNode::Kind::all: return of_all(node, fields, assume);
        case QueryNode::Kind::any: {
            DocumentSet out;
            for (const std::uint32_t child : node.children) out = either(out, of_node(child, fields, assume));
            return out;
        }
        case QueryNode::Kind::none:
            if (uncertain(index, assume)) return everything();
            return without(everything(), of_node(node.children.front(), fields, assume));
        case QueryNode::Kind::term: return assume == Assume::words ? everything() : of_term(node.index);
        case QueryNode::Kind::field: return assume == Assume::fields ? everything() : fields[index];
        case QueryNode::Kind::phrase:
        case QueryNode::Kind::near: {
            DocumentSet out = of_all(node, fields, assume);
            if (assume == Assume::words) return out;
            std::erase_if(out, [&](std::uint32_t document) {
                return !holds(query_, index, places_in_document(document), [](std::uint32_t) { return true; });
            });
            return out;
        }
    }
    return {};
}

DocumentSet Search::documents(const std::vector<DocumentSet>& fields, Assume assume) const {
    return empty() ? everything() : of_node(*query_.root, fields, assume);
}

std::vector<double> Search::ranks(const DocumentSet& documents) const {
    constexpr double k1 = 1.2, b = 0.75;
    std::vector<double> out(documents.size(), 0);
    if (empty() || index_->documents() == 0) return out;
    std::vector<char> kept_out(query_.terms.size(), 0);
    for (const QueryNode& node : query_.nodes) {
        if (node.kind != QueryNode::Kind::none) continue;
        for (std::size_t i = 0; i < query_.terms.size(); ++i) {
            kept_out[i] = kept_out[i] || (node.at.begin <= query_.terms[i].at.begin && query_.terms[i].at.end <= node.at.end);
        }
    }
    const double count = static_cast<double>(index_->documents());
    const double mean = std::max(1.0, static_cast<double>(index_->all_words) / count);
    for (std::size_t t = 0; t < postings_.size(); ++t) {
        const Postings& postings = postings_[t];
        if (kept_out[t] || postings.empty()) continue;
        std::size_t in_documents = 0;
        for (std::size_t i = 0; i < postings.size(); ++i) in_documents += i == 0 || postings[i].document != postings[i - 1].document;
        const double weight = plain_log((count + 1) / (static_cast<double>(in_documents) + 0.5));
        std::size_t at = 0;
        for (std::size_t i = 0; i < documents.size(); ++i) {
            while (at < postings.size() && postings[at].document < documents[i]) ++at;
            double often = 0;
            for (; at < postings.size() && postings[at].document == documents[i]; ++at) often += postings[at].frequency;
            if (often == 0) continue;
            const double length = static_cast<double>(index_->words[documents[i]]) / mean;
            out[i] += weight * often * (k1 + 1) / (often + k1 * (1 - b + b * length));
        }
    }
    return out;
}

TermPlaces Search::places_in_document(std::uint32_t document) const {
    TermPlaces out(postings_.size());
    for (std::size_t t = 0; t < postings_.size(); ++t) {
        auto at = std::lower_bound(postings_[t].begin(), postings_[t].end(), document, [](const Posting& p, std::uint32_t d) { return p.document < d; });
        std::size_t parts = 0;
        for (; at != postings_[t].end() && at->document == document; ++at, ++parts) read_places(*index_, at->places_at, at->frequency, out[t]);
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
