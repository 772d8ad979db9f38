#include "core/knowledge/syntax_model.h"

#include <doctest/doctest.h>

#include "tests/support/resources.h"

using namespace dragoman;

namespace {

/// The shipped model with one section replaced; "" where it is accepted.
std::string complaint_about(std::string_view section, const std::string& bytes, std::vector<std::string> labels = {}) {
    const Model& shipped = test::resources().models.get("syntax");
    ModelDraft draft;
    draft.kind = "syntax";
    draft.labels.assign(shipped.labels().begin(), shipped.labels().end());
    if (!labels.empty()) draft.labels = std::move(labels);
    for (const char* name : {"shape", "words", "affixes", "weights"}) {
        draft.sections.emplace_back(name, name == section ? bytes : std::string(shipped.section(name)));
    }
    const Result<Model> model = Model::read(write_model(draft), "syntax");
    REQUIRE(static_cast<bool>(model));
    const Result<SyntaxModel> read = SyntaxModel::of(model.value());
    return read ? "" : read.error().message;
}

}  // namespace

TEST_CASE("rows are found again by their keys") {
    const std::uint64_t keys[] = {9ull << 40, 1ull << 40, 0x8123456789ABCDEFull};
    const std::int8_t rows[] = {0, 1, 10, 11, 20, -21, 30, 31};
    KeyedRows table;
    const std::string bytes = KeyedRows::write(keys, rows, 2);
    REQUIRE(KeyedRows::read(bytes, 2, table));
    CHECK(table.size() == 3);
    CHECK(table.row(table.find(keys[0]))[0] == 10);
    CHECK(table.row(table.find(keys[1]))[1] == -21);
    CHECK(table.row(table.find(keys[2]))[0] == 30);
    CHECK(table.find(5ull << 50) == 0);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) CHECK_FALSE(KeyedRows::read(std::string_view(bytes).substr(0, cut), 2, table));
}

TEST_CASE("a parser whose parts do not agree is refused with a sentence") {
    const Model& shipped = test::resources().models.get("syntax");
    REQUIRE_FALSE(shipped.empty());
    CHECK(complaint_about("", "") == "");
    CHECK(complaint_about("shape", "").find("sizes") != std::string::npos);
    std::string shape(shipped.section("shape"));
    shape[3] = static_cast<char>(shape[3] + 16);
    CHECK(complaint_about("shape", shape).find("weights") != std::string::npos);
    CHECK(complaint_about("words", "x").find("words") != std::string::npos);
    CHECK(complaint_about("weights", std::string(shipped.section("weights").substr(2))).find("weights") != std::string::npos);
    CHECK(complaint_about("", "", {"T NOUN NN", "R nonesuch"}).find("relations") != std::string::npos);
    CHECK(complaint_about("", "", {"T NOUN NN"}).find("labels") != std::string::npos);
}
