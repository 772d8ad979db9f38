#include "core/ingest/text_feed.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/ingest/decode.h"
#include "core/ingest/encoding.h"

namespace dragoman {
namespace {

/// Bytes at the end that may be the beginning of a character.
std::size_t cut_character(std::string_view bytes) {
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (byte >= 0xC2) return byte >= (back == 1 ? 0xC2 : back == 2 ? 0xE0 : 0xF0) ? back : 0;
        if (byte < 0x80) return 0;
    }
    return 0;
}

bool all_ascii(std::string_view bytes) {
    return std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

bool TextFeed::begin(std::string_view& bytes, Harvest& harvest) {
    begun_ = true;
    if (const std::string_view kind = kind_of_binary(bytes); !kind.empty()) {
        harvest.fail(origin_, {ErrorCode::binary_input, "The file is not text: it looks like " + std::string(kind) + "."});
        return false;
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        encoding_ = bytes[0] == '\xFF' ? "utf-16le" : "utf-16be";
        bytes.remove_prefix(2);
    } else if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    } else {
        encoding_ = guessed_ = guess_utf16(bytes.substr(0, bytes.size() & ~std::size_t{1}));
    }
    return true;
}

std::optional<std::string_view> TextFeed::feed(std::string_view bytes, Harvest& harvest) {
    if (dead_ || bytes.empty()) return std::nullopt;
    if (!begun_ && !begin(bytes, harvest)) {
        dead_ = true;
        return std::nullopt;
    }
    if (encoding_.empty() && legacy_ && !beyond_ascii_ && !all_ascii(bytes)) {  // the first characters beyond ASCII decide
        beyond_ascii_ = true;
        const std::string_view whole = bytes.substr(0, bytes.size() - cut_character(bytes));
        if (first_ill_formed(whole) < whole.size()) encoding_ = guessed_ = guess_single_byte(bytes);
    }
    std::string_view text = bytes;
    if (encoding_.starts_with("utf-16")) {
        held_.append(bytes);
        std::size_t whole = held_.size() & ~std::size_t{1};
        const auto high = [&](std::size_t unit) { return static_cast<unsigned char>(held_[encoding_ == "utf-16le" ? unit + 1 : unit]); };
        if (whole >= 2 && (high(whole - 2) & 0xFC) == 0xD8) whole -= 2;  // half of a pair
        out_ = to_utf8(std::string_view(held_).substr(0, whole), encoding_);
        held_.erase(0, whole);
        text = out_;
    } else if (!encoding_.empty()) {
        out_ = to_utf8(bytes, encoding_);
        text = out_;
    }
    any_ = any_ || text.find_first_not_of(" \t\r\n") != std::string_view::npos;
    return text;
}

std::optional<std::string_view> TextFeed::finish(Harvest& harvest) {
    if (dead_) return std::nullopt;
    if (!any_) {
        harvest.fail(origin_, {ErrorCode::empty_input, begun_ ? "The file holds nothing but white space." : "The file is empty."});
        dead_ = true;
        return std::nullopt;
    }
    if (held_.empty()) return std::nullopt;
    out_ = to_utf8(held_, encoding_);
    held_.clear();
    return out_;
}

std::string_view ForeignFeed::feed(std::string_view bytes, bool last) {
    out_.clear();
    held_.append(bytes);
    if (sound_) {
        const std::size_t good = first_ill_formed(held_);
        const bool cut = !last && good < held_.size() && good + cut_character(held_) == held_.size();
        sound_ = good == held_.size() || cut;
        out_.assign(held_, 0, good);
        held_.erase(0, good);
        if (!out_.empty()) before_ = out_.back();
        beyond_ascii_ += static_cast<std::size_t>(std::count_if(out_.begin(), out_.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
        if (sound_) return out_;
    }
    if (!decided_) {
        if (held_.size() < limits::slice && !last) return out_;
        decide();
    }
    const std::size_t rest = last ? 0 : cut_character(held_);
    const std::string_view whole = std::string_view(held_).substr(0, held_.size() - rest);
    if (encoding_.empty()) {
        out_ += whole;
    } else {
        out_ += to_utf8(whole, encoding_);
    }
    held_.erase(0, whole.size());
    return out_;
}

void ForeignFeed::decide() {
    decided_ = true;
    std::string sample = held_.substr(0, limits::slice);
    if (sample.size() < held_.size()) sample.resize(sample.size() - cut_character(sample));
    if (is_ascii_letter(before_)) sample.insert(0, 1, before_);  // what stands beside a letter is likely to be one
    const Damage damage = damage_of(sample);
    encoding_ = damage.whole + beyond_ascii_ >= 5 * damage.broken ? "utf-8" : guess_single_byte(sample);
}

}  // namespace dragoman
