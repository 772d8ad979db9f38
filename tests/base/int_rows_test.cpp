#include "core/base/int_rows.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <vector>

using namespace dragoman;

namespace {

/// Numbers of up to `bits` bits, the same in every run.
template <class Number>
std::vector<Number> numbers(std::size_t count, int bits, std::uint32_t seed) {
    std::vector<Number> out;
    for (std::size_t i = 0; i < count; ++i) {
        seed = seed * 1664525u + 1013904223u;
        out.push_back(static_cast<Number>(static_cast<std::int32_t>(seed) >> (32 - bits)));
    }
    return out;
}

/// Runs `check` for all lanes that this machine has.
template <class Check>
void at_all_lanes(Check check) {
    for (const Lanes lanes : {Lanes::bits128, Lanes::bits256, Lanes::bits512}) {
        if (lanes > most_lanes()) continue;
        CAPTURE(static_cast<int>(lanes));
        check(lanes);
    }
}

std::int16_t plain_cut(std::int64_t sum, Cut cut) {
    const std::int64_t value = (sum + (cut.shift > 0 ? std::int64_t{1} << (cut.shift - 1) : 0)) >> cut.shift;
    return static_cast<std::int16_t>(std::clamp<std::int64_t>(value, cut.least, cut.most));
}

constexpr Cut cuts[] = {{12, 0, 8191}, {13, -1600, 1600}, {0, -32768, 32767}};

}  // namespace

TEST_CASE("cut rows are what cutting one number after the other gives") {
    for (const std::size_t size : {1u, 16u, 77u}) {
        const auto sums = numbers<std::int32_t>(size, 27, 3);
        for (const Cut cut : cuts) {
            at_all_lanes([&](Lanes lanes) {
                std::vector<std::int16_t> out(size);
                cut_row(sums, cut, out.data(), lanes);
                for (std::size_t j = 0; j < size; ++j) REQUIRE(out[j] == plain_cut(sums[j], cut));
            });
        }
    }
}

TEST_CASE("sums of rows are what adding one by one gives") {
    for (const std::size_t size : {16u, 64u, 80u}) {
        const auto wide = numbers<std::int32_t>(size * 5, 26, 5);
        const auto narrow = numbers<std::int16_t>(size * 20, 11, 9);
        std::vector<const std::int32_t*> wide_rows;
        std::vector<const std::int16_t*> narrow_rows;
        for (std::size_t r = 0; r < 5; ++r) wide_rows.push_back(&wide[r * size]);
        for (std::size_t r = 0; r < 20; ++r) narrow_rows.push_back(&narrow[r * size]);
        at_all_lanes([&](Lanes lanes) {
            std::vector<std::int16_t> cut_out(size), positive_out(size);
            cut_sum(wide_rows, size, cuts[0], cut_out.data(), lanes);
            positive_sum(narrow_rows, size, positive_out.data(), lanes);
            for (std::size_t j = 0; j < size; ++j) {
                std::int64_t sum = 0, short_sum = 0;
                for (const std::int32_t* const row : wide_rows) sum += row[j];
                for (const std::int16_t* const row : narrow_rows) short_sum += row[j];
                REQUIRE(cut_out[j] == plain_cut(sum, cuts[0]));
                REQUIRE(positive_out[j] == std::max<std::int64_t>(short_sum, 0));
            }
        });
    }
}

TEST_CASE("sums of bytes are what adding one by one gives") {
    for (const std::size_t size : {8u, 24u, 56u}) {
        const auto bytes = numbers<std::int8_t>(size * 58, 8, 11);
        std::vector<const std::int8_t*> rows;
        for (std::size_t r = 0; r < 58; ++r) rows.push_back(&bytes[r * size]);
        at_all_lanes([&](Lanes lanes) {
            std::vector<std::int16_t> out(size);
            byte_sum(rows, size, out.data(), lanes);
            for (std::size_t j = 0; j < size; ++j) {
                int sum = 0;
                for (const std::int8_t* const row : rows) sum += row[j];
                REQUIRE(out[j] == sum);
            }
        });
    }
}

