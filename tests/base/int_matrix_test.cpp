#include "core/base/int_matrix.h"

#include <doctest/doctest.h>

using namespace dragoman;

TEST_CASE("products of small-integer matrices are what adding one by one gives") {
    struct Size { std::size_t inputs, outputs, rows; };
    for (const Size size : {Size{2, 16, 1}, Size{7, 3, 2}, Size{64, 57, 9}, Size{64, 44, 1}, Size{6, 128, 1}, Size{192, 64, 23}}) {
        CAPTURE(size.inputs);
        std::uint32_t state = 7;
        const auto next = [&] { return static_cast<std::int16_t>((state = state * 1664525u + 1013904223u) >> 18) - 8192; };
        std::vector<std::int16_t> weights(size.inputs * size.outputs), in(size.rows * size.inputs + 1);
        std::vector<std::int32_t> bias(size.outputs);
        for (std::int16_t& value : weights) value = static_cast<std::int16_t>(next());
        for (std::size_t i = 0; i + 1 < in.size(); ++i) in[i] = static_cast<std::int16_t>(next());
        for (std::int32_t& value : bias) value = next();
        const IntMatrix matrix = IntMatrix::from_rows(weights, size.inputs, bias);
        REQUIRE(matrix.inputs % 2 == 0);
        REQUIRE(matrix.outputs % 16 == 0);
        for (const Lanes lanes : {Lanes::bits128, Lanes::bits256, Lanes::bits512}) {
            if (lanes > most_lanes()) continue;
            CAPTURE(static_cast<int>(lanes));
            std::vector<std::int32_t> out(size.rows * matrix.outputs, -1);
            multiply(matrix, in.data(), size.inputs, size.rows, out.data(), lanes);
            for (std::size_t r = 0; r < size.rows; ++r) {
                for (std::size_t j = 0; j < matrix.outputs; ++j) {
                    std::uint32_t sum = j < size.outputs ? static_cast<std::uint32_t>(bias[j]) : 0;
                    for (std::size_t i = 0; i < size.inputs && j < size.outputs; ++i) {
                        sum += static_cast<std::uint32_t>(in[r * size.inputs + i] * weights[j * size.inputs + i]);
                    }
                    REQUIRE(out[r * matrix.outputs + j] == static_cast<std::int32_t>(sum));
                }
            }
        }
    }
}
