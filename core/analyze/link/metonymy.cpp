#include "core/analyze/link/metonymy.h"

#include <algorithm>

#include "core/analyze/link/around.h"

namespace dragoman::link {
Provenance stands_for_government(const Document& doc, MentionIndex index, const Lexicon& lexicon) {
    const Mention& mention = doc.mentions[index.at()];
    const Around around(doc, mention);
    const Table& words = lexicon.table("metonymy");
    const std::string next = around.after(1), previous = around.before(1);
    const bool is_shouted = [&] {  // a dateline: "WASHINGTON (Agency) —"
        const std::string_view text = text_of(doc, mention.span);
        return text.size() > 3 && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
               (next == "(" || next == "—" || next == "–" || next == "-" || next == ",");
    }();
    if (is_shouted) return {};
    if (is_possessive(next)) {
        const std::string owned = around.after(2), owned_later = around.after(3);
        const bool place = words.value(owned) == "place" || words.value(owned_later) == "place";
        return place ? Provenance{} : Provenance{"metonym-possessor", 0.8f};
    }
    if (words.value(previous) == "where") return {};
    if (next == "for" && around.after(2) == "its") return {"metonym-party", 0.75f};  // "praised Doha for its help"
    // "talks between Kabul and …", "… and Washington" after such a party
    if (previous == "between" || (previous == "and" && (around.before(3) == "between" || around.before(4) == "between"))) {
        return {"metonym-party", 0.85f};
    }
    if (next == "," || next == ")") return {};
    const Upos pos = around.pos_after(1);
    if (!doc.syntax.empty() && mention.head) {
        const Deprel relation = doc.syntax[mention.head.at()].deprel;
        if (relation == Deprel::nsubj || relation == Deprel::csubj) return {"metonym-subject", 0.9f};
        if (relation == Deprel::nsubj_pass) return {"metonym-subject", 0.75f};
        if (relation == Deprel::compound || relation == Deprel::amod) return {};
    }
    if (words.value(next) == "acts" || (pos == Upos::verb && next != "based" && next != "-based") || pos == Upos::aux) {
        return {"metonym-subject", 0.85f};
    }
    if (words.value(previous) == "party") return {"metonym-party", 0.7f};
    if (next == "and" || next == "or") {
        // "Moscow and Washington agreed": the verb behind the pair.
        const std::string verb = around.after(3);
        if (words.value(verb) == "acts" || around.pos_after(3) == Upos::verb || around.pos_after(3) == Upos::aux) return {"metonym-subject", 0.75f};
    }
    return {};
}

}  // namespace dragoman::link
