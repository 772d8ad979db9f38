#include "core/analyze/mention/mention_detector.h"

#include <algorithm>

#include "core/analyze/mention/name_conventions.h"
#include "core/analyze/mention/name_runs.h"
#include "core/analyze/mention/name_tagger.h"
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
    made.sentence = sentence_of(doc, TokenIndex(std::size_t(first)));
    made.why = why;
    return made;
}

EntityType type_of(NameClass c) {
    switch (c) {
        case NameClass::person: return EntityType::person;
        case NameClass::org: return EntityType::org;
        case NameClass::place: return EntityType::gpe;
        case NameClass::norp: return EntityType::norp;
        default: return EntityType::event;
    }
}

// By the sequence model; where the pack has none, by capitals.
std::vector<NameSpan> find_names(const Document& doc, const std::vector<TokenView>& tokens, const Resources& resources) {
    if (resources.name_model.empty()) return find_name_runs(doc, tokens, resources);
    std::vector<TokenRange> sentences;
    for (const Sentence& sentence : doc.sentences) {
        sentences.push_back({static_cast<std::uint32_t>(sentence.first.at()), static_cast<std::uint32_t>(sentence.last.at())});
    }
    const NameTables tables{resources.name_model.words(), resources.name_gazetteer, resources.lexicon.table("name-titles")};
    const NameText text = read_name_text(tokens, sentences, tables);
    std::vector<NameSpan> names;
    for (const TaggedName& name : tag_names(text, resources.name_model)) {
        const float score = 0.5f + 0.49f * static_cast<float>(std::min(name.margin, 200)) / 200.f;
        names.push_back({name.first, name.last, type_of(name.type), {"name-model", score}});
    }
    return names;
}

}  // namespace

std::vector<Mention> detect_mentions(const Document& doc, const Resources& resources) {
    const std::vector<TokenView> tokens = view_tokens(doc);
    std::vector<NameSpan> names = settle_spans(tokens, find_names(doc, tokens, resources), resources);
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
    std::stable_sort(mentions.begin(), mentions.end(), in_text_order);
    return mentions;
}

}  // namespace dragoman
