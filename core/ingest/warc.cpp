// .warc and .wet (ISO 28500): pages as a crawler has met them. WARC-Date is the crawl's day, never the article's.
#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/ingest/encoding.h"
#include "core/ingest/inflate.h"
#include "core/ingest/mime.h"
#include "core/ingest/reader.h"

namespace dragoman {
namespace {

constexpr std::size_t longest_head = 256 * 1024;

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end != text.data() ? std::optional(value) : std::nullopt;
}

bool is_page_type(std::string_view type) { return type == "text/html" || type == "application/xhtml+xml"; }

/// What is said of the page, and its bytes.
struct Payload {
    std::string url, type, charset;
    std::string body;
    bool truncated = false;
};

class WarcReader : public Reader {
public:
    explicit WarcReader(Origin origin) : origin_(std::move(origin)) {}

    void feed(std::string_view bytes, Harvest& harvest) override {
        while (!bytes.empty() && !ended_) {
            if (left_ > 0) {
                const std::string_view part = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
                if (wanted_) body_.append(part);
                left_ -= part.size();
                bytes.remove_prefix(part.size());
                if (left_ == 0) end_record(harvest);
                continue;
            }
            // the head: up to a blank line, the blank lines before it passed over
            if (head_.empty()) {
                const std::size_t begin = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
                bytes.remove_prefix(begin);
                if (bytes.empty()) return;
            }
            const std::size_t line = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
            head_.append(bytes.substr(0, line));
            bytes.remove_prefix(line);
            if (head_.ends_with("\r\n\r\n") || head_.ends_with("\n\n")) {
                begin_record(std::exchange(head_, {}), harvest);
            } else if (head_.size() > longest_head || (head_.size() >= 5 && !head_.starts_with("WARC/"))) {
                ended_ = true;
                harvest.fail(origin_, {ErrorCode::binary_input, "Record " + std::to_string(records_ + 1) +
                                                                    " does not begin with \"WARC/\"; what came before is read, the rest is left out."});
            }
        }
    }

    bool finish(Harvest& harvest) override {
        if (std::exchange(finished_, true)) return false;
        if (left_ > 0 || (!head_.empty() && !ended_)) {
            if (wanted_ && !body_.empty()) {
                head_fields_.emplace_back("WARC-Truncated", "file");
                end_record(harvest);
            }
            harvest.fail(origin_, {ErrorCode::binary_input, "The file ends in the middle of record " + std::to_string(records_) + "."});
        }
        if (pages_ == 0 && !ended_) {
            harvest.fail(origin_, {ErrorCode::empty_input, std::to_string(records_) + (records_ == 1 ? " record was" : " records were") +
                                                               " read, and no page or text is among them."});
        }
        return false;
    }

private:
    void begin_record(const std::string& text, Harvest& harvest) {
        ++records_;
        const std::size_t first = text.find('\n') + 1;
        MimeHead head = read_mime_head(std::string_view(text).substr(first));
        const std::optional<std::uint64_t> length = number(head.get("Content-Length"));
        const std::string type = lower_ascii(head.get("WARC-Type")), content = mime_type(head.get("Content-Type"));
        wanted_ = (type == "response" && content == "application/http") || type == "conversion" ||
                  (type == "resource" && (is_page_type(content) || content == "text/plain"));
        head_fields_ = std::move(head.fields);
        body_.clear();
        if (!length) {
            ended_ = true;
            return harvest.fail(origin_, {ErrorCode::missing_field, "Record " + std::to_string(records_) + " has no Content-Length; the rest is left out."});
        }
        left_ = *length;
        if (wanted_ && left_ > limits::record) {
            wanted_ = false;
            ++pages_;
            fail(ErrorCode::too_large, "is larger than " + std::to_string(limits::record / limits::mebibyte) + " MiB and left out.", harvest);
        }
        if (left_ == 0) end_record(harvest);
    }

    void fail(ErrorCode code, std::string_view what, Harvest& harvest) {
        std::string sentence = "Record " + std::to_string(records_) + " ";
        if (const std::string_view url = field("WARC-Target-URI"); !url.empty()) {
            sentence += '(';
            sentence += url.substr(0, 200);
            sentence += ") ";
        }
        sentence += what;
        harvest.fail(origin_, {code, std::move(sentence)});
    }

    std::string_view field(std::string_view name) const {
        for (const auto& entry : head_fields_) {
            if (equal_ignoring_case(entry.first, name)) return entry.second;
        }
        return {};
    }

