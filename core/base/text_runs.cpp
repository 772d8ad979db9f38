#include "core/base/text_runs.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace dragoman {
namespace {

// Sixteen bytes, a bit each. Bytes beyond ASCII are negative: they fall out of every range.

#if defined(__SSE2__)

struct Sixteen {
    __m128i bytes;
    explicit Sixteen(const char* at) : bytes(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))) {}
    static __m128i inside(__m128i x, char low, char top) {
        return _mm_and_si128(_mm_cmpgt_epi8(x, _mm_set1_epi8(static_cast<char>(low - 1))), _mm_cmplt_epi8(x, _mm_set1_epi8(static_cast<char>(top + 1))));
    }
    static std::uint64_t bits(__m128i x) { return static_cast<std::uint64_t>(_mm_movemask_epi8(x)); }
    std::uint64_t letter_or_digit() const { return bits(_mm_or_si128(inside(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z'), inside(bytes, '0', '9'))); }
    std::uint64_t apostrophe() const { return bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\''))); }
    std::uint64_t wide() const { return bits(bytes); }
    std::uint64_t blank() const { return bits(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), inside(bytes, '\t', '\r'))); }
};

#elif defined(__wasm_simd128__)

struct Sixteen {
    v128_t bytes;
    explicit Sixteen(const char* at) : bytes(wasm_v128_load(at)) {}
    static v128_t inside(v128_t x, char low, char top) { return wasm_v128_and(wasm_i8x16_ge(x, wasm_i8x16_splat(low)), wasm_i8x16_le(x, wasm_i8x16_splat(top))); }
    static std::uint64_t bits(v128_t x) { return static_cast<std::uint64_t>(wasm_i8x16_bitmask(x)); }
    std::uint64_t letter_or_digit() const { return bits(wasm_v128_or(inside(wasm_v128_or(bytes, wasm_i8x16_splat(0x20)), 'a', 'z'), inside(bytes, '0', '9'))); }
    std::uint64_t apostrophe() const { return bits(wasm_i8x16_eq(bytes, wasm_i8x16_splat('\''))); }
    std::uint64_t wide() const { return bits(bytes); }
    std::uint64_t blank() const { return bits(wasm_v128_or(wasm_i8x16_eq(bytes, wasm_i8x16_splat(' ')), inside(bytes, '\t', '\r'))); }
};

#else

struct Sixteen {
    const char* bytes;
    explicit Sixteen(const char* at) : bytes(at) {}
    template <class Is>
    std::uint64_t bits(Is is) const {
        std::uint64_t found = 0;
        for (unsigned i = 0; i < 16; ++i) found |= static_cast<std::uint64_t>(is(static_cast<unsigned char>(bytes[i]))) << i;
        return found;
    }
    std::uint64_t letter_or_digit() const {
        return bits([](unsigned char c) { return (c < 0x80 && (c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9'); });
    }
    std::uint64_t apostrophe() const { return bits([](unsigned char c) { return c == '\''; }); }
    std::uint64_t wide() const { return bits([](unsigned char c) { return c >= 0x80; }); }
    std::uint64_t blank() const { return bits([](unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }); }
};

#endif

/// Sixty-four bytes, a bit each.
struct ByteBits {
    std::uint64_t run = 0;    ///< Of a LetterRun.
    std::uint64_t joint = 0;  ///< Apostrophes and bytes beyond ASCII.
    std::uint64_t mark = 0;

    explicit ByteBits(const char* sixty_four) {
        for (unsigned place = 0; place < 64; place += 16) {
            const Sixteen bytes(sixty_four + place);
            const std::uint64_t odd = bytes.apostrophe() | bytes.wide(), letters = bytes.letter_or_digit() | odd;
            run |= letters << place;
            joint |= odd << place;
            mark |= (0xFFFF & ~(letters | bytes.blank())) << place;
        }
    }
};

}  // namespace

TextRuns::TextRuns(std::string_view text) : letters(text.size() / 5 + 64), marks(text.size() / 16 + 64) {
    std::size_t begun = 0, ended = 0, marked = 0;
    char last[64];
    std::uint64_t before = 0, carry = 0;  // the last byte was of a run; of one with a joint
    for (std::size_t at = 0; at <= text.size(); at += 64) {
        const char* bytes = text.data() + at;
        if (text.size() - at < sizeof last) {
            std::memset(last, ' ', sizeof last);
            std::memcpy(last, bytes, text.size() - at);
            bytes = last;
        }
        const ByteBits bits(bytes);
        if (letters.size() < begun + 33) letters.resize(2 * letters.size());
        if (marks.size() < marked + 64) marks.resize(2 * marks.size());
        const std::uint64_t behind = bits.run << 1 | before;
        const auto place_of = [at](std::uint64_t left) { return static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(left)); };
        for (std::uint64_t left = bits.run & ~behind; left != 0; left &= left - 1) letters[begun++].begin = place_of(left);
        // Each joint adds a carry that runs on to the end of its run.
        const std::uint64_t sum = bits.run + bits.joint, odd_end = sum + carry;
        carry = sum < bits.run || odd_end < sum;
        for (std::uint64_t left = ~bits.run & behind; left != 0; left &= left - 1) {
            LetterRun& run = letters[ended++];
            run = {run.begin, place_of(left) & 0x7FFFFFFF, (odd_end & left & (0 - left)) == 0};
        }
        for (std::uint64_t left = bits.mark; left != 0; left &= left - 1) marks[marked++] = place_of(left);
        before = bits.run >> 63;
    }
    letters.resize(ended);
    marks.resize(marked);
}

}  // namespace dragoman
