#pragma once
// Word lists as data: every assets/lexicon/NAME.tsv is one Table, looked up by its first column.
#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text_hash.h"

namespace dragoman {

/// A TSV file: lines that begin with '#' are comments (source, licence, date), the first other line
/// names the columns. Keys are matched as they stand in the file (write them lower case).
class Table {
public:
    using Row = std::vector<std::string>;
    Table() = default;
    explicit Table(std::string_view tsv);
    /// Rows whose first column is `key`, in file order; empty where there is none. O(1).
    std::span<const Row> rows_of(std::string_view key) const;
    bool has(std::string_view key) const { return !rows_of(key).empty(); }
    /// Does any key begin with `prefix`? Tells a search for the longest phrase when to stop. O(log rows).
    bool begins_key(std::string_view prefix) const;
    /// Column `column` of the first row of `key`, "" where there is none.
    std::string_view value(std::string_view key, std::size_t column = 1) const;
    std::span<const Row> rows() const { return rows_; }  ///< Sorted by key, stable.
    std::span<const std::string> columns() const { return columns_; }

private:
    struct Range {
        std::uint32_t begin = 0, count = 0;
    };
    static constexpr std::size_t most_looks = 4096;
    /// Most words that are asked for are in no list: told by three bytes and length, without a hash of the whole.
    static std::size_t look(std::string_view key) {
        if (key.empty()) return 0;
        const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(key[at])); };
        const std::uint32_t seen = byte(0) | byte(key.size() / 2) << 8 | byte(key.size() - 1) << 16 | static_cast<std::uint32_t>(key.size()) << 24;
        return seen * 0x9E3779B1u >> 20;  // the upper 12 bits
    }
    std::vector<std::string> columns_;
    std::vector<Row> rows_;
    TextMap<Range> by_key_;
    std::bitset<most_looks> looks_;
};

class Lexicon {
public:
    void add(std::string name, Table table) { tables_.insert_or_assign(std::move(name), std::move(table)); }
    /// The table of assets/lexicon/NAME.tsv; an empty one where the pack has none.
    const Table& table(std::string_view name) const;
    const TextMap<Table>& tables() const { return tables_; }

private:
    TextMap<Table> tables_;
    Table empty_;
};

}  // namespace dragoman