    void end_record(Harvest& harvest) {
        left_ = 0;
        if (!wanted_) return;
        Payload payload;
        payload.url = std::string(trimmed(field("WARC-Target-URI")));
        if (payload.url.starts_with('<') && payload.url.ends_with('>')) payload.url = payload.url.substr(1, payload.url.size() - 2);  // wget
        payload.truncated = !field("WARC-Truncated").empty();
        const std::string type = lower_ascii(field("WARC-Type"));
        if (type == "response") {
            if (!open_response(payload, harvest)) return;
        } else {
            payload.type = type == "conversion" ? "text/plain" : mime_type(field("Content-Type"));
            payload.charset = charset_of_mime(field("Content-Type"));
            payload.body = std::exchange(body_, {});
        }
        add(payload, harvest);
    }

    /// False: nothing that is read (a picture, a redirection), or an error in the harvest.
    bool open_response(Payload& payload, Harvest& harvest) {
        const std::string_view raw = body_;
        const std::size_t line = raw.find('\n');
        if (!raw.starts_with("HTTP/") || line == std::string_view::npos) return false;
        const std::size_t blank = raw.find(' ');
        if (blank > line || raw.substr(blank + 1, 1) != "2") return false;  // a redirection, an error page
        const MimeHead head = read_mime_head(raw.substr(line + 1));
        payload.type = mime_type(head.get("Content-Type"));
        payload.charset = charset_of_mime(head.get("Content-Type"));
        if (payload.type.empty()) payload.type = "text/html";
        const bool robots = payload.url.ends_with("/robots.txt") || payload.url.ends_with("/ads.txt");
        if (!is_page_type(payload.type) && (payload.type != "text/plain" || robots)) return false;
        std::string chunks;
        std::string_view body = head.body;
        // Some crawlers undo the codings and leave their names in the head: believe the bytes.
        if (lower_ascii(head.get("Transfer-Encoding")).find("chunked") != std::string::npos && from_chunked(body, chunks)) body = chunks;
        const std::string coding = lower_ascii(trimmed(head.get("Content-Encoding")));
        const bool gzipped = body.starts_with("\x1F\x8B");
        if (gzipped || coding == "deflate") {
            const std::size_t most = std::min<std::size_t>(limits::record, limits::unpacked_floor + body.size() * limits::unpacked_ratio);
            const bool whole = inflate_all(body, Inflater::Wrapper::zlib_or_gzip, most, payload.body);
            if (!whole && coding == "deflate" && payload.body.empty()) inflate_all(body, Inflater::Wrapper::raw, most, payload.body);
            if (payload.body.size() > most || !harvest.unpack(payload.body.size())) {
                ++pages_;
                fail(ErrorCode::too_large, "unpacks to more than is read and is left out.", harvest);
                return false;
            }
            if (payload.body.empty()) payload.body = body;
            payload.truncated = payload.truncated || !whole;
        } else if (coding == "br" || coding == "zstd") {
            ++pages_;
            fail(ErrorCode::unsupported, "is packed with " + std::string(coding == "br" ? "Brotli" : "Zstandard") + ", which is not read.", harvest);
            return false;
        } else {
            payload.body = body;
        }
        return true;
    }

    void add(const Payload& payload, Harvest& harvest) {
        ++pages_;
        Document doc = begin_document(origin_, harvest);
        doc.url = payload.url;
        if (doc.url.empty()) {
            doc.id += "#" + std::to_string(records_);
        } else {
            doc.id = doc.url;
        }
        if (payload.truncated) doc.warnings.push_back({"truncated", "The crawler kept only the first part of the page.", {}});
        Origin origin = origin_;
        origin.source += "#" + std::to_string(records_);  // errors name the record
        const bool good = is_page_type(payload.type) ? put_page(doc, payload.body, payload.charset, origin, harvest)
                                                     : put_text(doc, payload.body, payload.charset, origin, harvest);
        if (good) harvest.add(std::move(doc));
    }

    Origin origin_;
    std::string head_, body_;
    std::vector<std::pair<std::string, std::string>> head_fields_;
    std::uint64_t left_ = 0;
    std::size_t records_ = 0, pages_ = 0;
    bool wanted_ = false, ended_ = false, finished_ = false;
};

}  // namespace

std::unique_ptr<Reader> warc_reader(Origin origin) { return std::make_unique<WarcReader>(std::move(origin)); }

}  // namespace dragoman
