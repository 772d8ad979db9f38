#include "tests/query/corpus_builder.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace dragoman::test {

CorpusBuilder& CorpusBuilder::article(std::string_view id, std::string_view text, std::string_view date) {
    corpus_.documents.push_back({});
    corpus_.entity_of.push_back({});
    from_ = 0;
    doc().id = std::string(id);
    doc().text = std::string(text);
    if (!date.empty()) {
        doc().published.interval = parse_iso(date);
        doc().published.basis = DateBasis::stated;
        doc().published.precision = DatePrecision::day;
    }
    // A full stop, or the end of a line, ends a sentence here.
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (text[i] != '.' && text[i] != '\n') continue;
        if (i > begin) {
            Sentence sentence;
            sentence.span = {begin, i + 1};
            doc().sentences.push_back(sentence);
        }
        begin = i + 1;
    }
    return *this;
}

Span CorpusBuilder::find(std::string_view words) {
    const std::size_t at = doc().text.find(words, from_);
    CAPTURE(words);
    REQUIRE(at != std::string::npos);
    from_ = static_cast<std::uint32_t>(at);
    return {from_, from_ + static_cast<std::uint32_t>(words.size())};
}

SentenceIndex CorpusBuilder::sentence_of(Span span) {
    for (std::size_t i = 0; i < doc().sentences.size(); ++i) {
        if (doc().sentences[i].span.contains(span.begin)) return SentenceIndex(i);
    }
    return {};
}

EntityIndex CorpusBuilder::entity(std::string_view name, EntityType type) {
    for (std::size_t i = 0; i < corpus_.entities.size(); ++i) {
        if (corpus_.entities[i].name == name) return EntityIndex(i);
    }
    Entity made;
    made.id = "nil:" + std::string(name);
    made.name = std::string(name);
    made.type = type;
    corpus_.entities.push_back(made);
    return EntityIndex(corpus_.entities.size() - 1);
}

ChainIndex CorpusBuilder::chain(EntityIndex entity) {
    std::vector<EntityIndex>& of = corpus_.entity_of.back();
    const auto it = std::find(of.begin(), of.end(), entity);
    if (it != of.end()) return ChainIndex(static_cast<std::size_t>(it - of.begin()));
    Chain made;
    made.name = corpus_.entities[entity.at()].name;
    made.type = corpus_.entities[entity.at()].type;
    doc().chains.push_back(made);
    of.push_back(entity);
    corpus_.entities[entity.at()].documents.push_back(DocumentIndex(corpus_.documents.size() - 1));
    return ChainIndex(of.size() - 1);
}

CorpusBuilder& CorpusBuilder::block(std::string_view words, BlockRole role) {
    Block made;
    made.span = find(words);
    made.role = role;
    doc().blocks.push_back(made);
    return *this;
}

CorpusBuilder& CorpusBuilder::title(std::string_view words) {
    doc().masthead.title = find(words);
    return *this;
}

CorpusBuilder& CorpusBuilder::name(std::string_view words, std::string_view of, EntityType type) {
    const EntityIndex index = entity(of, type);
    Mention made;
    made.span = find(words);
    made.type = type;
    made.sentence = sentence_of(made.span);
    made.chain = chain(index);
    made.why = {"name-model", 0.5f};
    doc().chains[made.chain.at()].mentions.push_back(MentionIndex(doc().mentions.size()));
    doc().mentions.push_back(made);
    Entity& entity = corpus_.entities[index.at()];
    ++entity.mention_count;
    const auto alias = std::find_if(entity.aliases.begin(), entity.aliases.end(),
                                    [&](const Alias& a) { return a.text == words; });
    if (alias == entity.aliases.end()) entity.aliases.push_back({std::string(words), 1});
    else ++alias->count;
    return *this;
}

CorpusBuilder& CorpusBuilder::time(std::string_view words, std::string_view iso) {
    Timex made;
    made.span = find(words);
    made.value = std::string(iso);
    made.interval = parse_iso(iso);
    doc().times.push_back(made);
    return *this;
}

CorpusBuilder& CorpusBuilder::quote(std::string_view words, std::string_view speaker, std::string_view cue) {
    Quotation made;
    if (!cue.empty() && doc().text.find(cue, from_) < doc().text.find(words, from_)) made.cue = find(cue);
    made.content = find(words);
    if (!cue.empty() && made.cue.empty()) {
        made.cue = find(cue);
        from_ = made.content.begin;  // the speaker may stand before the cue
    }
    if (!speaker.empty()) made.speaker_chain = chain(entity(speaker));
    doc().quotations.push_back(made);
    return *this;
}

CorpusBuilder& CorpusBuilder::more(std::string_view words) {
    Quotation made = doc().quotations.back();
    made.group = QuotationIndex(doc().quotations.size() - 1);
    made.content = find(words);
    doc().quotations.push_back(made);
    return *this;
}

CorpusBuilder& CorpusBuilder::event(std::string_view trigger, EventType type, EventStatus status,
                                    const std::vector<std::string_view>& actors, std::string_view time_words) {
    Event made;
    made.trigger = find(trigger);
    made.sentence = sentence_of(made.trigger);
    made.type = type;
    made.status = status;
    made.clause = made.sentence ? doc().sentences[made.sentence.at()].span : made.trigger;
    for (const std::string_view actor : actors) made.actors.push_back(chain(entity(actor)));
    for (std::size_t i = 0; i < doc().times.size(); ++i) {
        if (!time_words.empty() && text_of(doc(), doc().times[i].span) == time_words) made.time = TimexIndex(i);
    }
    doc().events.push_back(made);
    return *this;
}

CorpusBuilder& CorpusBuilder::thread(std::string_view label, const std::vector<std::string_view>& participants,
                                     const std::vector<std::string>& steps) {
    Thread made;
    made.id = "thread:" + std::string(label);
    made.label = std::string(label);
    for (const std::string_view participant : participants) made.participants.push_back(entity(participant));
    for (const std::string& step : steps) {
        const std::size_t a = step.find('|'), b = step.rfind('|');
        ThreadStep out;
        for (std::size_t d = 0; d < corpus_.documents.size(); ++d) {
            const Document& article = corpus_.documents[d];
            if (article.id != step.substr(0, a)) continue;
            const std::string words = step.substr(a + 1, b - a - 1);
            const auto at = static_cast<std::uint32_t>(article.text.find(words));
            out.place = {DocumentIndex(d), {at, at + static_cast<std::uint32_t>(words.size())}};
            out.claim_time = article.published.interval;
        }
        out.status = from_name<EventStatus>(step.substr(b + 1)).value_or(EventStatus::planned);
        made.history.push_back(out);
    }
    corpus_.threads.push_back(made);
    return *this;
}

Corpus CorpusBuilder::build() {
    for (Document& document : corpus_.documents) {
        std::stable_sort(document.mentions.begin(), document.mentions.end(),
                         [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
    }
    return std::move(corpus_);
}

}  // namespace dragoman::test
