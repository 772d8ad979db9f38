#include "tests/bench/memory_bench.h"

#include <cstdio>

namespace dragoman {
namespace {

struct Bytes {
    double used = 0, spare = 0;

    template <class T>
    void vector(const std::vector<T>& v) {
        used += static_cast<double>(v.size() * sizeof(T));
        spare += static_cast<double>((v.capacity() - v.size()) * sizeof(T));
    }
    void string(const std::string& s) {
        if (s.capacity() <= std::string().capacity()) return;  // inside the object
        used += static_cast<double>(s.size());
        spare += static_cast<double>(s.capacity() - s.size());
    }
};

void print(const char* layer, const Bytes& bytes, std::size_t articles) {
    const auto each = static_cast<double>(articles ? articles : 1);
    std::printf("%-12s %9.1f %9.1f\n", layer, bytes.used / each, bytes.spare / each);
}

}  // namespace

void print_memory(const Corpus& corpus) {
    Bytes article, text, blocks, tokens, times, mentions, chains, quotations, events, entities;
    article.vector(corpus.documents);
    for (const Document& doc : corpus.documents) {
        for (const std::string* s : {&doc.id, &doc.source, &doc.url, &doc.language, &doc.given_title, &doc.given_outlet, &doc.given_byline, &doc.given_date_basis}) {
            article.string(*s);
        }
        article.vector(doc.published.reasons);
        article.vector(doc.published.rejected);
        for (const DateReason& reason : doc.published.reasons) article.string(reason.text);
        text.string(doc.text);
        blocks.vector(doc.hinted_blocks);
        blocks.vector(doc.blocks);
        blocks.vector(doc.shared_lines);
        blocks.vector(doc.sentences);
        tokens.vector(doc.tokens);
        tokens.vector(doc.syntax);
        tokens.string(doc.lemmas);
        times.vector(doc.times);
        for (const Timex& timex : doc.times) {
            times.string(timex.value);
            times.string(timex.note);
        }
        mentions.vector(doc.mentions);
        chains.vector(doc.chains);
        chains.vector(doc.roles);
        for (const Chain& chain : doc.chains) {
            chains.string(chain.name);
            chains.vector(chain.mentions);
            chains.vector(chain.candidates);
        }
        quotations.vector(doc.quotations);
        for (const Quotation& quotation : doc.quotations) {
            quotations.string(quotation.cue_lemma);
            quotations.string(quotation.repaired);
        }
        events.vector(doc.events);
        for (const Event& event : doc.events) {
            events.vector(event.actors);
            events.vector(event.recipients);
            events.string(event.lemma);
        }
    }
    entities.vector(corpus.entities);
    entities.vector(corpus.entity_of);
    for (const std::vector<EntityIndex>& of : corpus.entity_of) entities.vector(of);
    for (const Entity& entity : corpus.entities) {
        entities.vector(entity.aliases);
        entities.vector(entity.roles);
        entities.vector(entity.documents);
        for (const Role& role : entity.roles) entities.vector(role.evidence);
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
