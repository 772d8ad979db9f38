#include "core/assemble/story/minhash.h"

#include <algorithm>

#include "core/base/text_hash.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t shingle_words = 5;
/// Odd numbers of chance, one for each place in a run: the products do not wait for each other.
constexpr std::uint64_t place_factor[shingle_words] = {0x9e3779b97f4a7c15ull, 0xbf58476d1ce4e5b9ull, 0x94d049bb133111ebull, 0xd6e8feb86659fd93ull, 0xa0761d6478bd642full};
constexpr std::uint32_t empty_bin = 0xFFFFFFFFu;

std::uint64_t mixed(std::uint64_t x) {  // finaliser of splitmix64
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9ull;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

std::uint64_t word_hash(std::string_view word) {
    for (const char c : word) {
        if (static_cast<unsigned char>(c) >= 0x80) return text_hash(lowered(word));
    }
    std::uint64_t hash = 0xcbf29ce484222325ull;
    for (const char c : word) {
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        hash = (hash ^ static_cast<unsigned char>(low)) * 0x100000001b3ull;
    }
    return hash;
}

bool is_word(std::string_view text) {
    if (text.empty()) return false;
    const unsigned char c = static_cast<unsigned char>(text[0]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::vector<std::uint64_t> word_shingles(const Document& doc) {
    std::vector<std::uint64_t> words;
    for (const Sentence& sentence : doc.sentences) {
        if (sentence.block) {
            const BlockRole role = doc.blocks[sentence.block.at()].role;
            if (role != BlockRole::title && role != BlockRole::body && role != BlockRole::heading) continue;
        }
        for (std::size_t t = sentence.first.at(); t < sentence.last.at(); ++t) {
            const std::string_view word = text_of(doc, TokenIndex(t));
            if (is_word(word)) words.push_back(word_hash(word));
        }
    }
    std::vector<std::uint64_t> shingles;
    if (words.empty()) return shingles;
    const std::size_t width = std::min(shingle_words, words.size());
    shingles.reserve(words.size());
    for (std::size_t i = 0; i + width <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t k = 0; k < width; ++k) hash += words[i + k] * place_factor[k];
        shingles.push_back(mixed(hash));
    }
    return shingles;
}

MinHash minhash(std::span<const std::uint64_t> shingles) {
    MinHash sketch;
    sketch.fill(empty_bin);
    for (const std::uint64_t shingle : shingles) {
        const std::uint64_t hash = mixed(shingle);
        const std::size_t bin = hash % minhash_bins;
        const std::uint32_t value = static_cast<std::uint32_t>(hash >> 32);
        if (value < sketch[bin]) sketch[bin] = value;
    }
    if (shingles.empty()) return sketch;
    const MinHash full = sketch;
    for (std::size_t bin = 0; bin < minhash_bins; ++bin) {
        for (std::size_t step = 1; sketch[bin] == empty_bin && step < minhash_bins; ++step) {
            const std::uint32_t lent = full[(bin + step) % minhash_bins];
            if (lent != empty_bin) sketch[bin] = static_cast<std::uint32_t>(mixed(lent + step * 0x9e3779b9ull));
        }
    }
    return sketch;
}

double similarity(const MinHash& a, const MinHash& b) {
    std::size_t equal = 0;
    for (std::size_t i = 0; i < minhash_bins; ++i) equal += a[i] == b[i] && a[i] != empty_bin;
    return static_cast<double>(equal) / static_cast<double>(minhash_bins);
}

}  // namespace dragoman
