#pragma once
// Small corpora written by hand: an article is a text with marks put where words stand in it.
#include <string>
#include <string_view>
#include <vector>

#include "core/corpus/corpus.h"

namespace dragoman::test {

/// Builds one corpus; an entity is made when first named. Places are given as words: the first place
/// in the article's text behind the last mark's begin, so that the order of calls is the order of reading.
class CorpusBuilder {
public:
    CorpusBuilder& article(std::string_view id, std::string_view text, std::string_view date = {});
    CorpusBuilder& block(std::string_view words, BlockRole role);
    CorpusBuilder& title(std::string_view words);
    CorpusBuilder& name(std::string_view words, std::string_view entity, EntityType type = EntityType::person);
    CorpusBuilder& time(std::string_view words, std::string_view iso);
    CorpusBuilder& quote(std::string_view words, std::string_view speaker, std::string_view cue = {});
    /// Goes on with the quotation before.
    CorpusBuilder& more(std::string_view words);
    CorpusBuilder& event(std::string_view trigger, EventType type, EventStatus status,
                         const std::vector<std::string_view>& actors, std::string_view time_words = {});
    /// `steps`: "article|words|status".
    CorpusBuilder& thread(std::string_view label, const std::vector<std::string_view>& participants,
                          const std::vector<std::string>& steps);
    Corpus build();
    Corpus& corpus() { return corpus_; }

    EntityIndex entity(std::string_view name, EntityType type = EntityType::person);
    Span find(std::string_view words);

private:
    Document& doc() { return corpus_.documents.back(); }
    ChainIndex chain(EntityIndex entity);
    SentenceIndex sentence_of(Span span);
    Corpus corpus_;
    std::uint32_t from_ = 0;
};

}  // namespace dragoman::test
