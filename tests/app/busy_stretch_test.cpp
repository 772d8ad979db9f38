#include <doctest/doctest.h>

#include <string>

#include "web/app/busy_stretch.h"

namespace dragoman {
namespace {

TEST_CASE("The brush shows the time in which most is told, and all of it where that is no gain") {
    const Date start = *make_date(2000, 1, 1);
    struct Row {
        std::string why;
        std::vector<std::uint32_t> bins;
        int from, to;  ///< Days of the hundred.
    };
    std::vector<std::uint32_t> even(10, 8), late(10, 0), early(10, 0), both(10, 0), lonely(10, 0);
    late[0] = 1, late[8] = 60, late[9] = 50;
    early[0] = 60, early[1] = 50, early[9] = 1;
    both[0] = 1, both[5] = 100, both[9] = 1;
    lonely[0] = 1, lonely[9] = 1;
    std::vector<std::uint32_t> wide = even;
    wide[0] = 1;
    std::vector<std::uint32_t> old(20, 0);
    old[0] = 1, old[15] = 50, old[18] = 50, old[19] = 1;
    const std::vector<Row> rows = {
        {"a short thin end stays", old, 75, 99},
        {"as much everywhere", even, 0, 99},
        {"one old event", late, 80, 99},
        {"one far deadline", early, 0, 20},
        {"one at either end", both, 50, 60},
        {"two events, both of weight", lonely, 0, 99},
        {"a thin end that is no gain", wide, 0, 99},
        {"nothing", std::vector<std::uint32_t>(10, 0), 0, 99},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const DateInterval shown = busy_stretch({start, start + 99}, row.bins);
        CHECK(shown.earliest - start == row.from);
        CHECK(shown.latest - start == row.to);
    }
}

}  // namespace
}  // namespace dragoman
