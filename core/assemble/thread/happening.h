#pragma once
// What the thread builder compares: an event with its parties rolled up to states and groups, its
// place, its days and the words that name it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Kinds of happening that are followed; events of different families never share a thread.
enum class Family : std::uint8_t { none, talks, call, withdrawal, release, ceasefire, deal, offer, attack, aid, measure, deployment };

/// Entities as parties: a minister acts for the country whose office is held, a city's government for
/// the state; what cannot be rolled up stands for itself.
class PartyMap {
public:
    PartyMap(const Corpus& corpus, const Resources& resources);
    /// A key that is equal for entities that act for one state or group; -1 for none.
    std::int32_t party(EntityIndex entity) const { return entity ? party_[entity.at()] : -1; }

    /// When a known event or accord was; none for what has no date.
    const std::optional<DateInterval>& held(EntityIndex entity) const { return held_[entity.at()]; }
    bool is_country(EntityIndex entity) const { return country_[entity.at()]; }

private:
    std::vector<bool> country_;
    std::vector<std::optional<DateInterval>> held_;
    std::vector<std::int32_t> party_;
};

struct Happening {
    DocumentIndex document;
    EventIndex event;
    Family family = Family::none;
    Few<std::int32_t> parties;           ///< Sorted, each once.
    Few<std::int32_t> topics;            ///< What it is about or for: "talks on Peru", "the Peruvian talks".
    Few<EntityIndex> entities;           ///< Actors, then recipients, as named.
    EntityIndex place, named;            ///< `named`: an EVENT or LAW that the trigger belongs to.
    std::optional<DateInterval> when;    ///< Where the sentence says; at most a year wide.
    std::string_view ordinal;            ///< "ninth" of "the ninth round".
    bool definite = false, place_is_country = false, named_properly = false;
    bool attendance = false;  ///< "attend", "take part": one party more, not another meeting.
};

/// The middle of the days on which an article may have appeared; 0 where nothing is known.
std::int32_t day_of(const Document& doc);
Family family_of(const Event& event);
Happening happening_of(const Corpus& corpus, const PartyMap& parties, DocumentIndex document, EventIndex event);

}  // namespace dragoman
