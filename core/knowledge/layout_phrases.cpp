#include "core/knowledge/layout_phrases.h"

#include <algorithm>
#include <utility>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t sparse = 4;  // slots for an entry: most look-ups are decided at the first
constexpr std::string_view role_names[] = {"boilerplate", "related", "caption", "byline", "date", "comments"};
constexpr std::string_view how_names[] = {"whole", "begin", "contain"};
constexpr std::string_view months[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                                       "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
                                       "nov", "dec"};
constexpr std::string_view weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
                                         "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs"};
constexpr std::string_view credits[] = {"photo", "picture", "image", "photograph", "credit", "getty", "afp", "reuters", "ap", "epa"};

template <std::size_t N>
std::size_t place_in(const std::string_view (&names)[N], std::string_view name) {
    return static_cast<std::size_t>(std::find(std::begin(names), std::end(names), name) - std::begin(names));
}

}  // namespace

LayoutPhrases LayoutPhrases::of(const Lexicon& lexicon) {
    LayoutPhrases phrases;
    for (const Table::Row& row : lexicon.table("layout_phrase").rows()) {
        if (row.size() < 4) continue;
        const std::size_t how = place_in(how_names, row[1]), role = place_in(role_names, row[2]);
        if (how == std::size(how_names) || role == std::size(role_names)) continue;
        const std::uint64_t weight = row[3].empty() ? 1 : static_cast<std::uint64_t>(row[3][0] - '0') & 3;
        phrases.add(row[0], weight << (2 * (how * role_count + role)));
    }
    for (const Table::Row& row : lexicon.table("layout_function_word").rows()) phrases.add(row[0], function_word);
    for (const std::string_view word : months) phrases.add(word, month);
    for (const std::string_view word : weekdays) phrases.add(word, weekday);
    for (const std::string_view word : credits) phrases.add(word, credit);
    phrases.add("ago", past);
    return phrases;
}

void LayoutPhrases::add(std::string_view phrase, std::uint64_t bits) {
    std::uint64_t state = root;
    for (std::size_t at = 0; at < phrase.size();) {
        const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
        const std::string_view word = phrase.substr(at, end - at);
        if (at > 0) mark(state, goes_on);
        state = step(state, word_key(WordHash::of(word), static_cast<std::uint32_t>(count_code_points(word))));
        at = end + 1;
    }
    mark(state, bits);
}

void LayoutPhrases::mark(std::uint64_t state, std::uint64_t bits) {
    if (sparse * (used_ + 1) > tags_.size()) grow();
    std::size_t at = state & mask_;
    while (tags_[at] != 0 && slots_[at + 1].state != state) at = (at + 1) & mask_;
    if (tags_[at] == 0) ++used_;
    tags_[at] = tag_of(state);
    slots_[at + 1].state = state;
    slots_[at + 1].bits |= bits;
}

void LayoutPhrases::grow() {
    const std::size_t size = std::max<std::size_t>(4096, tags_.size() * 2);
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(size + 1));
    tags_.assign(size, 0);
    mask_ = size - 1;
    used_ = 0;
    for (const Slot& slot : old) {
        if (slot.bits != 0) mark(slot.state, slot.bits);
    }
}

}  // namespace dragoman
