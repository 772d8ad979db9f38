#pragma once
// What entities do to each other, coarser than PLOVER: the kinds of links that a network tells apart.
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/document/types.h"

namespace dragoman {

enum class Relation : std::uint8_t { met, agreed, backed, yielded, asked, accused, pressed, fought, named };
inline constexpr std::size_t relation_count = 9;

struct RelationKind {
    Relation relation;
    char letter;                 ///< Drawn on a link, so that its colour never stands alone.
    std::string_view name;       ///< "met or talked": a heading, a switch.
    std::string_view does;       ///< "met": between two names.
    std::string_view undergone;  ///< "was accused by": the same, told from the other end.
    bool directed;               ///< One does it to the other; else both do it.
};
const RelationKind& relation_kind(Relation relation);

/// nullopt for a statement: saying something is no dealing with anybody.
std::optional<Relation> relation_of(EventType type);

}  // namespace dragoman
