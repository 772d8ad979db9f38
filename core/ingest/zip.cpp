// .zip (PKWARE APPNOTE 6.3, without ZIP64 sizes beyond our limits), and .docx, which is one.
#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/ingest/encoding.h"
#include "core/ingest/inflate.h"
#include "core/ingest/names.h"
#include "core/ingest/reader.h"

namespace dragoman {
namespace {

std::uint32_t u16(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) | static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1])) << 8;
}
std::uint32_t u32(std::string_view bytes, std::size_t at) { return u16(bytes, at) | u16(bytes, at + 2) << 16; }

struct Member {
    std::string name;
    std::uint32_t flags = 0, method = 0, packed = 0, size = 0, header = 0;
};

constexpr std::size_t end_size = 22, entry_size = 46, local_size = 30;

/// The central directory; empty where there is none.
std::vector<Member> directory(std::string_view zip) {
    if (zip.size() < end_size) return {};
    const std::size_t from = zip.size() - std::min<std::size_t>(zip.size(), end_size + 0xFFFF);
    const std::size_t end = zip.rfind("PK\x05\x06");
    if (end == std::string_view::npos || end < from || end + end_size > zip.size()) return {};
    std::vector<Member> members;
    std::size_t at = u32(zip, end + 16);
    while (at <= end && end - at >= entry_size && zip.substr(at, 4) == "PK\x01\x02") {
        const std::size_t name = u16(zip, at + 28), extra = u16(zip, at + 30), comment = u16(zip, at + 32);
        if (end - at < entry_size + name + extra + comment) break;
        Member member{std::string(zip.substr(at + entry_size, name)), u16(zip, at + 8), u16(zip, at + 10), u32(zip, at + 20), u32(zip, at + 24), u32(zip, at + 42)};
        if (first_ill_formed(member.name) < member.name.size()) member.name = to_utf8(member.name, "ibm866");
        members.push_back(std::move(member));
        at += entry_size + name + extra + comment;
    }
    return members;
}

/// Its packed bytes; nullopt where the archive does not hold them.
std::optional<std::string_view> packed_bytes(std::string_view zip, const Member& member) {
    if (member.header > zip.size() || zip.size() - member.header < local_size) return std::nullopt;
    if (zip.substr(member.header, 4) != "PK\x03\x04") return std::nullopt;
    const std::size_t begin = member.header + local_size + u16(zip, member.header + 26) + u16(zip, member.header + 28);
    if (begin > zip.size() || zip.size() - begin < member.packed) return std::nullopt;
    return zip.substr(begin, member.packed);
}

/// One member as its bytes come out.
class Unpacking {
public:
    Unpacking(std::string_view packed, bool stored, Origin origin)
        : rest_(packed), stored_(stored), origin_(std::move(origin)), inflater_(Inflater::Wrapper::raw) {}

    /// The next piece into `out`; false at the end, and where it is damaged or beyond measure (`failed`).
    bool step(std::string& out, Harvest& harvest) {
        out.clear();
        if (stored_) {
            out = rest_.substr(0, limits::slice);
            rest_.remove_prefix(out.size());
        }
        const std::size_t before = rest_.size();
        const Inflater::Status status = stored_ ? (rest_.empty() ? Inflater::Status::end : Inflater::Status::more) : inflater_.step(rest_, out);
        if (!harvest.unpack(out.size())) {
            return fail(ErrorCode::too_large, "It unpacks to more than " + std::to_string(limits::unpacked_ratio) + " times its size; the rest is left out.", harvest);
        }
        if (status == Inflater::Status::broken || (status == Inflater::Status::more && out.empty() && rest_.size() == before)) {
            return fail(ErrorCode::binary_input, "Its packed data is damaged; what came before is read.", harvest);
        }
        return status == Inflater::Status::more;
    }
    bool failed() const { return failed_; }

private:
    bool fail(ErrorCode code, std::string sentence, Harvest& harvest) {
        failed_ = true;
        harvest.fail(origin_, {code, std::move(sentence)});
        return false;
    }

    std::string_view rest_;
    bool stored_, failed_ = false;
    Origin origin_;
    Inflater inflater_;
};

class ZipReader : public Reader {
public:
    explicit ZipReader(Origin origin) : origin_(std::move(origin)) {}

