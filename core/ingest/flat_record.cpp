#include "core/ingest/flat_record.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

constexpr std::array<bool, 256> plain_bytes() {
    std::array<bool, 256> plain{};
    for (std::size_t i = 0x20; i < 256; ++i) plain[i] = i != '"' && i != '\\';
    return plain;
}
constexpr std::array<bool, 256> plain = plain_bytes();

/// A bit for each of eight bytes that ends a piece of a string: a control character, a quotation mark, a backslash.
constexpr std::uint64_t ends_plain(std::uint64_t eight) {
    constexpr std::uint64_t ones = 0x0101010101010101ull, tops = 0x80 * ones;
    const auto below = [](std::uint64_t x, std::uint64_t limit) { return (x - limit * ones) & ~x & tops; };
    return below(eight, 0x20) | below(eight ^ '"' * ones, 1) | below(eight ^ '\\' * ones, 1);
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    bool take(char c) {
        blanks();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool at(char c) {
        blanks();
        return at_ < text_.size() && text_[at_] == c;
    }
    bool ended() {
        blanks();
        return at_ == text_.size();
    }
    /// A string; its value into `out` unless null. False: it is none, or broken.
    bool string(std::string* out) {
        if (!take('"')) return false;
        if (out) out->clear();
        for (;;) {
            const std::size_t begin = at_;
            for (std::uint64_t eight; at_ + sizeof eight <= text_.size(); at_ += sizeof eight) {
                std::memcpy(&eight, text_.data() + at_, sizeof eight);
                if (ends_plain(eight) != 0) break;
            }
            while (at_ < text_.size() && plain[static_cast<unsigned char>(text_[at_])]) ++at_;
            if (out) out->append(text_.substr(begin, at_ - begin));
            if (at_ >= text_.size()) return false;
            const char c = text_[at_++];
            if (c == '"') return true;
            if (c != '\\' || !escape(out)) return false;
        }
    }
    /// null, true, false or a number without any doubt.
    bool literal() {
        blanks();
        for (const std::string_view word : {"null", "true", "false"}) {
            if (text_.substr(at_, word.size()) != word) continue;
            at_ += word.size();
            return true;
        }
        if (at_ < text_.size() && text_[at_] == '-') ++at_;
        const std::size_t begin = at_;
        if (digits() == 0 || (at_ - begin > 1 && text_[begin] == '0')) return false;
        if (at_ < text_.size() && text_[at_] == '.' && (++at_, digits() == 0)) return false;
        return at_ < text_.size() && (text_[at_] == ',' || text_[at_] == '}' || text_[at_] == ' ');
    }

private:
    std::size_t digits() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_ascii_digit(text_[at_])) ++at_;
        return at_ - begin;
    }
    void blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
    }
    bool hex(char32_t& value) {
        if (text_.size() - at_ < 4) return false;
        value = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = text_[at_++];
            const char lower = lower_ascii(c);
            if (!is_ascii_digit(c) && (lower < 'a' || lower > 'f')) return false;
            value = value << 4 | static_cast<char32_t>(is_ascii_digit(c) ? c - '0' : lower - 'a' + 10);
        }
        return true;
    }
    bool escape(std::string* out) {
        if (at_ >= text_.size()) return false;
        constexpr std::string_view codes = "\"\\/bfnrt", values = "\"\\/\b\f\n\r\t";
        const char c = text_[at_++];
        if (const std::size_t code = codes.find(c); code != std::string_view::npos) {
            if (out) out->push_back(values[code]);
            return true;
        }
        char32_t value = 0;
        if (c != 'u' || !hex(value)) return false;
        if (value >= 0xDC00 && value < 0xE000) return false;
        if (value >= 0xD800 && value < 0xDC00) {
            char32_t low = 0;
            if (text_.substr(at_, 2) != "\\u") return false;
            at_ += 2;
            if (!hex(low) || low < 0xDC00 || low >= 0xE000) return false;
            value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        }
        if (out) append_utf8(*out, value);
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<Record::Meaning> KeyMeanings::of(std::string_view key) {
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    if (known_.size() > 1000) known_.clear();
    const std::optional<Record::Meaning> meaning = Record::meaning_of(key, options_);
    known_.emplace(key, meaning);
    return meaning;
}

bool read_flat_record(std::string_view line, KeyMeanings& meanings, Record& record) {
    Scanner scan(line);
    std::string key, value;
    if (!scan.take('{')) return false;
    do {
        if (!scan.string(&key) || !scan.take(':')) return false;
        const std::optional<Record::Meaning> meaning = meanings.of(key);
        if (scan.at('"')) {
            if (!scan.string(meaning ? &value : nullptr)) return false;
            if (meaning) record.offer(*meaning, std::move(value));
        } else if (meaning ? !scan.at('n') || !scan.literal() : !scan.literal()) {
            return false;  // a number for an id, a list of authors: seldom, and the library's work
        }
    } while (scan.take(','));
    return scan.take('}') && scan.ended() && record.has_text();
}

}  // namespace dragoman
