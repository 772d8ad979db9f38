#include "core/analyze/token/boundary_features.h"

#include <algorithm>

#include "core/analyze/token/characters.h"

namespace dragoman {
namespace {

std::uint64_t lower_hash(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325ull;
    for (const char c : word.substr(0, 32)) {
        const char folded = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c >= '0' && c <= '9' ? '0' : c;
        hash = (hash ^ static_cast<unsigned char>(folded)) * 0x100000001b3ull;
    }
    return hash;
}

/// "Xx", "X", "x", "0", with marks as they are; runs are one.
std::uint64_t shape_hash(std::string_view word) {
    std::uint64_t hash = 0x84222325cbf29ce4ull;
    char last = 0;
    for (const char c : word.substr(0, 32)) {
        const char kind = c >= 'A' && c <= 'Z' ? 'X' : c >= 'a' && c <= 'z' ? 'x' : c >= '0' && c <= '9' ? '0' : (c & 0x80) ? 'u' : c;
        if (kind != last) hash = (hash ^ static_cast<unsigned char>(kind)) * 0x100000001b3ull;
        last = kind;
    }
    return hash * 2 + (word.size() == 1);
}

std::uint64_t bucket(std::size_t n) { return n < 4 ? n : n < 8 ? 4 : n < 16 ? 5 : 6; }

}  // namespace

bool is_open_gap(std::string_view text, std::span<const Span> tokens, std::size_t next) {
    const char32_t begins = point_at(text, tokens[next].begin).value, ends = point_before(text, tokens[next - 1].end).value;
    if (is_lower(begins)) return !is_lower(ends) && ends != ',' && ends != '-' && !is_apostrophe(begins);
    return !is_apostrophe(begins) && begins != ',' && begins != '.';
}

BoundaryWords::Hashes BoundaryWords::read(std::string_view word) { return {lower_hash(word), shape_hash(word)}; }

BoundaryFeatures boundary_features(BoundaryWords& words, std::size_t next, bool ruled, std::size_t start) {
    const std::span<const Span> tokens = words.tokens();
    // Before the first word the index wraps to a large one.
    const BoundaryWords::Hashes p = words.at(next - 1), pp = words.at(next - 2), n = words.at(next), nn = words.at(next + 1);
    const std::uint64_t pl = p.lower, ppl = pp.lower, nl = n.lower, nnl = nn.lower;
    const std::uint64_t ps = p.shape, pps = pp.shape, ns = n.shape, nns = nn.shape;
    const std::uint64_t gap = std::min<std::uint64_t>(3, tokens[next].begin - tokens[next - 1].end) * 2 + ruled;
    return {
        feature_key(0, gap),
        feature_key(1, pl, gap),
        feature_key(2, nl, gap),
        feature_key(3, ps, ns, gap),
        feature_key(4, pl, ns, ruled),
        feature_key(5, ps, nl, ruled),
        feature_key(6, pps, ps, ns),
        feature_key(7, ps, ns, nns),
        feature_key(8, ppl, ns),
        feature_key(9, nnl, ps),
        feature_key(10, ppl, pl),
        feature_key(11, nl, nnl),
        feature_key(12, bucket(next - start), ps, ns),
        feature_key(13, bucket(next), ps, ns),
        feature_key(14, bucket(tokens.size() - next), ps, ns),
        feature_key(15, words.at(0).shape, ps, ns),
        feature_key(16, pl, nl),
        feature_key(17, pps, ps, nl),
        feature_key(18, pl, ns, nns),
        feature_key(19, words.at(start).shape, bucket(next - start), ruled),
    };
}

}  // namespace dragoman