TEST_CASE("a step of Viterbi's takes the greatest sum of each column") {
    for (const std::size_t count : {1u, 11u}) {
        const auto in = numbers<std::int32_t>(count, 29, 17), cells = numbers<std::int32_t>(count * TwelveWide::columns, 29, 23);
        std::vector<TwelveWide> matrix(count);
        for (std::size_t i = 0; i < count; ++i) std::copy_n(&cells[i * TwelveWide::columns], TwelveWide::columns, matrix[i].at);
        at_all_lanes([&](Lanes lanes) {
            TwelveWide out;
            greatest_sums(in, matrix.data(), out, lanes);
            for (std::size_t j = 0; j < TwelveWide::columns; ++j) {
                std::int32_t most = INT32_MIN;
                for (std::size_t i = 0; i < count; ++i) most = std::max(most, in[i] + matrix[i].at[j]);
                REQUIRE(out.at[j] == most);
            }
        });
    }
}

TEST_CASE("the first of the greatest numbers is found") {
    struct Row { std::string_view why; std::vector<std::int32_t> numbers; std::size_t at; };
    const Row rows[] = {
        {"one", {-7}, 0},
        {"in the middle", {1, 2, 9, -3}, 2},
        {"the last of many", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}, 16},
        {"twice", {5, 1, 5}, 0},
        {"twice, in the other order of lanes", {0, 0, 0, 7, 0, 0, 0, 0, 0, 7, 7, 0, 0, 0, 0, 0, 0, 7}, 3},
        {"twice in one lane", {0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0}, 2},
        {"twice, the first in a lane behind", {0, 0, 0, 0, 0, 0, 0, 4, 4, 0, 0, 0, 0, 0, 0, 0}, 7},
        {"in what the last eight share with those before", {0, 0, 0, 0, 0, 0, 3, 0, 0, 3}, 6},
        {"the least numbers there are", {INT32_MIN, INT32_MIN + 1}, 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        at_all_lanes([&](Lanes lanes) { CHECK(greatest(row.numbers, lanes) == row.at); });
    }
    for (std::size_t size = 1; size < 60; ++size) {
        CAPTURE(size);
        const auto few = numbers<std::int32_t>(size, 3, static_cast<std::uint32_t>(size));
        const auto first = static_cast<std::size_t>(std::max_element(few.begin(), few.end()) - few.begin());
        at_all_lanes([&](Lanes lanes) { CHECK(greatest(few, lanes) == first); });
    }
}

TEST_CASE("a gated average moves as far as its gate is open") {
    constexpr std::int32_t one = 1 << 20, wide_open = 1 << 24;
    struct Row { std::string_view why; std::int32_t value1, gate1, value2, gate2; std::int16_t expected1, expected2; };
    const Row rows[] = {
        {"open: the new values", one, wide_open, -one, wide_open, 256, -256},
        {"shut: the old one", one, wide_open, 9 * one, -wide_open, 256, 256},
        {"half open", one, 0, one, 0, 128, 192},
        {"values are cut", 40 * one, wide_open, 0, -wide_open, 2048, 2048},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        at_all_lanes([&](Lanes lanes) {
            for (const std::size_t size : {8u, 32u, 40u}) {
                CAPTURE(size);
                std::vector<std::int32_t> in(size, row.value1);
                in.insert(in.end(), size, row.gate1);
                in.insert(in.end(), size, row.value2);
                in.insert(in.end(), size, row.gate2);
                std::vector<std::int16_t> out(2 * size, 0), back(2 * size, 5);
                const auto step = static_cast<std::ptrdiff_t>(size);
                run_average({size, 2 * step, step}, 2, in.data(), &in[size], out.data(), lanes);
                CHECK(out[size - 1] == row.expected1);
                CHECK(out[2 * size - 1] == row.expected2);
                std::vector<std::int32_t> turned(in.begin() + 2 * step, in.end());
                turned.insert(turned.end(), in.begin(), in.begin() + 2 * step);
                run_average({size, -2 * step, -step}, 2, &turned[2 * size], &turned[3 * size], &back[size], lanes);
                CHECK(back[2 * size - 1] == row.expected1 + 5);
                CHECK(back[0] == row.expected2 + 5);
            }
        });
    }
}
