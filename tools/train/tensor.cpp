#include "tools/train/tensor.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace dragoman::train {
namespace {

typedef float Lanes __attribute__((vector_size(32), aligned(4), may_alias));
constexpr std::size_t lanes = 8;

template <std::size_t height>
void block(std::size_t k, Left a, const float* b, std::size_t ldb, float* c, std::size_t ldc, bool add) {
    Lanes sums[height][2];
    for (std::size_t i = 0; i < height; ++i) {
        for (std::size_t j = 0; j < 2; ++j) sums[i][j] = add ? *reinterpret_cast<const Lanes*>(c + i * ldc + j * lanes) : Lanes{};
    }
    for (std::size_t p = 0; p < k; ++p) {
        const Lanes left = *reinterpret_cast<const Lanes*>(b + p * ldb), right = *reinterpret_cast<const Lanes*>(b + p * ldb + lanes);
        for (std::size_t i = 0; i < height; ++i) {
            const float factor = a.data[i * a.row_step + p * a.column_step];
            sums[i][0] += left * factor;
            sums[i][1] += right * factor;
        }
    }
    for (std::size_t i = 0; i < height; ++i) {
        for (std::size_t j = 0; j < 2; ++j) *reinterpret_cast<Lanes*>(c + i * ldc + j * lanes) = sums[i][j];
    }
}

}  // namespace

void multiply(std::size_t m, std::size_t n, std::size_t k, Left a, const float* b, std::size_t ldb, float* c, std::size_t ldc, bool add) {
    // A slice of b stays in the near cache while all of a passes by; long sums are cut for the same end.
    constexpr std::size_t most_deep = 256;
    for (std::size_t deep = 0; deep < k; deep += most_deep) {
        const std::size_t depth = std::min(most_deep, k - deep);
        const bool adds = add || deep > 0;
        std::size_t j = 0;
        for (; j + 2 * lanes <= n; j += 2 * lanes) {
            const float* slice = b + deep * ldb + j;
            std::size_t i = 0;
            const auto from = [&](std::size_t row) { return Left{a.data + row * a.row_step + deep * a.column_step, a.row_step, a.column_step}; };
            for (; i + 6 <= m; i += 6) block<6>(depth, from(i), slice, ldb, c + i * ldc + j, ldc, adds);
            for (; i < m; ++i) block<1>(depth, from(i), slice, ldb, c + i * ldc + j, ldc, adds);
        }
        for (; j < n; ++j) {
            for (std::size_t i = 0; i < m; ++i) {
                float sum = adds ? c[i * ldc + j] : 0;
                for (std::size_t p = deep; p < deep + depth; ++p) sum += a.data[i * a.row_step + p * a.column_step] * b[p * ldb + j];
                c[i * ldc + j] = sum;
            }
        }
    }
}

std::vector<float> transposed(const float* from, std::size_t rows, std::size_t columns) {
    std::vector<float> out(rows * columns);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < columns; ++j) out[j * rows + i] = from[i * columns + j];
    }
    return out;
}

float exponential(float x) {
    x = std::clamp(x, -87.f, 87.f) * 1.44269504f;
    const float whole = static_cast<float>(static_cast<std::int32_t>(x + 256) - 256);  // rounded down, without a call
    const float t = (x - whole) * 0.693147181f;  // 0 … ln 2
    float sum = 1 + t * (1 + t * (0.5f + t * (0.16666667f + t * (0.041666667f + t * (0.0083333333f + t * 0.0013888889f)))));
    const std::int32_t bits = (static_cast<std::int32_t>(whole) + 127) << 23;
    float power;
    std::memcpy(&power, &bits, sizeof power);
    return sum * power;
}

void softmax(float* scores, std::size_t count) {
    float most = scores[0];
    for (std::size_t i = 1; i < count; ++i) most = std::max(most, scores[i]);
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += scores[i] = exponential(scores[i] - most);
    for (std::size_t i = 0; i < count; ++i) scores[i] /= sum;
}

void Parameter::assign(std::size_t row_count, std::size_t column_count, float range, Random& random, bool as_table) {
    rows = row_count;
    columns = column_count;
    table = as_table;
    w.resize(rows * columns);
    g.assign(w.size(), 0);
    m.assign(w.size(), 0);
    v.assign(w.size(), 0);
    if (table) is_touched.assign(rows, 0);
    for (float& weight : w) weight = (2 * random.uniform() - 1) * range;
}

void Parameter::step(float rate, std::uint64_t time) {
    constexpr float b1 = 0.9f, b2 = 0.99f, small = 1e-8f;
    float r1 = 1, r2 = 1;
    if (time < 2000) {  // later they are 1
        float p1 = 1, p2 = 1;
        for (std::uint64_t i = 0; i < time; ++i) p1 *= b1, p2 *= b2;
        r1 = 1 / (1 - p1);
        r2 = 1 / (1 - p2);
    }
    const auto move = [&](std::size_t begin, std::size_t end) {
        float *const own = w.data(), *const slope = g.data(), *const mean = m.data(), *const square = v.data();
        for (std::size_t i = begin; i < end; ++i) {
            mean[i] = b1 * mean[i] + (1 - b1) * slope[i];
            square[i] = b2 * square[i] + (1 - b2) * slope[i] * slope[i];
            own[i] -= rate * (mean[i] * r1) / (std::sqrt(square[i] * r2) + small);
            slope[i] = 0;
        }
    };
    if (!table) return move(0, w.size());
    for (const std::uint32_t i : touched) {
        move(i * columns, (i + 1) * columns);
        is_touched[i] = 0;
    }
    touched.clear();
}

}  // namespace dragoman::train
