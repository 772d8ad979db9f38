#pragma once
// Floating-point matrices for training: products, optimiser, random numbers. Bit for bit the same for one
// compiler and one target, as every sum has one order.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dragoman::train {

/// splitmix64: the same on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ull + 1) {}
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15ull;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ z >> 27) * 0x94D049BB133111EBull;
        return z ^ z >> 31;
    }
    float uniform() { return static_cast<float>(next() >> 40) * 0x1p-24f; }  ///< 0 … 1, 1 excluded.
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[next() % i]);
    }

private:
    std::uint64_t state_;
};

/// c[m×n] (+)= a[m×k] · b[k×n]. Rows of b and c are contiguous; a's element (i, j) is a[i·row_step + j·column_step],
/// which serves its transpose too. `ldb`, `ldc`: distance of rows.
struct Left {
    const float* data;
    std::size_t row_step, column_step;
};
void multiply(std::size_t m, std::size_t n, std::size_t k, Left a, const float* b, std::size_t ldb, float* c, std::size_t ldc, bool add);
std::vector<float> transposed(const float* from, std::size_t rows, std::size_t columns);

/// Correct to a few units in the last place and, unlike the C library's, the same everywhere.
float exponential(float x);
/// Replaces scores by their softmax.
void softmax(float* scores, std::size_t count);

/// Weights with their gradient and the optimiser's memory.
/// Source  Kingma and Ba, "Adam", ICLR 2015; of tables only the rows that a batch touched are moved.
struct Parameter {
    std::size_t rows = 0, columns = 0;
    bool table = false;
    std::vector<float> w, g, m, v;
    std::vector<std::uint32_t> touched;
    std::vector<std::uint8_t> is_touched;

    void assign(std::size_t row_count, std::size_t column_count, float range, Random& random, bool as_table = false);
    float* row(std::size_t i) { return &w[i * columns]; }
    const float* row(std::size_t i) const { return &w[i * columns]; }
    /// The gradient's row, noted as touched.
    float* gradient(std::size_t i) {
        if (table && !is_touched[i]) is_touched[i] = 1, touched.push_back(static_cast<std::uint32_t>(i));
        return &g[i * columns];
    }
    void step(float rate, std::uint64_t time);
};

}  // namespace dragoman::train
