#include <doctest/doctest.h>

#include <string>

#include "web/widget/line_break.h"

namespace dragoman {
namespace {

TEST_CASE("Lines break between words, not within them") {
    struct Row {
        std::string why, text;  ///< '|' where ImGui would break.
        std::string line;
    };
    const Row rows[] = {
        {"at a space", "nine ferries |sail", "nine ferries "},
        {"before a space", "nine ferries| sail", "nine ferries"},
        {"a number", "nearly 5,|000 crates", "nearly"},
        {"an abbreviation", "all U.|S. ports", "all"},
        {"an opening quotation mark stays with its word", "he said \"|yes\"", "he said"},
        {"a hyphen", "the well-|known harbour", "the well-"},
        {"a dash", "Oslo –|Bergen", "Oslo –"},
        {"one long word", "aaaaaaaa.|bbbbbbbb", "aaaaaaaa."},
        {"the end", "sail|", "sail"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const std::size_t at = row.text.find('|');
        std::string text = row.text;
        text.erase(at, 1);
        CHECK(text.substr(0, line_end(text, at)) == row.line);
    }
}

}  // namespace
}  // namespace dragoman
