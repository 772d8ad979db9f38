#pragma once
#include <cstddef>
#include <new>
#include <vector>

namespace dragoman {

/// Memory that begins with a line of the cache: rows of 64 bytes lie in one line each, not in two. Numbers that a larger
/// size adds are left as they are, not set to 0.
template <class Number>
struct LineAllocator {
    using value_type = Number;
    static constexpr std::align_val_t line{64};
    LineAllocator() = default;
    template <class Other>
    LineAllocator(const LineAllocator<Other>&) {}
    Number* allocate(std::size_t count) { return static_cast<Number*>(::operator new(count * sizeof(Number), line)); }
    void deallocate(Number* at, std::size_t) { ::operator delete(at, line); }
    void construct(Number* at) { ::new (static_cast<void*>(at)) Number; }
    template <class Value>
    void construct(Number* at, const Value& value) {
        ::new (static_cast<void*>(at)) Number(value);
    }
    template <class Other>
    bool operator==(const LineAllocator<Other>&) const {
        return true;
    }
};
template <class Number>
using AlignedVector = std::vector<Number, LineAllocator<Number>>;

}  // namespace dragoman
