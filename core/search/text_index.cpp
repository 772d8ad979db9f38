#include "core/search/text_index.h"

#include <algorithm>
#include <numeric>

#include "core/base/word_hash.h"
#include "core/search/word_scanner.h"

namespace dragoman {
namespace {

void put_number(std::string& out, std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
    out.push_back(static_cast<char>(value));
}

std::uint32_t take_number(const char* bytes, std::uint32_t& at) {
    std::uint32_t value = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return value;
    }
}

std::uint32_t size_of_number(std::uint32_t value) {
    std::uint32_t size = 1;
    for (; value >= 0x80; value >>= 7) ++size;
    return size;
}

/// Numbers words in the order in which they are met.
class TermTable {
public:
    TermTable() : slots_(1u << 14, 0) {}

    std::uint32_t number(std::string_view key) {
        const std::uint64_t hash = WordHash::of(key);
        std::size_t slot = static_cast<std::size_t>(hash) & (slots_.size() - 1);
        for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
            const std::uint32_t term = slots_[slot] - 1;
            if (check_[term] == static_cast<std::uint32_t>(hash >> 32) && this->key(term) == key) return term;
        }
        const auto term = static_cast<std::uint32_t>(check_.size());
        slots_[slot] = term + 1;
        check_.push_back(static_cast<std::uint32_t>(hash >> 32));
        begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
        letters_ += key;
        if (check_.size() * 2 > slots_.size()) grow();
        return term;
    }
    std::size_t size() const { return check_.size(); }
    std::string_view key(std::uint32_t term) const {
        const std::size_t end = term + 1 < begin_.size() ? begin_[term + 1] : letters_.size();
        return std::string_view(letters_).substr(begin_[term], end - begin_[term]);
    }

private:
    void grow() {
        slots_.assign(slots_.size() * 2, 0);
        for (std::uint32_t term = 0; term < check_.size(); ++term) {
            std::size_t slot = static_cast<std::size_t>(WordHash::of(key(term))) & (slots_.size() - 1);
            while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
            slots_[slot] = term + 1;
        }
    }

    std::vector<std::uint32_t> slots_;  ///< Term + 1; 0 where free.
    std::vector<std::uint32_t> check_, begin_;
    std::string letters_;
};

bool is_searched(BlockRole role) { return role != BlockRole::boilerplate && role != BlockRole::related; }

/// The words of all articles, one behind the other, as terms by the order in which they were met.
struct WordStream {
    TermTable terms;
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> document_begin;
};

void read_document(const Document& doc, WordStream& stream, TextIndex& index) {
    index.start_begin.push_back(static_cast<std::uint32_t>(index.starts.size()));
    stream.document_begin.push_back(static_cast<std::uint32_t>(stream.words.size()));
    std::uint32_t last = 0, count = 0;
    const auto read = [&](std::string_view text, std::uint32_t from, bool in_text) {
        WordScanner scanner(text, from);
        while (scanner.next()) {
            stream.words.push_back(stream.terms.number(scanner.key()));
            ++count;
            if (!in_text) continue;
            put_number(index.starts, scanner.span().begin - last);
            last = scanner.span().begin;
        }
    };
    const std::string_view text = doc.text;
    if (doc.blocks.empty()) read(text, 0, true);
    for (const Block& block : doc.blocks) {
        if (is_searched(block.role)) read(text.substr(0, block.span.end), block.span.begin, true);
    }
    index.text_words.push_back(count);
    if (doc.masthead.title.empty()) read(doc.given_title, 0, false);
    index.words.push_back(count);
}

/// Term by term the places of its words in the stream, ascending.
struct SortedWords {
    std::vector<std::uint32_t> begin, places;
};

SortedWords sort_places(const WordStream& stream) {
    SortedWords out;
    out.begin.assign(stream.terms.size() + 1, 0);
    for (const std::uint32_t term : stream.words) ++out.begin[term + 1];
    std::partial_sum(out.begin.begin(), out.begin.end(), out.begin.begin());
    std::vector<std::uint32_t> next(out.begin.begin(), out.begin.end() - 1);
    out.places.resize(stream.words.size());
    for (std::uint32_t i = 0; i < stream.words.size(); ++i) out.places[next[stream.words[i]]++] = i;
    return out;
}

