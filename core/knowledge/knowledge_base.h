#pragma once
// Entities that are known beforehand: names, types, dated offices, a prior. Read-only once loaded.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/text_hash.h"
#include "core/document/span.h"
#include "core/document/types.h"

namespace dragoman {

struct KbRole {
    std::string title;  ///< Lower case: "foreign minister", "president".
    KbIndex of;         ///< The country or body; none where not known.
    std::optional<Date> from, to;  ///< `to` absent: still held when the source was made.
};

struct KbEntry {
    std::string id;        ///< "wd:Q58217"; "kb:slug" for an entry without a Wikidata id.
    std::string wikidata;  ///< "Q58217" or "".
    std::string name;
    EntityType type = EntityType::person;
    std::string kind;         ///< country, city, armed-group, government-body, outlet …; "" for persons.
    std::string description;  ///< "Russian politician"
    std::vector<std::string> aliases;
    std::vector<std::string> demonyms;  ///< "Afghan": a NORP mention that links to the country.
    KbIndex country;                    ///< Of a city, body, person; for a country itself none.
    KbIndex capital;                    ///< Of a country.
    KbIndex government;                 ///< Of a country: the entry of its government, where there is one.
    std::vector<KbRole> roles;          ///< Of a person.
    std::optional<DateInterval> held;   ///< Of an event or agreement: when it was.
    float prior = 0.f;                  ///< 0…1, how likely a name means this one, all else equal.
};

class KnowledgeBase {
public:
    KnowledgeBase() = default;
    /// Reads assets/kb/*.tsv of the pack (see assets/kb/README.md for the columns).
    static KnowledgeBase from_tsv(std::string_view entries, std::string_view roles);

    std::span<const KbEntry> entries() const { return entries_; }
    const KbEntry& operator[](KbIndex index) const { return entries_[index.at()]; }
    /// Entries one of whose names, aliases or demonyms folds to folded(`name`), best prior first. O(1).
    std::span<const KbIndex> named(std::string_view name) const;
    /// Persons whose last name folds to folded(`surname`).
    std::span<const KbIndex> surnamed(std::string_view surname) const;
    /// Who held `title` of `of` on some day of `when`; empty where unknown.
    std::vector<KbIndex> holders(std::string_view title, KbIndex of, DateInterval when) const;
    KbIndex by_wikidata(std::string_view id) const;
    bool is_demonym(KbIndex entry, std::string_view name) const;

private:
    std::vector<KbEntry> entries_;
    TextMap<std::vector<KbIndex>> by_name_, by_surname_;
    TextMap<KbIndex> by_wikidata_;
};

}  // namespace dragoman
