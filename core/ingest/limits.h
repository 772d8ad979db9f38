#pragma once
// How much a file may ask for, so that memory and time stay bounded. docs/limits.md says the same to users.
#include <cstddef>

namespace dragoman::limits {

constexpr std::size_t mebibyte = 1024 * 1024;

/// Formats that are parsed as a whole: text, a page, a message, a JSON object, a Word file, a ZIP archive.
constexpr std::size_t whole_file = 512 * mebibyte;
/// JSON that is no list and no lines: its tree takes many times its size.
constexpr std::size_t json_file = 128 * mebibyte;
/// A page beyond this is stripped of its tags instead of parsed.
constexpr std::size_t page = 32 * mebibyte;
/// A record of JSON or of a WARC.
constexpr std::size_t record = 64 * mebibyte;
/// What a compressed file may unpack to: this much, and more only in this proportion to its size.
constexpr std::size_t unpacked_floor = 64 * mebibyte;
constexpr std::size_t unpacked_ratio = 200;
/// Archives inside archives.
constexpr int container_depth = 4;
/// Parts inside the parts of a message.
constexpr int message_depth = 12;
/// Sentences about one file; the rest is counted.
constexpr std::size_t errors = 1000;
/// Bytes that a reader is given at a time.
constexpr std::size_t slice = 256 * 1024;

}  // namespace dragoman::limits
