#pragma once
#include <string>
#include <vector>

#include "core/query/evidence.h"
#include "core/query/network_rows.h"
#include "core/query/quotation_rows.h"

namespace dragoman {

struct RoleRow {
    std::string text;  ///< "foreign minister of Russia"
    std::optional<DateInterval> held;
    std::vector<EvidenceRow> evidence;
};

/// What it did to whom: one row a relation, side and other party.
struct DealingRow {
    Relation relation = Relation::met;
    bool actor = true;  ///< It acted; else it was acted upon.
    EntityIndex other;
    std::string other_id, other_name;
    EntityType other_type = EntityType::person;
    std::uint32_t count = 0, took_place = 0;  ///< Happenings, as in the network.
};

struct CompanyRow {
    EntityIndex entity;
    std::string id, name;
    EntityType type = EntityType::person;
    std::uint32_t sentences = 0;  ///< That name both.
};

struct EntityDossier {
    EntityIndex entity;
    std::string id, name, description, wikidata;
    EntityType type = EntityType::person;
    std::vector<Alias> aliases;
    std::vector<RoleRow> roles;
    std::vector<QuotationRow> statements;  ///< Newest first.
    std::vector<DealingRow> dealings;      ///< By relation, then most frequent first.
    std::vector<CompanyRow> company;       ///< Most frequent first, at most 12.
    std::vector<EvidenceRow> mentions;     ///< Names and nominals in context, in document order.
    std::uint32_t mention_count = 0, document_count = 0;
    Provenance why;
};

/// `limit`: contexts at most (the counts stay whole).
EntityDossier entity_dossier(const Corpus& corpus, EntityIndex entity, std::size_t limit = 200);

}  // namespace dragoman
