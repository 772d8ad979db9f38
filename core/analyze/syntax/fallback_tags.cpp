#include "core/analyze/syntax/fallback_tags.h"

#include "core/analyze/syntax/word_form.h"
#include "core/base/utf8.h"

namespace dragoman {

Tag fallback_tag(std::string_view word, const Lexicon& lexicon) {
    char buffer[48];
    const std::string_view folded = fold_word(word, buffer);
    const auto rows = lexicon.table("closed_class").rows_of(folded);
    if (!rows.empty() && rows.front().size() > 2) {
        return {from_name<Upos>(rows.front()[1]).value_or(Upos::x), from_name<Xpos>(rows.front()[2]).value_or(Xpos::none)};
    }
    const char32_t first = decode_at(word, 0).value;
    if (is_digit(first)) return {Upos::num, Xpos::cd};
    if (!is_letter(first)) {
        const bool stop = first == '.' || first == '!' || first == '?';
        return {Upos::punct, stop ? Xpos::period : first == ',' ? Xpos::comma : is_quote_mark(first) ? Xpos::close_quote : Xpos::colon};
    }
    if (is_upper(first)) return {Upos::propn, Xpos::nnp};
    struct Ending { std::string_view text; Tag tag; };
    constexpr Ending endings[] = {
        {"ly", {Upos::adv, Xpos::rb}}, {"ing", {Upos::verb, Xpos::vbg}}, {"ed", {Upos::verb, Xpos::vbd}}, {"ous", {Upos::adj, Xpos::jj}},
        {"ful", {Upos::adj, Xpos::jj}}, {"al", {Upos::adj, Xpos::jj}}, {"ive", {Upos::adj, Xpos::jj}}, {"ss", {Upos::noun, Xpos::nn}}, {"s", {Upos::noun, Xpos::nns}},
    };
    for (const Ending& ending : endings) {
        if (folded.size() > ending.text.size() + 2 && folded.ends_with(ending.text)) return ending.tag;
    }
    return {Upos::noun, Xpos::nn};
}

}  // namespace dragoman
