#include "tests/bench/rows_bench.h"

#include <array>

#include "core/export/snapshot.h"
#include "core/search/text_index.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 12> given{"Ana", "Boris", "Clara", "Dario", "Edda", "Felix", "Greta", "Hugo", "Irina", "Jonas", "Katya", "Leon"};
constexpr std::array<std::string_view, 16> syllables{"bar", "kor", "val", "tem", "dra", "sha", "mir", "kel", "zor", "han", "fal", "gri", "nov", "pet", "ras", "tul"};
constexpr std::array<std::string_view, 8> matters{"the ferry", "the harbour", "the border", "the ceasefire", "the price of grain", "the bridge", "the prisoners", "the summit"};

std::string person(std::size_t number) {
    std::string family;
    for (std::size_t rest = number; family.size() < 9; rest /= syllables.size()) family += syllables[rest % syllables.size()];
    family[0] = static_cast<char>(family[0] - 'a' + 'A');
    return std::string(given[number % given.size()]) + " " + family;
}

Document article(std::size_t number, Date day) {
    Document doc;
    const std::string who = person(number);
    const std::string title = "Note " + std::to_string(number) + " on " + std::string(matters[number % matters.size()]);
    doc.id = "note-" + std::to_string(number);
    doc.text = title + "\n\n" + who + " said that talks on " + std::string(matters[number % matters.size()]) + " go on.\n";
    const auto begin = static_cast<std::uint32_t>(title.size() + 2), end = static_cast<std::uint32_t>(doc.text.size() - 1);
    const auto name_end = begin + static_cast<std::uint32_t>(who.size());
    doc.masthead.title = {0, static_cast<std::uint32_t>(title.size())};
    Block headline, body;
    headline.span = doc.masthead.title;
    headline.role = BlockRole::title;
    body.span = {begin, end};
    body.role = BlockRole::body;
    doc.blocks = {headline, body};
    Sentence sentence;
    sentence.span = {begin, end};
    doc.sentences = {sentence};
    doc.published.interval = DateInterval{day, day};
    doc.published.basis = DateBasis::stated;
    doc.published.precision = DatePrecision::day;
    Chain chain;
    chain.name = who;
    chain.type = EntityType::person;
    chain.mentions = {MentionIndex(0)};
    doc.chains = {chain};
    Mention mention;
    mention.span = {begin, name_end};
    mention.type = EntityType::person;
    mention.sentence = SentenceIndex(0);
    mention.chain = ChainIndex(0);
    mention.why = {"name-model", 1.f};
    doc.mentions = {mention};
    Quotation quotation;
    quotation.kind = QuotationKind::indirect;
    quotation.content = {name_end + 11, end - 1};
    quotation.cue = {name_end + 1, name_end + 5};
    quotation.speaker_chain = ChainIndex(0);
    quotation.speaker = mention.span;
    doc.quotations = {quotation};
    Event event;
    event.trigger = {name_end + 11, name_end + 16};
    event.sentence = SentenceIndex(0);
    event.clause = sentence.span;
    event.type = EventType::consult;
    event.status = static_cast<EventStatus>(number % 5);
    event.actors = {ChainIndex(0)};
    doc.events = {event};
    return doc;
}

}  // namespace

std::string many_rows(std::size_t rows) {
    Corpus corpus;
    corpus.documents.reserve(rows);
    corpus.entities.reserve(rows);
    const Date first = *make_date(2001, 1, 1);
    for (std::size_t i = 0; i < rows; ++i) {
        corpus.documents.push_back(article(i, first + static_cast<int>(i % 9000)));
        Entity entity;
        entity.id = "nil:person-" + std::to_string(i);
        entity.name = person(i);
        entity.type = EntityType::person;
        entity.mention_count = 1;
        entity.documents = {DocumentIndex(i)};
        entity.aliases.push_back({entity.name, 1});
        corpus.entities.push_back(std::move(entity));
        corpus.entity_of.push_back({EntityIndex(i)});
    }
    corpus.text_index = std::make_shared<const TextIndex>(index_text(corpus.documents));
    return encode_corpus(corpus);
}

}  // namespace dragoman