    void feed(std::string_view bytes, Harvest&) override {
        too_large_ = too_large_ || zip_.size() + bytes.size() > limits::whole_file;
        if (too_large_) {
            zip_ = {};
        } else {
            zip_.append(bytes);
        }
    }

    bool finish(Harvest& harvest) override {
        if (!opened_) return open(harvest);
        if (unpacking_) {
            if (unpacking_->step(piece_, harvest)) {
                reader_->feed(piece_, harvest);
                return true;
            }
            reader_->feed(piece_, harvest);
            unpacking_.reset();
        } else if (reader_) {
            if (!reader_->finish(harvest)) reader_.reset();
        } else {
            begin_member(members_[next_++], harvest);
        }
        return reader_ || next_ < members_.size();
    }

private:
    bool fail(ErrorCode code, std::string sentence, Harvest& harvest) {
        harvest.fail(origin_, {code, std::move(sentence)});
        return false;
    }

    bool open(Harvest& harvest) {
        opened_ = true;
        if (too_large_) {
            return fail(ErrorCode::too_large, "The archive is larger than " + std::to_string(limits::whole_file / limits::mebibyte) +
                                                  " MiB. Unpack it, or pack it as .tar.gz.", harvest);
        }
        members_ = directory(zip_);
        if (members_.empty()) return fail(ErrorCode::binary_input, "The archive is damaged: it has no list of its members.", harvest);
        const auto find = [&](std::string_view name) {
            return std::find_if(members_.begin(), members_.end(), [&](const Member& member) { return member.name == name; });
        };
        if (const auto document = find("word/document.xml"); document != members_.end()) {
            const auto core = find("docProps/core.xml");
            std::string text, properties;
            if (!unpack(*document, text, harvest)) return false;
            if (core != members_.end() && !unpack(*core, properties, harvest)) properties.clear();
            read_word(origin_, text, properties, harvest);
            return false;
        }
        if (find("xl/workbook.xml") != members_.end()) {
            return fail(ErrorCode::unsupported, "It is an Excel workbook. Save its sheet as CSV and try again.", harvest);
        }
        std::erase_if(members_, [](const Member& member) { return !is_wanted_member(member.name); });
        if (members_.empty()) return fail(ErrorCode::empty_input, "The archive holds no file of a kind that is read.", harvest);
        return true;
    }

    void begin_member(const Member& member, Harvest& harvest) {
        unpacking_ = unpacking(member, {member.name, origin_.source + "/" + member.name, 0}, harvest);
        if (unpacking_) reader_ = member_reader(origin_, member.name);
    }

    bool unpack(const Member& member, std::string& out, Harvest& harvest) {
        std::unique_ptr<Unpacking> whole = unpacking(member, origin_, harvest);
        if (!whole) return false;
        for (bool more = true; more;) {
            more = whole->step(piece_, harvest);
            out += piece_;
        }
        return !whole->failed();
    }

    std::unique_ptr<Unpacking> unpacking(const Member& member, Origin origin, Harvest& harvest) {
        const std::optional<std::string_view> packed = packed_bytes(zip_, member);
        Error error{ErrorCode::unsupported, {}};
        if (member.flags & 1u) {
            error.message = "It is encrypted and cannot be read without its password.";
        } else if (member.method != 0 && member.method != 8) {
            error.message = "It is packed by a method (" + std::to_string(member.method) + ") that is not read; pack it anew as an ordinary ZIP.";
        } else if (!packed) {
            error = {ErrorCode::binary_input, "The archive is damaged: this member is not where its list says."};
        } else {
            return std::make_unique<Unpacking>(*packed, member.method == 0, std::move(origin));
        }
        harvest.fail(origin, std::move(error));
        return nullptr;
    }

    Origin origin_;
    std::string zip_;
    std::vector<Member> members_;
    std::size_t next_ = 0;
    std::unique_ptr<Unpacking> unpacking_;
    std::unique_ptr<Reader> reader_;
    std::string piece_;
    bool opened_ = false, too_large_ = false;
};

}  // namespace

std::unique_ptr<Reader> zip_reader(Origin origin) { return std::make_unique<ZipReader>(std::move(origin)); }

}  // namespace dragoman
