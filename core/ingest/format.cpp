// Which format a file is in: by its first bytes where they are a signature, by its extension, by a look at the text.
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/ingest/html.h"
#include "core/ingest/names.h"
#include "core/ingest/reader.h"

namespace dragoman {
namespace {

enum class Format : std::uint8_t { unknown, text, page, json, json_lines, table, message, gzip, zip, tar, warc };

struct ByExtension {
    std::string_view extension;
    Format format;
};
constexpr ByExtension extensions[] = {
    {"txt", Format::text},   {"text", Format::text},        {"md", Format::text},          {"html", Format::page},
    {"htm", Format::page},   {"xhtml", Format::page},       {"json", Format::json},        {"jsonl", Format::json_lines},
    {"ndjson", Format::json_lines}, {"csv", Format::table}, {"tsv", Format::table},        {"tab", Format::table},
    {"eml", Format::message}, {"docx", Format::zip},        {"zip", Format::zip},          {"gz", Format::gzip},
    {"tgz", Format::gzip},   {"tar", Format::tar},          {"warc", Format::warc},        {"wet", Format::warc},
};

template <std::size_t N>
constexpr std::array<std::string_view, N> names_of(const ByExtension (&rows)[N]) {
    std::array<std::string_view, N> names{};
    for (std::size_t i = 0; i < N; ++i) names[i] = rows[i].extension;
    return names;
}
constexpr auto extension_names = names_of(extensions);

constexpr std::size_t tar_header = 512;

Format by_signature(std::string_view bytes) {
    if (bytes.starts_with("\x1F\x8B\x08")) return Format::gzip;
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return Format::zip;
    if (bytes.starts_with("WARC/")) return Format::warc;
    if (bytes.size() >= tar_header && bytes.substr(257).starts_with("ustar")) return Format::tar;
    return Format::unknown;
}

Format by_extension(std::string_view name) {
    const std::string wanted = lower_ascii(extension(name));
    for (const ByExtension& row : extensions) {
        if (row.extension == wanted) return row.format;
    }
    return Format::unknown;
}

Format by_text(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::string_view begin = trimmed(bytes.substr(0, 4096));
    if (begin.starts_with('[')) return Format::json;
    if (begin.starts_with("{\"")) return Format::json_lines;
    if (looks_like_html(begin)) return Format::page;
    for (const std::string_view field : {"return-path:", "received:", "mime-version:", "delivered-to:"}) {
        if (equal_ignoring_case(begin.substr(0, field.size()), field)) return Format::message;
    }
    return Format::text;
}

/// Browsers unpack what a server has packed and keep its name: "pile.jsonl.gz" may be JSON lines.
Format format_of(std::string& name, std::string_view bytes) {
    Format format = by_signature(bytes);
    if (format == Format::unknown) format = by_extension(name);
    if (format == Format::gzip && !bytes.starts_with("\x1F\x8B")) {
        name = without_extension(name);
        format = by_extension(name);
    }
    return format == Format::unknown ? by_text(bytes) : format;
}

std::unique_ptr<Reader> reader_of(Format format, Origin origin) {
    switch (format) {
        case Format::page: return whole_reader(std::move(origin), read_page);
        case Format::json: return json_reader(std::move(origin));
        case Format::json_lines: return json_lines_reader(std::move(origin));
        case Format::table: return table_reader(std::move(origin));
        case Format::message: return whole_reader(std::move(origin), read_message);
        case Format::gzip: return gzip_reader(std::move(origin));
        case Format::zip: return zip_reader(std::move(origin));
        case Format::tar: return tar_reader(std::move(origin));
        case Format::warc: return warc_reader(std::move(origin));
        default: return whole_reader(std::move(origin), read_text);
    }
}

/// Waits for enough bytes to tell the format.
class FormatFinder : public Reader {
public:
    explicit FormatFinder(Origin origin) : origin_(std::move(origin)) {}

    void feed(std::string_view bytes, Harvest& harvest) override {
        if (dead_) return;
        if (reader_) return reader_->feed(bytes, harvest);
        begin_.append(bytes);
        if (begin_.size() >= 4096) start(harvest);
    }
    bool finish(Harvest& harvest) override {
        if (!reader_ && !dead_) start(harvest);
        return reader_ && reader_->finish(harvest);
    }

private:
    void start(Harvest& harvest) {
        const Format format = format_of(origin_.name, begin_);
        const std::string begin = std::exchange(begin_, {});
        const bool container = format == Format::gzip || format == Format::zip || format == Format::tar;
        if (container && origin_.depth >= limits::container_depth) {
            dead_ = true;
            return harvest.fail(origin_, {ErrorCode::too_large, "It lies in " + std::to_string(limits::container_depth) +
                                                                    " archives one inside the other and is not unpacked."});
        }
        reader_ = reader_of(format, std::move(origin_));
        reader_->feed(begin, harvest);
    }

    Origin origin_;
    std::string begin_;
    std::unique_ptr<Reader> reader_;
    bool dead_ = false;
};

class WholeReader : public Reader {
public:
    WholeReader(Origin origin, ReadWhole read) : origin_(std::move(origin)), read_(read) {}

    void feed(std::string_view bytes, Harvest&) override {
        if (bytes_.size() + bytes.size() > limits::whole_file) too_large_ = true;
        if (too_large_) {
            bytes_ = {};
        } else {
            bytes_.append(bytes);
        }
    }
    bool finish(Harvest& harvest) override {
        if (too_large_) {
            harvest.fail(origin_, {ErrorCode::too_large,
                                   "The file is larger than " + std::to_string(limits::whole_file / limits::mebibyte) +
                                       " MiB. Split it into smaller files; JSON lines, tables and WARC files may be of any size."});
        } else {
            read_(origin_, bytes_, harvest);
        }
        bytes_ = {};
        return false;
    }

private:
    Origin origin_;
    ReadWhole read_;
    std::string bytes_;
    bool too_large_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_reader(Origin origin) { return std::make_unique<FormatFinder>(std::move(origin)); }

std::unique_ptr<Reader> whole_reader(Origin origin, ReadWhole read) {
    return std::make_unique<WholeReader>(std::move(origin), read);
}

std::span<const std::string_view> file_extensions() { return extension_names; }

bool is_wanted_member(std::string_view name) {
    if (name.empty() || name.ends_with('/') || name.ends_with('\\') || name.starts_with("__MACOSX/")) return false;
    const std::size_t slash = name.find_last_of("/\\");
    return name.substr(slash == std::string_view::npos ? 0 : slash + 1).front() != '.' && is_article_name(name);
}

bool is_article_name(std::string_view name) { return by_extension(name) != Format::unknown; }

}  // namespace dragoman