/// Writes one term's postings; returns in how many articles it stands.
std::uint32_t write_postings(const WordStream& stream, const std::uint32_t* from, const std::uint32_t* end, std::string& out) {
    std::uint32_t documents = 0, before = ~0u;
    const std::vector<std::uint32_t>& begins = stream.document_begin;
    auto document = begins.begin();
    while (from != end) {
        document = std::upper_bound(document, begins.end(), *from) - 1;
        const std::uint32_t* last = from;
        const std::uint32_t behind = document + 1 == begins.end() ? static_cast<std::uint32_t>(stream.words.size()) : *(document + 1);
        std::uint32_t bytes = 0, place = 0;
        for (; last != end && *last < behind; ++last) {
            bytes += size_of_number(*last - *document - place);
            place = *last - *document;
        }
        const auto number = static_cast<std::uint32_t>(document - begins.begin());
        put_number(out, number - before);  // the first article of all is one behind ~0
        put_number(out, static_cast<std::uint32_t>(last - from));
        if (last - from > 1) put_number(out, bytes);
        for (place = 0; from != last; ++from) {
            put_number(out, *from - *document - place);
            place = *from - *document;
        }
        before = number;
        ++documents;
    }
    return documents;
}

}  // namespace

TextIndex index_text(const std::vector<Document>& documents) {
    TextIndex index;
    WordStream stream;
    for (const Document& doc : documents) read_document(doc, stream, index);
    index.all_words = stream.words.size();
    const SortedWords places = sort_places(stream);

    std::vector<std::uint32_t> order(stream.terms.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return stream.terms.key(a) < stream.terms.key(b); });
    for (const std::uint32_t term : order) {
        index.term_begin.push_back(static_cast<std::uint32_t>(index.letters.size()));
        index.letters += stream.terms.key(term);
        index.posting_begin.push_back(static_cast<std::uint32_t>(index.postings.size()));
        const std::uint32_t* all = places.places.data();
        index.document_count.push_back(write_postings(stream, all + places.begin[term], all + places.begin[term + 1], index.postings));
        index.word_count.push_back(places.begin[term + 1] - places.begin[term]);
    }
    index.term_begin.push_back(static_cast<std::uint32_t>(index.letters.size()));
    index.posting_begin.push_back(static_cast<std::uint32_t>(index.postings.size()));
    index.postings.shrink_to_fit();
    index.starts.shrink_to_fit();
    return index;
}

std::size_t TextIndex::find(std::string_view wanted) const {
    std::size_t from = 0, to = terms();
    while (from < to) {
        const std::size_t middle = from + (to - from) / 2;
        if (term(middle) < wanted) from = middle + 1;
        else to = middle;
    }
    return from < terms() && term(from) == wanted ? from : terms();
}

std::size_t TextIndex::bytes() const {
    const std::size_t numbers = term_begin.size() + posting_begin.size() + document_count.size() + word_count.size() + words.size() +
                                text_words.size() + start_begin.size();
    return letters.size() + postings.size() + starts.size() + numbers * sizeof(std::uint32_t);
}

std::vector<std::uint32_t> word_starts(const TextIndex& index, std::size_t document) {
    std::vector<std::uint32_t> out;
    out.reserve(index.text_words[document]);
    std::uint32_t at = index.start_begin[document], byte = 0;
    for (std::uint32_t i = 0; i < index.text_words[document]; ++i) out.push_back(byte += take_number(index.starts.data(), at));
    return out;
}

bool PostingReader::next() {
    if (at_ >= end_) return false;
    document_ += take_number(bytes_, at_);
    frequency_ = take_number(bytes_, at_);
    if (frequency_ > 1) {
        const std::uint32_t size = take_number(bytes_, at_);
        places_ = at_;
        at_ += size;
    } else {
        places_ = at_;
        take_number(bytes_, at_);
    }
    return true;
}

void read_places(const TextIndex& index, std::uint32_t at, std::uint32_t frequency, std::vector<std::uint32_t>& out) {
    PlaceReader reader(index, at, frequency);
    while (reader.next()) out.push_back(reader.place());
}

}  // namespace dragoman
