#include "core/search/query_places.h"

#include <algorithm>

namespace dragoman {
namespace {

using Runs = std::vector<WordRun>;

bool by_first(const WordRun& a, const WordRun& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; }

Runs any_runs(const Query& query, std::uint32_t node, const TermPlaces& places);

/// Words of the phrase one behind the other: from each place of its first word on.
Runs phrase_runs(const Query& query, const QueryNode& node, const TermPlaces& places) {
    const auto at = [&](std::size_t i) -> const std::vector<std::uint32_t>& { return places[query[node.children[i]].index]; };
    Runs out;
    std::vector<std::size_t> cursor(node.children.size(), 0);
    for (const std::uint32_t first : at(0)) {
        bool whole = true;
        for (std::size_t i = 1; i < node.children.size() && whole; ++i) {
            const std::vector<std::uint32_t>& next = at(i);
            while (cursor[i] < next.size() && next[cursor[i]] < first + i) ++cursor[i];
            whole = cursor[i] < next.size() && next[cursor[i]] == first + i;
        }
        if (whole) out.push_back({first, first + static_cast<std::uint32_t>(node.children.size()) - 1});
    }
    return out;
}

/// The narrowest windows that hold a run of every child, each run once: a window is moved along all runs, as wide as it must be.
Runs near_runs(const Query& query, const QueryNode& node, const TermPlaces& places) {
    struct Mark {
        WordRun run;
        std::size_t child;
    };
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        for (const WordRun& run : any_runs(query, node.children[i], places)) marks.push_back({run, i});
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return by_first(a.run, b.run); });
    Runs out;
    std::vector<std::size_t> last(node.children.size(), SIZE_MAX);  // the mark of each child met last
    for (std::size_t m = 0; m < marks.size(); ++m) {
        last[marks[m].child] = m;
        if (std::find(last.begin(), last.end(), SIZE_MAX) != last.end()) continue;
        std::uint32_t first = ~0u, end = 0, own = 0;
        for (const std::size_t i : last) {
            first = std::min(first, marks[i].run.first);
            end = std::max(end, marks[i].run.last);
            own += marks[i].run.last - marks[i].run.first + 1;
        }
        const std::uint32_t between = end - first + 1 > own ? end - first + 1 - own : 0;
        if (between > node.distance) continue;
        out.push_back({first, end});
        std::fill(last.begin(), last.end(), SIZE_MAX);
    }
    return out;
}

void append_runs(const Query& query, std::uint32_t index, const TermPlaces& places, Runs& out) {
    const QueryNode& node = query[index];
    switch (node.kind) {
        case QueryNode::Kind::term:
            for (const std::uint32_t place : places[node.index]) out.push_back({place, place});
            break;
        case QueryNode::Kind::phrase:
        case QueryNode::Kind::near: {
            const Runs runs = node.kind == QueryNode::Kind::phrase ? phrase_runs(query, node, places) : near_runs(query, node, places);
            out.insert(out.end(), runs.begin(), runs.end());
            break;
        }
        case QueryNode::Kind::all:
        case QueryNode::Kind::any:
            for (const std::uint32_t child : node.children) append_runs(query, child, places, out);
            break;
        case QueryNode::Kind::none:
        case QueryNode::Kind::field: break;
    }
}

Runs any_runs(const Query& query, std::uint32_t node, const TermPlaces& places) {
    Runs out;
    append_runs(query, node, places, out);
    return out;
}

}  // namespace

bool holds(const Query& query, std::uint32_t index, const TermPlaces& places, const FieldAnswer& field) {
    const QueryNode& node = query[index];
    const auto child_holds = [&](std::uint32_t child) { return holds(query, child, places, field); };
    switch (node.kind) {
        case QueryNode::Kind::all: return std::all_of(node.children.begin(), node.children.end(), child_holds);
        case QueryNode::Kind::any: return std::any_of(node.children.begin(), node.children.end(), child_holds);
        case QueryNode::Kind::none: return !child_holds(node.children.front());
        case QueryNode::Kind::term: return !places[node.index].empty();
        case QueryNode::Kind::phrase: return !phrase_runs(query, node, places).empty();
        case QueryNode::Kind::near: return !near_runs(query, node, places).empty();
        case QueryNode::Kind::field: return field(index);
    }
    return false;
}

std::vector<WordRun> runs_of(const Query& query, std::uint32_t node, const TermPlaces& places) {
    Runs runs = any_runs(query, node, places);
    std::sort(runs.begin(), runs.end(), by_first);
    Runs out;
    for (const WordRun& run : runs) {
        if (out.empty() || run.last > out.back().last) out.push_back(run);
    }
    return out;
}

}  // namespace dragoman
