// Whole articles and everything that is found in them, one fact a line.
//
// DRAGOMAN_UPDATE_GOLDEN=1 rewrites tests/golden/*/expected.txt; read the diff before it is committed.
// An annotation that is known to be wrong is marked in notes.md beside it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/analyze/analyze.h"
#include "core/assemble/assemble.h"
#include "core/ingest/ingest.h"
#include "tests/support/resources.h"

using namespace dragoman;
namespace fs = std::filesystem;

namespace {

/// One article's facts in a form that a person can check against the text.
class Facts {
public:
    Facts(const Corpus& corpus, DocumentIndex index) : corpus_(corpus), index_(index), doc_(corpus.documents[index.at()]) {}

    std::string write() {
        line("title", {words(doc_.masthead.title)});
        line("outlet", {words(doc_.masthead.outlet)});
        line("byline", {words(doc_.masthead.byline)});
        const Publication& date = doc_.published;
        line("published", {date.interval ? iso(*date.interval) : "unknown", std::string(name_of(date.basis))});
        for (const Block& block : doc_.blocks) line("block", {std::string(name_of(block.role)), start_of(block.span)});
        for (const Mention& mention : doc_.mentions) {
            line("mention", {words(mention.span), std::string(name_of(mention.kind)), std::string(name_of(mention.type)), entity(mention.chain)});
        }
        for (const Timex& time : doc_.times) line("time", {words(time.span), std::string(name_of(time.type)), time.value});
        for (const Quotation& quotation : doc_.quotations) {
            line("quote", {std::string(name_of(quotation.kind)), words(quotation.content), "by " + words(quotation.speaker),
                           entity(quotation.speaker_chain), "cue " + words(quotation.cue)});
        }
        for (const Event& event : doc_.events) {
            line("event", {words(event.trigger), std::string(name_of(event.type)), std::string(name_of(event.status)), entities(event.actors),
                           "> " + entities(event.recipients)});
        }
        return std::move(out_);
    }

private:
    void line(std::string_view kind, const std::vector<std::string>& fields) {
        out_ += kind;
        for (const std::string& field : fields) out_ += "\t" + (field.empty() ? std::string("-") : field);
        out_ += '\n';
    }
    std::string words(Span span) const { return std::string(text_of(doc_, span)); }
    std::string start_of(Span span) const {
        const std::string all = words(span);
        return all.size() <= 48 ? all : all.substr(0, all.rfind(' ', 48)) + " …";
    }
    std::string entity(ChainIndex chain) const {
        const EntityIndex entity = corpus_.entity(index_, chain);
        return entity ? corpus_.entities[entity.at()].name : std::string();
    }
    std::string entities(const Few<ChainIndex>& chains) const {
        std::string names;
        for (const ChainIndex chain : chains) names += (names.empty() ? "" : ", ") + entity(chain);
        return names;
    }

    const Corpus& corpus_;
    DocumentIndex index_;
    const Document& doc_;
    std::string out_;
};

std::string facts_of(const fs::path& input) {
    Ingested read = ingest(input.filename().string(), test::read_file(input.string()));
    for (Document& doc : read.documents) doc = analyze(std::move(doc), test::resources());
    const Corpus corpus = assemble(std::move(read.documents), test::resources());
    std::string facts;
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) facts += Facts(corpus, DocumentIndex(i)).write();
    return facts;
}

}  // namespace

TEST_CASE("golden articles say what they said") {
    std::vector<fs::path> inputs;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(DRAGOMAN_ROOT "/tests/golden")) {
        if (entry.path().stem() == "input") inputs.push_back(entry.path());
    }
    std::sort(inputs.begin(), inputs.end());
    REQUIRE_FALSE(inputs.empty());
    for (const fs::path& input : inputs) {
        CAPTURE(input.string());
        const std::string expected_path = (input.parent_path() / "expected.txt").string();
        const std::string facts = facts_of(input);
        if (std::getenv("DRAGOMAN_UPDATE_GOLDEN")) std::ofstream(expected_path, std::ios::binary) << facts;
        const std::string expected = test::read_file(expected_path);
        const auto differs = std::mismatch(facts.begin(), facts.end(), expected.begin(), expected.end());
        const std::size_t at = static_cast<std::size_t>(differs.first - facts.begin());
        const std::size_t line = facts.rfind('\n', at ? at - 1 : 0) + 1;
        INFO("found:    ", facts.substr(line, facts.find('\n', at) - line));
        INFO("expected: ", expected.substr(line, expected.find('\n', at) - line));
        CHECK(facts == expected);
    }
}
