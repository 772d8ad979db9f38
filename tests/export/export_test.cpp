#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/export/analysis_json.h"
#include "core/export/snapshot.h"
#include "core/export/statements.h"
#include "tests/query/corpus_builder.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

Span find(const Document& doc, std::string_view words) {
    const std::size_t at = doc.text.find(words);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

/// One article in which a minister speaks, with a dash and an emoji before the names.
Corpus small_corpus() {
    Document doc;
    doc.id = "a";
    doc.text = "Oslo – 😀 Minister Ida Holm said “we wait”.";
    doc.blocks.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, BlockRole::body, {"line", 1.f}});
    Mention mention;
    mention.span = find(doc, "Ida Holm");
    mention.chain = ChainIndex(0);
    mention.why = {"name-model", 0.8756f};
    doc.mentions.push_back(mention);
    Chain chain;
    chain.name = "Ida Holm";
    chain.mentions = {MentionIndex(0)};
    doc.chains.push_back(chain);
    Quotation quotation;
    quotation.content = find(doc, "we wait");
    quotation.speaker_mention = MentionIndex(0);
    quotation.speaker_chain = ChainIndex(0);
    quotation.cue = find(doc, "said");
    doc.quotations.push_back(quotation);
    Timex impossible;
    impossible.span = find(doc, "Oslo");
    impossible.note = "no such day";
    doc.times.push_back(impossible);
    doc.published.interval = parse_iso("2018-08");
    doc.published.basis = DateBasis::inferred;
    doc.published.precision = DatePrecision::month;
    doc.published.bounds = parse_iso("2018-08");
    doc.published.reasons.push_back({"it says so", find(doc, "said"), {}});

    Corpus corpus;
    corpus.documents.push_back(doc);
    Entity entity;
    entity.id = "nil:ida-holm";
    entity.name = "Ida Holm";
    entity.aliases.push_back({"Ida Holm", 1});
    corpus.entities.push_back(entity);
    corpus.entity_of = {{EntityIndex(0)}};
    return corpus;
}

nlohmann::json exported(const Corpus& corpus) {
    return nlohmann::json::parse(bundle_json(corpus, test::resources()), nullptr, false);
}

}  // namespace

TEST_CASE("offsets leave the program as code points") {
    const nlohmann::json doc = exported(small_corpus())["documents"][0];
    CHECK(doc["mentions"][0]["start"] == 18);
    CHECK(doc["mentions"][0]["end"] == 26);
    CHECK(doc["mentions"][0]["text"] == "Ida Holm");
    CHECK(doc["blocks"][0]["end"] == 42);
}

TEST_CASE("a fact leaves the program with the rule that made it") {
    const nlohmann::json mention = exported(small_corpus())["documents"][0]["mentions"][0];
    CHECK(mention["by"] == "name-model");
    CHECK(mention["score"] == 0.876);
    CHECK(mention["entity"] == "nil:ida-holm");
}

TEST_CASE("an inferred date is written with its bounds, its precision and the words it rests on") {
    const nlohmann::json date = exported(small_corpus())["documents"][0]["published"];
    CHECK(date["value"] == "2018-08");
    CHECK(date["earliest"] == "2018-08-01");
    CHECK(date["latest"] == "2018-08-31");
    CHECK(date["reasons"][0]["text"] == "it says so");
}

TEST_CASE("a date that no calendar holds is written as unknown, with the reason") {
    const nlohmann::json time = exported(small_corpus())["documents"][0]["times"][0];
    CHECK(time["value"] == "XXXX-XX-XX");
    CHECK(time["note"] == "no such day");
}

TEST_CASE("a line separator inside the text does not end a line of JSON") {
    Corpus corpus = small_corpus();
    corpus.documents[0].text += "\xE2\x80\xA8next";
    const std::string line = documents_jsonl(corpus, test::resources());
    CHECK(line.find("\xE2\x80\xA8") == std::string::npos);
    CHECK(nlohmann::json::parse(line, nullptr, false)["text"] == corpus.documents[0].text);
}

TEST_CASE("a snapshot gives back what went in") {
    const Corpus corpus = small_corpus();
    const Result<Corpus> copy = decode_corpus(encode_corpus(corpus));
    REQUIRE(copy);
    CHECK(bundle_json(copy.value(), test::resources()) == bundle_json(corpus, test::resources()));
    const Result<Document> doc = decode_document(encode_document(corpus.documents[0]));
    REQUIRE(doc);
    CHECK(doc.value().text == corpus.documents[0].text);
}

TEST_CASE("a snapshot that is cut short or lengthened is refused") {
    const std::string bytes = encode_corpus(small_corpus());
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        CAPTURE(size);
        CHECK_FALSE(decode_corpus(std::string_view(bytes).substr(0, size)));
    }
    CHECK_FALSE(decode_corpus(bytes + "x"));
}

TEST_CASE("statements leave as a table that a spreadsheet opens, words and place with them") {
    test::CorpusBuilder b;
    b.article("a", "Oslo – 😀 Ida Holm said “=we wait, \"Ruth\"”.", "2018-08-03");
    b.name("Ida Holm", "Ida Holm").quote("=we wait, \"Ruth\"", "Ida Holm", "said");
    const Corpus corpus = b.build();
    const std::vector<QuotationRow> rows = quotation_rows(corpus, {});
    const std::string csv = statements_csv(corpus, rows);
    CHECK(csv.starts_with("\xEF\xBB\xBFspeaker,speaker_id,wikidata,stance,kind,cue,words,published,"));
    CHECK(csv.find("\r\nIda Holm,nil:Ida Holm,,neutral,direct,said,\"'=we wait, \"\"Ruth\"\"\",2018-08-03,stated,") != std::string::npos);
    CHECK(csv.find(",a,24,40,") != std::string::npos);
    const nlohmann::json json = nlohmann::json::parse(statements_json(corpus, rows));
    REQUIRE(json.size() == 1);
    CHECK(json[0]["words"] == "=we wait, \"Ruth\"");
    CHECK(json[0]["start"] == 24);
    CHECK(nlohmann::json::parse(statements_json(corpus, {})).empty());
}
