#pragma once
// Which words stand where: an inverted index with positions over the articles of a corpus.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"

namespace dragoman {

/// Plain arrays, so that a worker can hand it on as it is. A term's postings are a run of bytes: for each article the gap to
/// the article before, how often, (where more than once) the bytes of the places, and the places as gaps; all numbers in
/// seven bits a byte. Places are ordinals of words; `starts` leads from them to bytes of the text.
struct TextIndex {
    std::string letters;                       ///< All terms, in order of their bytes.
    std::vector<std::uint32_t> term_begin;     ///< Into letters; one more than there are terms.
    std::vector<std::uint32_t> posting_begin;  ///< Into postings; one more than there are terms.
    std::vector<std::uint32_t> document_count; ///< By term.
    std::vector<std::uint32_t> word_count;     ///< By term: in all articles.
    std::string postings;

    std::vector<std::uint32_t> words;        ///< By article: how many there are, those of a title beside its text among them.
    std::vector<std::uint32_t> text_words;   ///< By article: of the text; a place from here on is in the title.
    std::vector<std::uint32_t> start_begin;  ///< By article: into starts.
    std::string starts;                      ///< Gaps between the words' first bytes.
    std::uint64_t all_words = 0;

    std::size_t terms() const { return document_count.size(); }
    std::size_t documents() const { return words.size(); }
    std::string_view term(std::size_t i) const { return std::string_view(letters).substr(term_begin[i], term_begin[i + 1] - term_begin[i]); }
    /// The term's number, or terms() where no article has it. O(log terms).
    std::size_t find(std::string_view term) const;
    std::size_t bytes() const;  ///< Memory that it takes.
};

/// Takes all but menus and links to other stories; where metadata alone gives the title, that too.
///
/// Cost  about 50 MB of text a second on one core; while it works 8 bytes a word beside the result, which takes about as
///       much as the text.
TextIndex index_text(const std::vector<Document>& documents);

/// Where words begin in an article's text: their ordinals are the places of the index. Cost: linear in its words.
std::vector<std::uint32_t> word_starts(const TextIndex& index, std::size_t document);

/// One article of a term's postings, and on to the next.
class PostingReader {
public:
    PostingReader(const TextIndex& index, std::size_t term)
        : bytes_(index.postings.data()), at_(index.posting_begin[term]), end_(index.posting_begin[term + 1]) {}
    bool next();
    std::uint32_t document() const { return document_; }
    std::uint32_t frequency() const { return frequency_; }
    std::uint32_t places_at() const { return places_; }  ///< For read_places().

private:
    const char* bytes_;
    std::uint32_t at_, end_;
    std::uint32_t document_ = ~0u, frequency_ = 0, places_ = 0;
};

/// A term's places in one article, one after the other.
class PlaceReader {
public:
    PlaceReader() = default;
    PlaceReader(const TextIndex& index, std::uint32_t at, std::uint32_t frequency)
        : bytes_(reinterpret_cast<const unsigned char*>(index.postings.data()) + at), left_(frequency) {}
    /// Of places that are written out already; they must stay where they are.
    explicit PlaceReader(const std::vector<std::uint32_t>& places) : places_(places.data()), left_(static_cast<std::uint32_t>(places.size())) {}

    std::uint32_t place() const { return place_; }
    bool next() {
        if (left_ == 0) return false;
        --left_;
        if (places_) {
            place_ = *places_++;
            return true;
        }
        std::uint32_t gap = *bytes_++;
        if (gap >= 0x80) {  // most gaps are small
            gap &= 0x7F;
            for (int shift = 7;; shift += 7) {
                gap |= static_cast<std::uint32_t>(*bytes_ & 0x7F) << shift;
                if (*bytes_++ < 0x80) break;
            }
        }
        place_ += gap;
        return true;
    }

private:
    const unsigned char* bytes_ = nullptr;
    const std::uint32_t* places_ = nullptr;
    std::uint32_t left_ = 0, place_ = 0;
};

/// Appends `frequency` places, ascending.
void read_places(const TextIndex& index, std::uint32_t at, std::uint32_t frequency, std::vector<std::uint32_t>& out);

}  // namespace dragoman
