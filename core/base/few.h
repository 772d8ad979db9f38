#pragma once
// A vector for what is mostly one or two: the mentions of a chain, the articles of an entity.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <type_traits>
#include <utility>

namespace dragoman {

/// Plain values in 16 bytes, the first few of them inside, the others in one block of the heap; a std::vector takes 24, and
/// 32 more for a single value. Members mean what they mean in std::vector; pointers into it last until it changes or moves.
template <class T>
class Few {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T> && sizeof(T) <= 8 && alignof(T) <= 8);

public:
    using value_type = T;
    using iterator = T*;
    using const_iterator = const T*;

    Few() = default;
    Few(std::initializer_list<T> values) : Few(values.begin(), values.end()) {}
    template <std::forward_iterator I>
    Few(I first, I last) {
        reserve(static_cast<std::size_t>(std::distance(first, last)));
        for (; first != last; ++first) push_back(*first);
    }
    Few(const Few& other) : Few(other.begin(), other.end()) {}
    Few(Few&& other) noexcept { take(other); }
    Few& operator=(const Few& other) {
        if (this != &other) *this = Few(other);
        return *this;
    }
    Few& operator=(Few&& other) noexcept {
        if (this == &other) return *this;
        release();
        take(other);
        return *this;
    }
    ~Few() { release(); }

    T* data() { return is_far() ? far() : reinterpret_cast<T*>(bytes_); }
    const T* data() const { return is_far() ? far() : reinterpret_cast<const T*>(bytes_); }
    std::size_t size() const { return size_; }
    std::size_t capacity() const { return capacity_; }
    bool empty() const { return size_ == 0; }
    T* begin() { return data(); }
    T* end() { return data() + size_; }
    const T* begin() const { return data(); }
    const T* end() const { return data() + size_; }
    T& operator[](std::size_t i) { return data()[i]; }
    const T& operator[](std::size_t i) const { return data()[i]; }
    T& front() { return data()[0]; }
    const T& front() const { return data()[0]; }
    T& back() { return data()[size_ - 1]; }
    const T& back() const { return data()[size_ - 1]; }

    void push_back(T value) {
        if (size_ == capacity_) move_to(std::max<std::uint32_t>(4, 2 * capacity_));
        data()[size_++] = value;
    }
    void insert(const T* before, T value) {
        const std::ptrdiff_t at = before - data();
        push_back(value);
        std::rotate(begin() + at, end() - 1, end());
    }
    void erase(const T* first, const T* last) {
        T* const to = begin() + (first - data());
        size_ = static_cast<std::uint32_t>(std::copy(begin() + (last - data()), end(), to) - begin());
    }
    void reserve(std::size_t count) {
        if (count > capacity_) move_to(static_cast<std::uint32_t>(count));
    }
    void resize(std::size_t count) {
        reserve(count);
        for (std::size_t i = size_; i < count; ++i) data()[i] = T();
        size_ = static_cast<std::uint32_t>(count);
    }
    void clear() { size_ = 0; }
    void shrink_to_fit() {
        if (is_far() && size_ < capacity_) move_to(size_);
    }

    friend bool operator==(const Few& a, const Few& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

private:
    static constexpr std::uint32_t inside = 8 / sizeof(T);

    bool is_far() const { return capacity_ > inside; }
    T* far() const {
        T* block;
        std::memcpy(&block, bytes_, sizeof block);
        return block;
    }
    /// Into a block of `capacity`, which is not below the size, or back inside where that holds it.
    void move_to(std::uint32_t capacity) {
        T* const old = is_far() ? far() : nullptr;
        if (capacity <= inside) {
            std::copy_n(old, size_, reinterpret_cast<T*>(bytes_));
            capacity = inside;
        } else {
            T* const block = new T[capacity];
            std::copy_n(data(), size_, block);
            std::memcpy(bytes_, &block, sizeof block);
        }
        delete[] old;
        capacity_ = capacity;
    }
    void take(Few& other) {
        std::memcpy(bytes_, other.bytes_, sizeof bytes_);
        size_ = std::exchange(other.size_, 0);
        capacity_ = std::exchange(other.capacity_, inside);
    }
    void release() {
        if (is_far()) delete[] far();
    }

    std::uint32_t size_ = 0, capacity_ = inside;
    alignas(8) unsigned char bytes_[8] = {};  // the values, or where they are
};

template <class T, class Test>
void erase_if(Few<T>& values, const Test& test) {
    values.erase(std::remove_if(values.begin(), values.end(), test), values.end());
}
template <class T>
void erase(Few<T>& values, const T& value) {
    erase_if(values, [&](const T& each) { return each == value; });
}

}  // namespace dragoman
