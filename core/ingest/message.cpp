// .eml: a mail message, as newsletters and alerts come.
#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/base/written_date.h"
#include "core/ingest/decode.h"
#include "core/ingest/mime.h"
#include "core/ingest/reader.h"

namespace dragoman {
namespace {

struct Part {
    std::string text, type, charset;
};

std::string decoded_body(const MimeHead& head) {
    const std::string coding = lower_ascii(trimmed(head.get("Content-Transfer-Encoding")));
    if (coding == "base64") return from_base64(head.body);
    if (coding == "quoted-printable") return from_quoted_printable(head.body);
    return std::string(head.body);
}

/// All readable parts in order; attachments are passed over. Bounded by the depth and by the number of parts.
void collect_parts(const MimeHead& head, int depth, std::vector<Part>& parts) {
    constexpr std::size_t most_parts = 1000;
    if (depth > limits::message_depth || parts.size() >= most_parts) return;
    const std::string_view content_type = head.get("Content-Type");
    const std::string type = content_type.empty() ? "text/plain" : mime_type(content_type);
    if (lower_ascii(trimmed(head.get("Content-Disposition"))).starts_with("attachment")) return;
    if (type == "message/rfc822") return collect_parts(read_mime_head(head.body), depth + 1, parts);
    if (type == "text/plain" || type == "text/html") {
        parts.push_back({decoded_body(head), type, mime_parameter(content_type, "charset")});
        return;
    }
    const std::string boundary = "--" + mime_parameter(content_type, "boundary");
    if (!type.starts_with("multipart/") || boundary.size() == 2) return;
    const std::string_view body = head.body;
    std::size_t begin = std::string_view::npos;
    for (std::size_t at = body.find(boundary); at != std::string_view::npos && parts.size() < most_parts; at = body.find(boundary, at + boundary.size())) {
        if (at > 0 && body[at - 1] != '\n') continue;
        if (begin != std::string_view::npos) collect_parts(read_mime_head(body.substr(begin, at - begin)), depth + 1, parts);
        const std::size_t line = body.find('\n', at);
        begin = line == std::string_view::npos ? body.size() : line + 1;
        if (body.substr(at + boundary.size(), 2) == "--") return;
    }
    if (begin != std::string_view::npos) collect_parts(read_mime_head(body.substr(begin)), depth + 1, parts);  // never closed
}

/// "Ada Stone <ada@post.example>": the name, else the address.
std::string sender_name(std::string_view from) {
    const std::size_t angle = from.find('<');
    std::string name = decoded_words(trimmed(from.substr(0, angle)));
    std::erase(name, '"');
    if (!trimmed(name).empty()) return std::string(trimmed(name));
    return angle == std::string_view::npos ? std::string() : std::string(from.substr(angle + 1, from.find('>', angle) - angle - 1));
}

/// Does the sender speak for a desk rather than for himself?
bool is_desk(std::string_view from) {
    const std::string lower = lower_ascii(from);
    const std::size_t angle = lower.find('<');
    const std::string local = angle == std::string::npos ? lower : lower.substr(angle + 1);
    return holds_any(local.substr(0, local.find('@')), {"news", "alert", "editor", "reply", "info", "press", "media", "digest", "bulletin", "updates", "mail", "desk"});
}

void put_date(Document& doc, std::string_view field) {
    const std::optional<WrittenDate> date = read_date_field(field);
    if (!date) return;
    doc.given_date = date->days;
    doc.given_precision = date->days.length() == 1 ? DatePrecision::day : DatePrecision::month;
    doc.given_date_basis = "mail Date";
}

}  // namespace

void read_message(const Origin& origin, std::string_view bytes, Harvest& harvest) {
    if (trimmed(bytes).empty()) {
        return harvest.fail(origin, {ErrorCode::empty_input, bytes.empty() ? "The file is empty." : "The file holds nothing but white space."});
    }
    const MimeHead head = read_mime_head(bytes);
    if (head.fields.empty()) return harvest.fail(origin, {ErrorCode::missing_field, "The file is no mail message: it does not begin with fields like \"From:\" and \"Subject:\"."});
    std::vector<Part> parts;
    collect_parts(head, 0, parts);
    // The plain text says the same as the page without its furniture, unless it is a stub ("view this in a browser").
    const auto of_type = [&](std::string_view type) {
        return std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.type == type && trimmed(part.text).size() > 0; });
    };
    const auto plain = of_type("text/plain"), page = of_type("text/html");
    Document doc = begin_document(origin, harvest);
    doc.given_title = std::string(trimmed(decoded_words(head.get("Subject"))));
    const std::string_view from = head.get("From");
    (is_desk(from) ? doc.given_outlet : doc.given_byline) = sender_name(from);
    if (const std::string_view organisation = head.get("Organization"); !organisation.empty()) doc.given_outlet = decoded_words(organisation);
    put_date(doc, head.get("Date"));
    constexpr std::size_t stub = 200;
    const bool wants_page = page != parts.end() && (plain == parts.end() || (trimmed(plain->text).size() < stub && page->text.size() > 20 * stub));
    if (wants_page) {
        if (put_page(doc, page->text, page->charset, origin, harvest)) harvest.add(std::move(doc));
    } else if (plain != parts.end()) {
        if (put_text(doc, plain->text, plain->charset, origin, harvest)) harvest.add(std::move(doc));
    } else {
        harvest.fail(origin, {ErrorCode::empty_input, "The message holds no text (it may be all attachments)."});
    }
}

}  // namespace dragoman
