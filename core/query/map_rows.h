#pragma once
// Where things happened: places with what is told of them.
#include <string>
#include <vector>

#include "core/base/geo_point.h"
#include "core/query/network_rows.h"

namespace dragoman {

struct PlaceRow {
    EntityIndex entity;
    std::string id, name, description;
    EntityType type = EntityType::gpe;
    std::optional<GeoPoint> at;
    bool wide = false;               ///< A country or region: somewhere in it is all that is known.
    std::uint32_t events = 0;        ///< Happenings that it is the venue of.
    std::uint32_t took_place = 0;    ///< Of those.
    std::uint32_t mentions = 0;      ///< In the articles that the filter leaves.
    std::uint32_t documents = 0;
};

struct PlaceRows {
    std::vector<PlaceRow> placed, unplaced;  ///< Most events first, then most mentions, then by id.
    std::size_t described = 0;  ///< Places that have no name ("the hotel") and no coordinates: counted, not listed.
    std::size_t size() const { return placed.size() + unplaced.size(); }
};

/// Entities of the types GPE, LOC and FAC that an article in scope names or has events in. Cost: linear in mentions and events.
PlaceRows place_rows(const Corpus& corpus, const Filter& filter);

/// What happened at a place, by time.
std::vector<LinkGroup::Row> events_at(const Corpus& corpus, const Filter& filter, EntityIndex place, std::size_t limit = 100);

}  // namespace dragoman
