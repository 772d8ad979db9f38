#include "core/base/few.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "core/document/span.h"

using namespace dragoman;

namespace {

Few<std::uint32_t> counted(std::uint32_t count) {
    Few<std::uint32_t> out;
    for (std::uint32_t i = 0; i < count; ++i) out.push_back(i);
    return out;
}

std::vector<std::uint32_t> all(const Few<std::uint32_t>& values) { return {values.begin(), values.end()}; }

}  // namespace

TEST_CASE("few values are kept in order, inside and beyond, and copies and moves hold the same") {
    CHECK(sizeof(Few<std::uint32_t>) == 16);
    for (const std::uint32_t count : {0u, 1u, 2u, 3u, 4u, 5u, 100u}) {
        CAPTURE(count);
        Few<std::uint32_t> values = counted(count);
        REQUIRE(values.size() == count);
        for (std::uint32_t i = 0; i < count; ++i) CHECK(values[i] == i);
        const Few<std::uint32_t> copy = values;
        CHECK(copy == values);
        Few<std::uint32_t> moved = std::move(values);
        CHECK(moved == copy);
        CHECK(values.empty());
        values.push_back(7);  // what was moved from may be used again
        CHECK(all(values) == std::vector<std::uint32_t>{7});
        values = copy;
        CHECK(values == copy);
        values = counted(2);
        CHECK(all(values) == std::vector<std::uint32_t>{0, 1});
        moved.shrink_to_fit();
        CHECK(moved == copy);
        CHECK(moved.capacity() == std::max(2u, count));
    }
}

TEST_CASE("values are put in, taken out and counted anew where they stand") {
    Few<std::uint32_t> values = counted(6);
    erase(values, 3u);
    CHECK(all(values) == std::vector<std::uint32_t>{0, 1, 2, 4, 5});
    values.insert(values.begin() + 3, 3);
    CHECK(all(values) == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5});
    values.erase(values.begin() + 1, values.begin() + 5);
    CHECK(all(values) == std::vector<std::uint32_t>{0, 5});
    values.shrink_to_fit();  // back inside
    CHECK(all(values) == std::vector<std::uint32_t>{0, 5});
    CHECK(values.capacity() == 2);
    values.resize(3);
    CHECK(all(values) == std::vector<std::uint32_t>{0, 5, 0});
    values.clear();
    CHECK(values.empty());
    CHECK((Few<std::uint32_t>{4, 2} == Few<std::uint32_t>{4, 2}));
    CHECK_FALSE((Few<std::uint32_t>{4, 2} == Few<std::uint32_t>{4}));
}

TEST_CASE("a value of eight bytes stands inside alone") {
    Few<Span> spans;
    spans.push_back({1, 2});
    CHECK(spans.capacity() == 1);
    spans.push_back({3, 4});
    CHECK(spans[0].end == 2);
    CHECK(spans[1].begin == 3);
}
