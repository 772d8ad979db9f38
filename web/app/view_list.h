#pragma once
// The views: one line each, in the order of the rail. From it follow the enum, the address, the state that App keeps, the rail,
// the tabs, the number keys, the counts and the drawing. A new view is its pair of files in web/view, that header in
// web/app/state.h, and a line here.
//
//   VIEW(name, label, icon, group, State, rows)
//     name   its key in an address; drawn by name_ui(const ViewInput&, State&, Commands&)
//     icon   of web/icons.h (assets/icons.tsv)
//     group  of the rail, see Group; views of a group stand together
//     rows   rows(corpus, filter): how many of them there are stands in the rail; `uncounted` where that says nothing
#define DRAGOMAN_VIEWS(VIEW)                                                                          \
    VIEW(documents, "Documents", files, read, DocumentsState, count_documents)                        \
    VIEW(reader, "Reader", book_open_text, read, ReaderState, uncounted)                              \
    VIEW(search, "Search", search, read, SearchState, count_found)                                    \
    VIEW(concordance, "Concordance", rows_3, read, ConcordanceState, uncounted)                       \
    VIEW(entities, "Entities", users, who, EntitiesState, count_entities)                             \
    VIEW(network, "Network", network, who, NetworkState, network)                                     \
    VIEW(matrix, "Matrix", grid_3x3, who, MatrixState, uncounted)                                     \
    VIEW(map, "Map", map, who, MapState, place_rows)                                                  \
    VIEW(quotations, "Quotations", quote, said, QuotationsState, count_quotations)                    \
    VIEW(timeline, "Timeline", calendar_range, happened, TimelineState, count_events)                 \
    VIEW(threads, "Threads", waypoints, happened, ThreadsState, thread_rows)                          \
    VIEW(agreements, "Agreements", handshake, happened, AgreementsState, agreement_rows)              \
    VIEW(conflicts, "Conflicts", git_compare, compare, ConflictsState, conflict_rows)                 \
    VIEW(stories, "Stories", layers, compare, StoriesState, story_rows)                               \
    VIEW(statistics, "Statistics", chart_column, compare, StatisticsState, uncounted)

#include <cstddef>
#include <cstdint>

namespace dragoman {

#define DRAGOMAN_VIEW(name, ...) name,
enum class View : std::uint8_t { DRAGOMAN_VIEWS(DRAGOMAN_VIEW) };
#undef DRAGOMAN_VIEW

#define DRAGOMAN_VIEW(...) +1
inline constexpr std::size_t view_count = 0 DRAGOMAN_VIEWS(DRAGOMAN_VIEW);
#undef DRAGOMAN_VIEW

}  // namespace dragoman
