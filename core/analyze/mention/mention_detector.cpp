#include "core/analyze/mention/mention_detector.h"

#include <algorithm>

#include "core/analyze/mention/name_conventions.h"
#include "core/analyze/mention/name_runs.h"
#include "core/analyze/mention/name_types.h"
#include "core/analyze/mention/nominals.h"
#include "core/analyze/mention/pronouns.h"
#include "core/analyze/mention/token_view.h"

namespace dragoman {
namespace {

Mention mention(const Document& doc, std::uint32_t first, std::uint32_t last, std::uint32_t head,
                MentionKind kind, EntityType type, const Provenance& why) {
    Mention made;
    made.span = {doc.tokens[first].span.begin, doc.tokens[last - 1].span.end};
    made.kind = kind;
    made.type = type;
    made.first = TokenIndex(std::size_t{first});
    made.last = TokenIndex(std::size_t{last});
    made.head = TokenIndex(std::size_t{head});
    made.sentence = doc.tokens[first].sentence;
    made.why = why;
    return made;
}

}  // namespace

std::vector<Mention> detect_mentions(const Document& doc, const Resources& resources) {
    const std::vector<TokenView> tokens = view_tokens(doc);
    std::vector<NameSpan> names = settle_spans(tokens, find_name_runs(doc, tokens, resources), resources);
    for (NameSpan& name : names) settle_type(doc, tokens, name, resources);

    std::vector<Mention> mentions;
    for (const NameSpan& name : names) {
        mentions.push_back(mention(doc, name.first, name.last, head_of(tokens, name), MentionKind::name, name.type, name.why));
    }
    for (const Nominal& nominal : find_nominals(doc, tokens, names, resources.lexicon)) {
        mentions.push_back(mention(doc, nominal.first, nominal.last, nominal.head, MentionKind::nominal, nominal.type, nominal.why));
    }
    const Table& pronouns = resources.lexicon.table("pronouns");
    for (const std::uint32_t i : find_pronouns(doc, tokens, resources.lexicon)) {
        const bool thing = pronouns.value(tokens[i].lower, 3) == "n";
        mentions.push_back(mention(doc, i, i + 1, i, MentionKind::pronoun, thing ? EntityType::org : EntityType::person,
                                   {"pronoun", 0.9f}));
    }
    std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
        if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
        return a.span.end > b.span.end;
    });
    return mentions;
}

}  // namespace dragoman
