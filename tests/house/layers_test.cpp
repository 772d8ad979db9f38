// The rules of the house that a compiler does not know.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "core/document/rule_names.h"
#include "core/knowledge/lexicon.h"
#include "tests/support/resources.h"

using namespace dragoman;
namespace fs = std::filesystem;

namespace {

const fs::path root = DRAGOMAN_ROOT;

std::vector<fs::path> sources(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
        const std::string extension = entry.path().extension().string();
        if (extension == ".h" || extension == ".cpp") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> lines_of(const fs::path& file) {
    std::istringstream stream(test::read_file(file.string()));
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

struct Stage {
    std::string name, folder;
    std::set<std::string> uses;
};

/// What CMakeLists.txt says: a stage, its folder, the stages it uses.
std::vector<Stage> stages() {
    std::vector<Stage> all;
    const Table table(test::read_file(DRAGOMAN_BINARY_DIR "/stages.tsv"));
    for (const Table::Row& row : table.rows()) {
        Stage stage{row[0], row[1], {}};
        std::istringstream uses(row[2]);
        for (std::string used; std::getline(uses, used, ',');) stage.uses.insert(used);
        all.push_back(std::move(stage));
    }
    return all;
}

std::string folder_of(const std::string& include) {
    const std::size_t slash = include.rfind('/');
    return slash == std::string::npos ? std::string() : include.substr(0, slash);
}

}  // namespace

TEST_CASE("a stage includes only the stages that CMakeLists.txt lets it use") {
    const std::vector<Stage> all = stages();
    REQUIRE(all.size() > 15);
    std::map<std::string, Stage> by_folder, by_name;
    for (const Stage& stage : all) {
        by_folder["core/" + stage.folder] = stage;
        by_name[stage.name] = stage;
    }
    by_folder["core/corpus"] = by_name["corpus"] = Stage{"corpus", "corpus", {"document"}};
    const auto reaches = [&](const std::string& from, const std::string& to, const auto& self) -> bool {
        if (from == to) return true;
        for (const std::string& used : by_name[from].uses) {
            if (self(used, to, self)) return true;
        }
        return false;
    };
    for (const fs::path& file : sources("core")) {
        const std::string name = fs::relative(file, root).generic_string();
        const Stage& here = by_folder[folder_of(name)];
        for (const std::string& line : lines_of(file)) {
            if (!line.starts_with("#include \"")) continue;
            const std::string include = line.substr(10, line.rfind('"') - 10);
            CAPTURE(name);
            CAPTURE(include);
            REQUIRE(include.starts_with("core/"));
            CHECK(reaches(here.name, by_folder[folder_of(include)].name, reaches));
        }
    }
}

TEST_CASE("core reads no file, no clock and no environment, prints nothing and throws nothing") {
    const std::string_view forbidden[] = {
        "<iostream>", "<fstream>", "<filesystem>", "<thread>", "<random>", "<regex>", "<chrono>", "<ctime>", "printf(\"",
        "getenv",     "throw ",    "std::stoi",    "std::stod", "std::cout", "std::cerr", "rand("};
    for (const fs::path& file : sources("core")) {
        for (const std::string& line : lines_of(file)) {
            const std::string code = line.substr(0, line.find("//"));
            for (const std::string_view word : forbidden) {
                CAPTURE(file.filename().string());
                CAPTURE(line);
                CHECK(code.find(word) == std::string::npos);
            }
        }
    }
}

TEST_CASE("only the two edges know that JSON exists") {
    for (const fs::path& file : sources("core")) {
        const std::string name = fs::relative(file, root).generic_string();
        if (name.starts_with("core/ingest/") || name.starts_with("core/export/")) continue;
        CAPTURE(name);
        CHECK(test::read_file(file.string()).find("nlohmann") == std::string::npos);
    }
}

TEST_CASE("a room that grows past four hundred lines wants a door") {
    for (const char* folder : {"core", "cli", "web", "tests", "tools"}) {
        for (const fs::path& file : sources(folder)) {
            CAPTURE(file.string());
            CHECK(lines_of(file).size() <= 400);
        }
    }
}

TEST_CASE("a type's name is defined in one header: two of one name would be one to the linker") {
    std::map<std::string, std::string> defined_in;
    for (const char* folder : {"core", "web"}) {
        for (const fs::path& file : sources(folder)) {
            if (file.extension() != ".h") continue;
            const std::string name = fs::relative(file, root).generic_string();
            for (const std::string& line : lines_of(file)) {
                std::istringstream words(line);
                std::string kind, type;
                words >> kind >> type;
                if ((!line.starts_with("struct ") && !line.starts_with("class ")) || line.find('{') == std::string::npos) continue;
                CAPTURE(type);
                CHECK_MESSAGE(defined_in.emplace(type, name).second, name, " and ", defined_in[type]);
            }
        }
    }
    CHECK(defined_in.contains("Document"));
}

TEST_CASE("every rule that is listed exists, and tells people what it goes by") {
    std::string code;
    for (const fs::path& file : sources("core")) {
        if (file.filename() != "rule_names.h") code += test::read_file(file.string());
    }
    for (std::size_t i = 1; i < std::size(rule_names); ++i) {
        const std::string name(rule_names[i].name);
        CAPTURE(name);
        CHECK(rule_names[i - 1].name < rule_names[i].name);
        CHECK(code.find('"' + name + '"') != std::string::npos);
        CHECK((rule_names[i].words.ends_with('.') || rule_names[i].words.ends_with("”")));
    }
}

TEST_CASE("every lexicon says where it is from, and its rows fill its columns") {
    for (const fs::directory_entry& entry : fs::directory_iterator(root / "assets/lexicon")) {
        if (entry.path().extension() != ".tsv") continue;
        const std::vector<std::string> lines = lines_of(entry.path());
        CAPTURE(entry.path().filename().string());
        REQUIRE_FALSE(lines.empty());
        CHECK(lines.front().starts_with("#"));
        const Table table(test::read_file(entry.path().string()));
        for (const Table::Row& row : table.rows()) {
            CAPTURE(row.front());
            CHECK(row.size() == table.columns().size());
        }
    }
}
