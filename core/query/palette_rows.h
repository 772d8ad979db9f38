#pragma once
// Whatever can be gone to by the first letters of its name.
#include <string>
#include <string_view>
#include <vector>

#include "core/corpus/corpus.h"

namespace dragoman {

struct PaletteRow {
    enum class Kind : std::uint8_t { command, entity, document };
    Kind kind = Kind::command;
    std::size_t command = 0;  ///< Of the commands that were handed in.
    std::string id;           ///< Of an entity or article.
    std::string label, beside;
    EntityType type = EntityType::person;
    int score = 0;
};

/// How well `typed` names `name`, both folded; 0: not at all. Each typed word begins a word of the name, in this order
/// ("mo de" → "Moscow Declaration"), else the letters typed are the first ones of its words ("mfa"), else they stand in it in
/// this order. What matches sooner and leaves less over is better.
int palette_score(std::string_view name, std::string_view typed);

/// The best first, at most `most`: commands, then entities by their mentions, then articles where they match equally well.
/// With nothing typed the commands alone.
///
/// Cost  linear in the names of the corpus.
std::vector<PaletteRow> palette_rows(const Corpus& corpus, const std::vector<std::string>& commands, std::string_view typed, std::size_t most = 50);

}  // namespace dragoman
