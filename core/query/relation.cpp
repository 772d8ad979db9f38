#include "core/query/relation.h"

namespace dragoman {
namespace {

/// By Relation.
constexpr RelationKind relation_kinds[] = {
    {Relation::met, 'M', "met or talked", "met", "met", false},
    {Relation::agreed, 'A', "agreed or promised", "agreed with", "was promised by", true},
    {Relation::backed, 'B', "backed or helped", "backed", "was backed by", true},
    {Relation::yielded, 'Y', "gave way", "gave way to", "was given way by", true},
    {Relation::asked, 'R', "asked", "asked", "was asked by", true},
    {Relation::accused, 'C', "accused or refused", "accused or refused", "was accused or refused by", true},
    {Relation::pressed, 'P', "threatened or pressed", "threatened or pressed", "was threatened or pressed by", true},
    {Relation::fought, 'F', "attacked", "attacked", "was attacked by", true},
    {Relation::named, 'N', "named in one sentence", "is named with", "is named with", false},
};

struct TypeRelation {
    EventType type;
    Relation relation;
};

/// PLOVER's types (manual of 2021) by what they say of two parties.
constexpr TypeRelation relations[] = {
    {EventType::consult, Relation::met},       {EventType::agree, Relation::agreed},     {EventType::cooperate, Relation::backed},
    {EventType::support, Relation::backed},    {EventType::aid, Relation::backed},       {EventType::concede, Relation::yielded},
    {EventType::retreat, Relation::yielded},   {EventType::request, Relation::asked},    {EventType::accuse, Relation::accused},
    {EventType::reject, Relation::accused},    {EventType::protest, Relation::accused},  {EventType::threaten, Relation::pressed},
    {EventType::sanction, Relation::pressed},  {EventType::mobilize, Relation::pressed}, {EventType::coerce, Relation::pressed},
    {EventType::assault, Relation::fought},
};

}  // namespace

const RelationKind& relation_kind(Relation relation) { return relation_kinds[static_cast<std::size_t>(relation)]; }

std::optional<Relation> relation_of(EventType type) {
    for (const TypeRelation& row : relations) {
        if (row.type == type) return row.relation;
    }
    return std::nullopt;
}

}  // namespace dragoman
