#include "web/app/views.h"

#include "web/app/state.h"
#include "web/icons.h"

namespace dragoman {
namespace {

struct Uncounted {};
Uncounted uncounted(const Corpus&, const Filter&) { return {}; }

std::optional<std::size_t> number_of(Uncounted) { return std::nullopt; }
std::optional<std::size_t> number_of(std::optional<std::size_t> count) { return count; }
std::optional<std::size_t> number_of(std::size_t count) { return count; }
template <class Rows>
std::optional<std::size_t> number_of(const Rows& rows) {
    if constexpr (requires { rows.rows.size(); }) return rows.rows.size();
    else return rows.size();
}

#define DRAGOMAN_VIEW(name, label, sign, group, State, rows)                                                  \
    {View::name, label, icon::sign, Group::group,                                                             \
     [](const Corpus& corpus, const Filter& filter) { return number_of(rows(corpus, filter)); },              \
     [](const ViewInput& in, ViewStates& states, Commands& commands) { name##_ui(in, states.name, commands); }},
constexpr ViewEntry entries[] = {DRAGOMAN_VIEWS(DRAGOMAN_VIEW)};
#undef DRAGOMAN_VIEW

}  // namespace

std::string_view heading_of(Group group) {
    switch (group) {
        case Group::read: return "Read";
        case Group::who: return "Who";
        case Group::said: return "Said";
        case Group::happened: return "Happened";
        case Group::compare: return "Compare";
    }
    return {};
}

std::span<const ViewEntry, view_count> all_views() { return entries; }
const ViewEntry& entry_of(View view) { return entries[static_cast<std::size_t>(view)]; }

}  // namespace dragoman
