#pragma once
// Entities that are known beforehand: names, types, dated offices, a prior. Read-only once loaded.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/geo_point.h"
#include "core/document/span.h"
#include "core/document/types.h"
#include "core/knowledge/kb_ids.h"
#include "core/knowledge/kb_postings.h"

namespace dragoman {

struct KbRole {
    std::string_view title;  ///< One wording for each office, lower case: "foreign minister", "president".
    KbIndex of;              ///< The country or body; none where not known.
    std::optional<Date> from, to;  ///< `to` absent: still held when the source was made.
};

/// Its words are views into the knowledge base's text.
struct KbEntry {
    std::string_view id;        ///< "wd:Q58217"; "kb:slug" for an entry without a Wikidata id.
    std::string_view name;
    std::string_view kind;         ///< country, city, armed-group, government-body, outlet …; "" for persons.
    std::string_view description;  ///< "Russian politician"
    std::span<const std::string_view> aliases;
    std::span<const std::string_view> demonyms;  ///< "Afghan": a NORP mention that links to the country.
    std::span<const KbRole> roles;      ///< Of a person.
    std::optional<DateInterval> held;   ///< Of an event or agreement: when it was.
    KbIndex country;                    ///< Of a city, body, person; for a country itself none.
    KbIndex capital;                    ///< Of a country.
    KbIndex government;                 ///< Of a country: the entry of its government, where there is one.
    std::optional<GeoPoint> at;         ///< Of a place: where it lies, of a country or region about its middle.
    float prior = 0.f;                  ///< 0…1, how likely a name means this one, all else equal.
    EntityType type = EntityType::person;

    std::string_view wikidata() const { return id.starts_with("wd:") ? id.substr(3) : std::string_view(); }  ///< "Q58217" or "".
};

class KnowledgeBase {
public:
    KnowledgeBase() = default;
    KnowledgeBase(KnowledgeBase&&) = default;  // entries look into its own text: moved, not copied
    KnowledgeBase& operator=(KnowledgeBase&&) = default;
    /// Reads the tables of assets/kb (columns: assets/kb/README.md). A later table adds to the rows
    /// of an earlier one that have the same id: filled cells replace, aliases are added, and an alias
    /// that begins with "-" is taken away.
    static KnowledgeBase from_tsv(std::span<const std::string_view> entries,
                                  std::span<const std::string_view> roles);
    static KnowledgeBase from_tsv(std::string_view entries, std::string_view roles) {
        return from_tsv(std::span(&entries, 1), std::span(&roles, 1));
    }

    /// Reads a table of where places lie (id, lat, lon in degrees); ids that are not known are passed over.
    void add_places(std::string_view tsv);

    std::span<const KbEntry> entries() const { return entries_; }  ///< Best prior first.
    const KbEntry& operator[](KbIndex index) const { return entries_[index.at()]; }
    /// Entries one of whose names, aliases or demonyms has the key of `name` (name_key.h), best prior
    /// first. Abbreviations of up to three letters match capitals alone: "US" is not "us". O(1).
    std::span<const KbIndex> named(std::string_view name) const;
    /// The same by spelling_key: "Suheil Shahin" finds Suhail Shaheen. Persons and places. O(1).
    std::span<const KbIndex> spelled(std::string_view name) const;
    /// Persons whose family name has the key of `surname`, best prior first. O(1).
    std::span<const KbIndex> surnamed(std::string_view surname) const;
    /// Who held `title` of `of` on some day of `when`, latest to take office first; empty where unknown.
    std::vector<KbIndex> holders(std::string_view title, KbIndex of, DateInterval when) const;
    /// The countries whose demonym `name` is ("Afghan", "Afghans").
    std::span<const KbIndex> by_demonym(std::string_view name) const;
    /// Countries whose capital or seat of government `city` is.
    KbIndex governed_from(KbIndex city) const;
    std::span<const KbIndex> agreements() const { return agreements_; }  ///< Entries of that kind, best prior first.
    KbIndex by_wikidata(std::string_view id) const { return by_id(id); }
    KbIndex by_id(std::string_view id) const { return by_id_.find(id, entries_); }  ///< "Q58217", "wd:Q58217" or "kb:slug".
    bool is_demonym(KbIndex entry, std::string_view name) const;

private:
    struct Rows;
    void index();
    std::vector<char> text_;  ///< The tables' bytes and the ids; never grows after reading.
    std::vector<std::string_view> lists_;
    std::vector<KbRole> roles_;
    std::vector<KbEntry> entries_;
    std::vector<KbIndex> agreements_;
    KbPostings by_name_, by_spelling_, by_surname_, by_demonym_, by_office_, by_capital_;
    KbIds by_id_;
};

/// Family name of a person's full name: the last word, "al-" and kin dropped; the first where the
/// name's country writes it so ("Xi Jinping").
std::string_view surname_of(std::string_view name, bool family_name_first = false);

}  // namespace dragoman
