#pragma once
// What std lacks until C++23: a value or the reason why there is none.
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dragoman {

enum class ErrorCode {
    empty_input,
    binary_input,
    not_utf8,
    bad_json,
    missing_field,
    bad_pack,
    too_large,
    unsupported,
    bad_query,
};

/// A code for programs, a sentence for people, a place.
struct Error {
    ErrorCode code;
    std::string message;   ///< A sentence that says what to do, without the file's name.
    std::size_t byte = 0;  ///< Where in the input.
    std::size_t line = 0;  ///< 1-based line of the input, 0 where lines mean nothing.
    std::string part{};    ///< The member of an archive that it is about ("pile.zip/a.html"); empty: the file itself.
    std::vector<std::string> columns{};  ///< Where no column of a table is known for the text: those that are there.
    std::vector<std::vector<std::string>> rows{};  ///< Beside columns: what the first records hold in them, cut short.
};

template <class T>
class [[nodiscard]] Result {  // becomes std::expected when we reach C++23
public:
    Result(T value) : state_(std::move(value)) {}
    Result(Error error) : state_(std::move(error)) {}
    explicit operator bool() const { return state_.index() == 0; }
    const T& value() const& { return std::get<T>(state_); }
    T value() && { return std::get<T>(std::move(state_)); }
    const Error& error() const { return std::get<Error>(state_); }

private:
    std::variant<T, Error> state_;
};

}  // namespace dragoman
