#include "web/app/view_options.h"

#include <algorithm>
#include <optional>
#include <span>

namespace dragoman {
namespace {

constexpr std::string_view nothing = "none";  ///< Every switch is off.

constexpr std::string_view warned[] = {"all", "warned"};
constexpr std::string_view layers[] = {"names", "descriptions", "pronouns", "dates", "quotations", "events"};                        // as MarkLayer
constexpr std::string_view kinds[] = {"all", "people", "groups", "places", "other"};
constexpr std::string_view relations[] = {"met", "agreed", "backed", "yielded", "asked", "accused", "pressed", "fought", "named"};  // as Relation
constexpr std::string_view places[] = {"all", "venues", "named"};
constexpr std::string_view quoted[] = {"all", "direct", "reported", "retold"};
constexpr std::string_view lanes[] = {"actors", "threads", "articles"};
constexpr std::string_view claims[] = {"claims", "left-out"};

struct ViewOption {
    View view;
    std::span<const std::string_view> words;
    std::optional<ViewChoice> switches = {};  ///< Those that are on at first; none: one of the words holds, at first the first.
};
constexpr ViewOption view_options[] = {
    {View::documents, warned},
    {View::reader, layers, 0b011011},
    {View::entities, kinds},
    {View::network, relations, 0b011111111},
    {View::matrix, relations, 0b011111111},
    {View::map, places},
    {View::quotations, quoted},
    {View::timeline, lanes},
    {View::conflicts, claims},
};

const ViewOption* option_of(View view) {
    for (const ViewOption& option : view_options) {
        if (option.view == view) return &option;
    }
    return nullptr;
}

}  // namespace

const ViewChoices& first_choices() {
    static constexpr ViewChoices first = [] {
        ViewChoices made{};
        for (const ViewOption& option : view_options) made[static_cast<std::size_t>(option.view)] = option.switches.value_or(0);
        return made;
    }();
    return first;
}

std::string choice_words(View view, ViewChoice choice) {
    const ViewOption* option = option_of(view);
    if (!option || choice == first_choices()[static_cast<std::size_t>(view)]) return {};
    if (!option->switches) return choice < option->words.size() ? std::string(option->words[choice]) : std::string();
    std::string out;
    for (std::size_t i = 0; i < option->words.size(); ++i) {
        if (is_on(choice, i)) out += (out.empty() ? "" : ",") + std::string(option->words[i]);
    }
    return out.empty() ? std::string(nothing) : out;
}

ViewChoice read_choice(View view, std::string_view words) {
    const ViewOption* option = option_of(view);
    const ViewChoice first = first_choices()[static_cast<std::size_t>(view)];
    if (!option || words.empty()) return first;
    if (option->switches && words == nothing) return 0;
    ViewChoice read = 0;
    bool any = false;
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(','));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        for (std::size_t i = 0; i < option->words.size(); ++i) {
            if (option->words[i] != word) continue;
            read = option->switches ? static_cast<ViewChoice>(read | 1u << i) : static_cast<ViewChoice>(i);
            any = true;
        }
    }
    return any ? read : first;
}

}  // namespace dragoman
