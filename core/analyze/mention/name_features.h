#pragma once
// What the sequence model sees of a text. The trainer calls the same code, so that both see the same.
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/analyze/mention/token_view.h"
#include "core/knowledge/lexicon.h"
#include "core/knowledge/name_gazetteer.h"
#include "core/knowledge/name_model.h"

namespace dragoman {

/// Half-open range of tokens.
using TokenRange = std::pair<std::uint32_t, std::uint32_t>;

struct NameTables {
    const NameWords& words;
    const NameGazetteer& gazetteer;
    const Table& titles;  ///< lexicon name-titles
};

/// One token as features see it.
struct NameToken {
    std::uint32_t lower = 0, shape = 0;  ///< Hashes.
    std::uint32_t affix[6] = {};         ///< Hashes of the first 2, 3, 4 and last 2, 3, 4 bytes.
    std::uint32_t cluster = 0, low_cluster = 0;
    std::uint32_t bits = 0;
    std::uint32_t known = 0;     ///< Kinds and place in the longest known name that covers it.
    std::uint32_t article = 0;   ///< How the rest of the article writes and uses the word (bit set).
    std::uint32_t sentence = 0;  ///< 0 running text, 1 title case, 2 capitals.
    std::uint8_t title = 0;      ///< 1 honorific or rank, 2 office, 3 modifier.
    bool capital = false, all_upper = false, initial = false, glued = false, digit = false, word = false;
    bool active = false;         ///< May be part of a name.
};

/// Active stretches of a sentence are decoded each on its own; all else is outside of names.
struct NameText {
    std::vector<NameToken> tokens;
    std::vector<TokenRange> runs;      ///< In order; each within one sentence.
    std::vector<TokenRange> sentence;  ///< Of the run with the same index.
};

NameText read_name_text(std::span<const TokenView> tokens, std::span<const TokenRange> sentences, const NameTables& tables);

/// The buckets of all features that hold at token `i` of run `run`: as many at every token.
constexpr std::size_t name_feature_count = 58;
using NameBuckets = std::array<std::uint32_t, name_feature_count>;
NameBuckets name_features(const NameText& text, std::size_t run, std::uint32_t i, std::uint32_t bucket_bits);

}  // namespace dragoman
