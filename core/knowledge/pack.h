#pragma once
// The one file that carries all read-only tables (lexicon, knowledge base, models) to where they are
// used. tools/pack.py writes it; layout, all integers little-endian:
//   "DRGPACK1"  u32 crc32 of the rest  u32 count  count × {u32 name size, u32 data size, name}  data…
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace dragoman {

class Pack {
public:
    /// Takes the file's bytes. Errors: bad_pack (not a pack, another version, cut short, damaged).
    static Result<Pack> read(std::string bytes);
    /// Contents of one file, "" where there is none. Valid as long as the pack.
    std::string_view file(std::string_view name) const;
    std::vector<std::string_view> file_names() const;

private:
    std::string bytes_;
    struct Range {
        std::size_t begin, size;
    };
    std::map<std::string, Range, std::less<>> files_;
};

std::uint32_t crc32(std::string_view bytes);  ///< IEEE 802.3, as zlib's.

}  // namespace dragoman
