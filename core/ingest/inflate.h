#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace dragoman {

/// Unpacks DEFLATE (RFC 1951), piece by piece, in the wrapper that was asked for. zlib does it.
class Inflater {
public:
    enum class Wrapper { raw, gzip, zlib_or_gzip };
    enum class Status { more, end, broken };  ///< more: wants input, or room for output

    explicit Inflater(Wrapper wrapper);
    Inflater(Inflater&&) noexcept;
    ~Inflater();

    /// Takes bytes off the front of `in` and appends at most 64 KiB to `out`.
    Status step(std::string_view& in, std::string& out);
    void restart();  ///< For the next gzip member.

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

/// A whole body; false where it is damaged or larger than `most` (out then holds what came before).
bool inflate_all(std::string_view in, Inflater::Wrapper wrapper, std::size_t most, std::string& out);

}  // namespace dragoman
