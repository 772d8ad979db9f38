#include "core/ingest/records.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/text_hash.h"
#include "core/base/utf8.h"
#include "core/base/written_date.h"
#include "core/ingest/decode.h"
#include "core/ingest/html.h"
#include "core/ingest/names.h"

namespace dragoman {
namespace {

using json = nlohmann::json;

// What crawlers call their fields, best first; compared without case, "_", "-" and blanks.
// news-please, newspaper, trafilatura, NewsAPI, GDELT, schema.org, Scrapy templates, feed readers.
constexpr std::string_view id_keys[] = {"id", "_id", "docid", "articleid", "documentid", "uuid", "guid", "key", "filename"};
constexpr std::string_view text_keys[] = {"text",     "articlebody", "maintext", "body",        "content",     "articletext",
                                          "fulltext", "article",     "story",    "cleanedtext", "cleantext",   "plaintext",
                                          "rawtext",  "bodytext",    "contents", "articlecontent"};
constexpr std::string_view html_keys[] = {"html", "rawhtml", "pagehtml", "contenthtml", "bodyhtml", "htmlcontent"};
constexpr std::string_view date_keys[] = {"date",          "published",     "publishedat",     "datepublished", "datepublish",
                                          "publishdate",   "publishedate",  "publicationdate", "publisheddate", "pubdate",
                                          "publishedtime", "datetime",      "created",         "createdat"};
constexpr std::string_view title_keys[] = {"title", "headline", "heading"};
constexpr std::string_view url_keys[] = {"url", "link", "sourceurl", "canonicalurl", "permalink", "uri"};
constexpr std::string_view outlet_keys[] = {"outlet", "publisher", "sitename", "source", "publication", "newspaper",
                                            "site",   "medianame", "sourcedomain", "hostname", "domain"};
constexpr std::string_view byline_keys[] = {"byline", "author", "authors", "creator"};
constexpr std::string_view list_keys[] = {"articles", "documents", "items", "results", "records", "data", "posts", "news", "hits", "response"};

std::string bare(std::string_view key) {
    std::string out;
    for (const char c : key) {
        if (c == '_' || c == '-' || c == ' ') continue;
        out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    return key == "_id" ? "_id" : out;
}

/// A field as words: a string, a number, the names in a list, or the name of an object.
std::string words_of(const json& value) {
    if (value.is_string()) return value.get_ref<const std::string&>();
    if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    if (value.is_number_float()) return value.dump();
    if (value.is_array()) {
        std::string out;
        for (const json& item : value) {
            const std::string part = item.is_array() ? std::string() : words_of(item);
            if (part.empty()) continue;
            if (!out.empty()) out += ", ";
            out += part;
        }
        return out;
    }
    if (value.is_object()) {
        for (const char* key : {"name", "title", "value", "$date", "$oid"}) {
            const auto found = value.find(key);
            if (found != value.end() && !found->is_structured()) return words_of(*found);
        }
    }
    return {};
}

class Fields {
public:
    explicit Fields(const json& record) {
        for (auto field = record.begin(); field != record.end(); ++field) {
            by_bare_key_.emplace_back(bare(field.key()), &field.value());
        }
    }
    template <std::size_t N>
    std::string first(const std::string_view (&keys)[N]) const {
        for (const std::string_view key : keys) {
            for (const auto& field : by_bare_key_) {
                if (field.first != key) continue;
                std::string words = words_of(*field.second);
                if (!trimmed(words).empty()) return words;
            }
        }
        return {};
    }

private:
    std::vector<std::pair<std::string, const json*>> by_bare_key_;
};

struct Place {
    std::size_t byte = 0, line = 0;  ///< Line 0: the record stands in an array.
    std::size_t number = 0;          ///< 1-based, of the records.
};

class Records {
public:
    Records(std::string_view name, const IngestOptions& options) : name_(name), options_(options) {}

    void add(const json& record, Place place) {
        if (!record.is_object()) {
            return fail(ErrorCode::missing_field, place, "is not a record: it should be an object with \"text\" or \"html\".");
        }
        const Fields fields(record);
        Document doc;
        doc.source = name_;
        doc.body_only = options_.body_only;
        doc.url = fields.first(url_keys);
        doc.given_title = fields.first(title_keys);
        doc.given_outlet = fields.first(outlet_keys);
        doc.given_byline = fields.first(byline_keys);
        const std::string date = fields.first(date_keys);
        if (const std::optional<WrittenDate> read = read_date_field(date)) {
            doc.given_date = read->days;
            doc.given_precision = read->days.length() == 1    ? DatePrecision::day
                                  : read->days.length() <= 31 ? DatePrecision::month
                                                              : DatePrecision::year;
            doc.given_date_basis = "record date";
        } else if (!date.empty()) {
            doc.warnings.push_back({"record-date", "The record's date \"" + date + "\" is not understood and left aside.", {}});
        }
        std::string text = fields.first(text_keys), html = fields.first(html_keys);
        if (text.empty() && html.empty()) {
            return fail(ErrorCode::missing_field, place, "has no text: name its field \"text\" or \"html\".");
        }
        if (std::max(text.size(), html.size()) > std::numeric_limits<std::uint32_t>::max() / 4) {
            return fail(ErrorCode::too_large, place, "is larger than 1 GiB.");
        }
        if (text.empty() || (html.empty() && !options_.body_only && looks_like_html(text))) {
            read_html(html.empty() ? text : html, doc);
            if (trimmed(doc.text).empty()) {
                return fail(ErrorCode::missing_field, place, "holds a page without any text.");
            }
        } else {
            doc.text = with_lf(text);
        }
        std::string id = fields.first(id_keys);
        if (id.empty()) id = doc.url;
        if (id.empty()) id = std::string(stem(name_)) + "#" + std::to_string(place.line ? place.line : place.number);
        doc.id = unique(std::move(id));
        result_.documents.push_back(std::move(doc));
    }
    void fail(ErrorCode code, Place place, std::string_view what) {
        const std::string where = place.line ? "Line " + std::to_string(place.line) : "Record " + std::to_string(place.number);
        result_.errors.push_back({code, where + " " + std::string(what), place.byte, place.line});
    }
    void fail(Error error) { result_.errors.push_back(std::move(error)); }
    bool empty() const { return result_.documents.empty() && result_.errors.empty(); }
    Ingested take() { return std::move(result_); }

private:
    std::string unique(std::string id) {
        std::string candidate = id;
        for (std::uint32_t n = ++seen_[id]; n > 1;) {
            candidate = id + "~" + std::to_string(n);
            if (++seen_[candidate] == 1) break;
            n = ++seen_[id];
        }
        return candidate;
    }

    std::string_view name_;
    const IngestOptions& options_;
    TextMap<std::uint32_t> seen_;
    Ingested result_;
};

/// Takes no values; only tells where the parser stops.
struct BreakFinder : nlohmann::json_sax<json> {
    std::size_t position = 0;
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override {
        position = at;
        return false;
    }
};

std::size_t where_it_breaks(std::string_view text) {
    BreakFinder finder;
    json::sax_parse(text.begin(), text.end(), &finder);
    return finder.position == 0 ? 0 : std::min(finder.position - 1, text.size());
}

Error broken(std::string_view all, std::size_t byte, bool costs_a_line) {
    const std::size_t line = line_of(all, byte);
    const std::size_t newline = byte == 0 ? std::string_view::npos : all.rfind('\n', byte - 1);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    const std::size_t column = 1 + count_code_points(all.substr(begin, byte - begin));
    return {ErrorCode::bad_json,
            "Line " + std::to_string(line) + ", column " + std::to_string(column) + ": this is not valid JSON" +
                (costs_a_line ? "; the record is left out." : "."),
            byte, line};
}

/// UTF-16 by its BOM in UTF-8, anything else as it is, without BOM; an error where it is binary.
std::optional<Error> json_bytes(std::string_view& bytes, std::string& storage) {
    if (trimmed(bytes).empty()) return Error{ErrorCode::empty_input, bytes.empty() ? "The file is empty." : "The file holds nothing but white space."};
    if (const std::string_view kind = kind_of_binary(bytes); !kind.empty()) {
        return Error{ErrorCode::binary_input, "The file is not text: it looks like " + std::string(kind) + "."};
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        Result<DecodedText> decoded = decode_text(bytes);
        if (!decoded) return decoded.error();
        storage = std::move(decoded).value().text;
        bytes = storage;
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return std::nullopt;
}

void read_lines(std::string_view bytes, Records& records) {
    std::size_t line = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const std::string_view text = bytes.substr(begin, end - begin);
        ++line;
        const std::size_t at = begin;
        begin = end + 1;
        if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        if (const std::size_t bad = first_ill_formed(text); bad < text.size()) {
            records.fail({ErrorCode::not_utf8,
                          "Line " + std::to_string(line) + " is not UTF-8 at its byte " + std::to_string(bad + 1) +
                              "; the record is left out.",
                          at + bad, line});
            continue;
        }
        const json record = json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
        if (record.is_discarded()) {
            Error error = broken(text, where_it_breaks(text), true);
            error.byte += at;
            error.line = line;
            error.message.replace(0, error.message.find(','), "Line " + std::to_string(line));
            records.fail(std::move(error));
            continue;
        }
        records.add(record, {at, line, line});
    }
}

const json* list_in(const json& object) {
    for (int depth = 0; depth < 2; ++depth) {
        for (const std::string_view key : list_keys) {
            for (auto field = object.begin(); field != object.end(); ++field) {
                if (bare(field.key()) != key) continue;
                if (field.value().is_array() && !field.value().empty() && field.value()[0].is_object()) return &field.value();
                if (field.value().is_object() && depth == 0) {
                    if (const json* inner = list_in(field.value())) return inner;
                }
            }
        }
    }
    return nullptr;
}

}  // namespace

Ingested read_json_lines(std::string_view name, std::string_view bytes, const IngestOptions& options) {
    Records records(name, options);
    std::string storage;
    if (std::optional<Error> error = json_bytes(bytes, storage)) {
        records.fail(std::move(*error));
        return records.take();
    }
    read_lines(bytes, records);
    return records.take();
}

Ingested read_json(std::string_view name, std::string_view bytes, const IngestOptions& options) {
    Records records(name, options);
    std::string storage;
    if (std::optional<Error> error = json_bytes(bytes, storage)) {
        records.fail(std::move(*error));
        return records.take();
    }
    const json whole = json::parse(bytes.begin(), bytes.end(), nullptr, /*allow_exceptions=*/false);
    if (whole.is_discarded()) {
        const std::string_view first = trimmed(bytes.substr(0, bytes.find('\n')));
        if (first.size() > 2 && first.front() == '{' && first.back() == '}' && json::accept(first.begin(), first.end())) {
            read_lines(bytes, records);
            return records.take();
        }
        const std::size_t bad = first_ill_formed(bytes);
        if (bad < bytes.size()) {
            records.fail({ErrorCode::not_utf8,
                          "The text is not UTF-8: byte " + std::to_string(bad + 1) + " (line " +
                              std::to_string(line_of(bytes, bad)) + ") belongs to no character.",
                          bad, line_of(bytes, bad)});
        } else {
            records.fail(broken(bytes, where_it_breaks(bytes), false));
        }
        return records.take();
    }
    const json* list = whole.is_array() ? &whole : whole.is_object() ? list_in(whole) : nullptr;
    if (list == nullptr) {
        records.add(whole, {0, 0, 1});
    } else {
        std::size_t number = 0;
        for (const json& record : *list) records.add(record, {0, 0, ++number});
    }
    if (records.empty()) records.fail({ErrorCode::empty_input, "The list holds no records."});
    return records.take();
}

}  // namespace dragoman
