// .tar (POSIX ustar and pax, GNU long names): members are read as they pass by.
#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/ingest/names.h"
#include "core/ingest/reader.h"

namespace dragoman {
namespace {

constexpr std::size_t block = 512;
constexpr std::size_t longest_note = 64 * 1024;  // of a long name or a pax header

/// Up to the NUL.
std::string_view field(std::string_view header, std::size_t at, std::size_t size) {
    const std::string_view text = header.substr(at, size);
    return text.substr(0, text.find('\0'));
}

std::uint64_t octal(std::string_view text) {
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '7') continue;
        value = (value & 0x1FFF'FFFF'FFFF'FFFF) << 3 | static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

std::uint64_t size_of(std::string_view header) {
    const std::string_view text = header.substr(124, 12);
    if ((static_cast<unsigned char>(text[0]) & 0x80) == 0) return octal(text);
    std::uint64_t value = 0;  // GNU: base 256
    for (const char c : text.substr(4)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

bool sum_is_right(std::string_view header) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < block; ++i) sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(header[i]);
    return sum == octal(field(header, 148, 8));
}

/// "27 path=a/long/name\n…" → "a/long/name"
std::string pax_path(std::string_view note) {
    const std::size_t at = note.find(" path=");
    if (at == std::string_view::npos) return {};
    return std::string(note.substr(at + 6, note.find('\n', at) - (at + 6)));
}

class TarReader : public Reader {
public:
    explicit TarReader(Origin origin) : origin_(std::move(origin)) {}

    void feed(std::string_view bytes, Harvest& harvest) override {
        while (!bytes.empty() && !ended_) {
            if (left_ > 0) {
                const std::string_view part = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
                bytes.remove_prefix(part.size());
                left_ -= part.size();
                const std::size_t content = static_cast<std::size_t>(std::min<std::uint64_t>(content_, part.size()));
                content_ -= content;
                if (member_) member_->feed(part.substr(0, content), harvest);
                if (note_type_ != '\0' && note_.size() < longest_note) note_.append(part.substr(0, content));
                if (left_ == 0) end_member(harvest);
                continue;
            }
            const std::size_t wanted = std::min(block - header_.size(), bytes.size());
            header_.append(bytes.substr(0, wanted));
            bytes.remove_prefix(wanted);
            if (header_.size() == block) begin_member(std::exchange(header_, {}), harvest);
        }
    }
    bool finish(Harvest& harvest) override {
        if (ended_) return false;
        if (left_ > 0 || !header_.empty()) {
            harvest.fail(origin_, {ErrorCode::binary_input, "The archive ends in the middle of a member; what came before is read."});
        }
        if (member_) finish_all(*member_, harvest);
        ended_ = true;
        return false;
    }

private:
    void begin_member(std::string_view header, Harvest& harvest) {
        if (header.find_first_not_of('\0') == std::string_view::npos) return void(ended_ = true);
        if (!sum_is_right(header)) {
            ended_ = true;
            return harvest.fail(origin_, {ErrorCode::binary_input, "The archive is damaged from byte " + std::to_string(byte_) + " on; what came before is read."});
        }
        content_ = size_of(header);
        left_ = (content_ + block - 1) / block * block;
        byte_ += block + left_;
        const char type = header[156];
        note_type_ = type == 'L' || type == 'x' ? type : '\0';
        if (note_type_ != '\0') {
            note_.clear();
        } else {
            std::string name = std::exchange(long_name_, {});
            if (name.empty()) {
                const std::string_view prefix = header.substr(257).starts_with("ustar\0") ? field(header, 345, 155) : std::string_view();
                name = (prefix.empty() ? std::string() : std::string(prefix) + "/") + std::string(field(header, 0, 100));
            }
            const bool file = type == '0' || type == '\0' || type == '7';
            if (file && is_wanted_member(name)) member_ = member_reader(origin_, name);
        }
        if (left_ == 0) end_member(harvest);
    }
    void end_member(Harvest& harvest) {
        if (note_type_ == 'L') long_name_ = std::string(field(note_, 0, note_.size()));
        if (note_type_ == 'x') long_name_ = pax_path(note_);
        note_type_ = '\0';
        if (member_) finish_all(*member_, harvest);
        member_.reset();
    }

    Origin origin_;
    std::string header_, note_, long_name_;
    std::unique_ptr<Reader> member_;
    std::uint64_t left_ = 0, content_ = 0;  ///< Of the member with and without its padding.
    std::uint64_t byte_ = 0;
    char note_type_ = '\0';
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<Reader> tar_reader(Origin origin) { return std::make_unique<TarReader>(std::move(origin)); }

}  // namespace dragoman
