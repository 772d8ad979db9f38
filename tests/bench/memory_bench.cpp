#include "tests/bench/memory_bench.h"

#include <cstdio>

namespace dragoman {
namespace {

struct Bytes {
    double used = 0, spare = 0;

    /// What the containers hold outside themselves.
    template <class... Containers>
    void add(const Containers&... containers) {
        (add_one(containers), ...);
    }

private:
    template <class Container>
    void add_one(const Container& c) {
        using Item = typename Container::value_type;
        if (c.capacity() <= Container().capacity()) return;  // inside the object
        used += static_cast<double>(c.size() * sizeof(Item));
        spare += static_cast<double>((c.capacity() - c.size()) * sizeof(Item));
    }
};

void print(const char* layer, const Bytes& bytes, std::size_t articles) {
    const auto each = static_cast<double>(articles ? articles : 1);
    std::printf("%-12s %9.1f %9.1f\n", layer, bytes.used / each, bytes.spare / each);
}

}  // namespace

void print_memory(const Corpus& corpus) {
    Bytes article, text, blocks, tokens, times, mentions, chains, quotations, events, entities;
    article.add(corpus.documents);
    for (const Document& doc : corpus.documents) {
        article.add(doc.id, doc.source, doc.url, doc.language, doc.given_title, doc.given_outlet, doc.given_byline, doc.given_date_basis,
                    doc.published.reasons, doc.published.rejected);
        for (const DateReason& reason : doc.published.reasons) article.add(reason.text);
        text.add(doc.text);
        blocks.add(doc.hinted_blocks, doc.blocks, doc.shared_lines, doc.sentences);
        tokens.add(doc.tokens, doc.syntax, doc.lemmas);
        times.add(doc.times);
        for (const Timex& timex : doc.times) times.add(timex.value, timex.note);
        mentions.add(doc.mentions);
        chains.add(doc.chains, doc.roles);
        for (const Chain& chain : doc.chains) chains.add(chain.name, chain.mentions, chain.candidates);
        quotations.add(doc.quotations);
        for (const Quotation& quotation : doc.quotations) quotations.add(quotation.cue_lemma, quotation.repaired);
        events.add(doc.events);
        for (const Event& event : doc.events) events.add(event.actors, event.recipients, event.lemma);
    }
    entities.add(corpus.entities, corpus.entity_of);
    for (const std::vector<EntityIndex>& of : corpus.entity_of) entities.add(of);
    for (const Entity& entity : corpus.entities) {
        entities.add(entity.id, entity.name, entity.description, entity.aliases, entity.roles, entity.documents);
        for (const Alias& alias : entity.aliases) entities.add(alias.text);
        for (const Role& role : entity.roles) entities.add(role.text, role.evidence);
    }
    std::puts("\nbytes an article   used     spare");
    const std::size_t articles = corpus.documents.size();
    print("article", article, articles);
    print("text", text, articles);
    print("blocks", blocks, articles);
    print("tokens", tokens, articles);
    print("times", times, articles);
    print("mentions", mentions, articles);
    print("chains", chains, articles);
    print("quotations", quotations, articles);
    print("events", events, articles);
    print("entities", entities, articles);
    Bytes all;
    for (const Bytes& b : {article, text, blocks, tokens, times, mentions, chains, quotations, events, entities}) {
        all.used += b.used;
        all.spare += b.spare;
    }
    print("in all", all, articles);
}

}  // namespace dragoman
