// JSON and JSON lines.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/utf8.h"
#include "core/ingest/decode.h"
#include "core/ingest/flat_record.h"
#include "core/ingest/record.h"
#include "core/ingest/text_feed.h"

namespace dragoman {
namespace {

using json = nlohmann::json;

constexpr std::string_view list_keys[] = {"articles", "documents", "items", "results", "records", "data", "posts", "news", "hits", "response"};

/// A field as words: a string, a number, the names in a list, or the name of an object.
std::string words_of(const json& value, std::string_view between) {
    if (value.is_string()) return value.get_ref<const std::string&>();
    if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    if (value.is_number_float()) return value.dump();
    if (value.is_array()) {
        std::string out;
        for (const json& item : value) {
            const std::string part = item.is_array() ? std::string() : words_of(item, between);
            if (part.empty()) continue;
            if (!out.empty()) out += between;
            out += part;
        }
        return out;
    }
    if (value.is_object()) {
        for (const char* key : {"name", "title", "value", "text", "$date", "$oid", "rendered"}) {
            const auto found = value.find(key);
            if (found != value.end() && !found->is_structured()) return words_of(*found, between);
        }
    }
    return {};
}

void read_members(const json& object, const std::string& prefix, const IngestOptions& options, Record& record) {
    for (auto member = object.begin(); member != object.end(); ++member) {
        std::optional<Record::Meaning> meaning = Record::meaning_of(prefix.empty() ? member.key() : prefix + "." + member.key(), options);
        if (!meaning && !prefix.empty()) meaning = Record::meaning_of(member.key(), options);
        if (!meaning) continue;
        const bool prose = meaning->field == RecordField::text || meaning->field == RecordField::html;
        if (prose && member->is_object()) {  // {"content": {"rendered": "…"}} is text, {"article": {"title": …}} a record
            const auto rendered = member->find("rendered");
            if (rendered != member->end() && rendered->is_string()) record.offer(*meaning, rendered->get<std::string>());
            continue;
        }
        record.offer(*meaning, words_of(*member, prose ? "\n\n" : ", "));
    }
}

/// What the user's mapping names one level down, wherever the text stands.
void read_chosen_inner(const json& object, const IngestOptions& options, Record& record) {
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!member->is_object()) continue;
        for (auto inner = member->begin(); inner != member->end(); ++inner) {
            const std::optional<Record::Meaning> meaning = Record::meaning_of(member.key() + "." + inner.key(), options);
            if (meaning && meaning->rank < 0) record.offer(*meaning, words_of(*inner, meaning->field == RecordField::text ? "\n\n" : ", "));
        }
    }
}

/// The text may stand one level down ({"url": …, "article": {"title": …, "body": …}}).
Record record_of(const json& object, const IngestOptions& options) {
    Record record;
    read_members(object, "", options, record);
    for (auto member = object.begin(); !record.has_text() && member != object.end(); ++member) {
        if (!member->is_object()) continue;
        Record inner;
        read_members(*member, member.key(), options, inner);
        if (!inner.has_text()) continue;
        inner.complete(record);
        record = std::move(inner);
    }
    if (!options.columns.empty()) read_chosen_inner(object, options, record);
    return record;
}

/// Names as a mapping uses them, with the words that they hold here: a member of a member is "article.body".
void sample_members(const json& object, Error& error) {
    std::vector<std::string>& row = error.rows.emplace_back();
    const auto add = [&](std::string name, const json& value) {
        error.columns.push_back(sample_value(name));
        row.push_back(sample_value(words_of(value, ", ")));
    };
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!member->is_object()) {
            add(member.key(), *member);
            continue;
        }
        for (auto inner = member->begin(); inner != member->end(); ++inner) add(member.key() + "." + inner.key(), *inner);
    }
}

void add_json(const json& value, const RecordPlace& place, const Origin& origin, Harvest& harvest) {
    if (!value.is_object()) {
        return fail_record(ErrorCode::missing_field, place, "is not a record: it should be an object with \"text\" or \"html\".", origin, harvest);
    }
    const Record record = record_of(value, harvest.options);
    if (record.has_text()) return add_record(record, place, {}, origin, harvest);
    std::vector<std::string> keys;
    for (auto member = value.begin(); member != value.end(); ++member) keys.push_back(member.key());
    Error error{ErrorCode::missing_field, std::string(place.what) + " " + std::to_string(place.number) + " has no text", place.byte, place.line};
    error.message += keys.empty() ? "." : ": its keys are " + listed(keys) + ". Say which one holds it (--map text=KEY).";
    if (!keys.empty() && harvest.wants_sample(origin)) sample_members(value, error);
    harvest.fail(origin, std::move(error));
}

/// A tree takes many times the memory of its text, and nobody nests records so deep.
bool nests_too_deep(std::string_view text) {
    constexpr int deepest = 1000;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            for (i = text.find_first_of("\"\\", i + 1); i < text.size() && text[i] == '\\'; i = text.find_first_of("\"\\", i + 2)) {}
            if (i >= text.size()) return false;
        } else if (text[i] == '[' || text[i] == '{') {
            if (++depth > deepest) return true;
        } else if (text[i] == ']' || text[i] == '}') {
            --depth;
        }
    }
    return false;
}

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
            byte, line, {}, {}};
}

void read_line(std::string_view text, std::size_t at, std::size_t line, const Origin& origin, KeyMeanings& meanings, Harvest& harvest) {
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) return;
    if (const std::size_t bad = first_ill_formed(text); bad < text.size()) {
        return harvest.fail(origin, {ErrorCode::not_utf8, "Line " + std::to_string(line) + " is not UTF-8 at its byte " + std::to_string(bad + 1) +
                                                              "; the record is left out.", at + bad, line, {}, {}});
    }
    if (text.find('\0') != std::string_view::npos) {
        return harvest.fail(origin, {ErrorCode::binary_input, "Line " + std::to_string(line) + " holds a NUL; the record is left out.", at, line, {}, {}});
    }
    const RecordPlace place{"Line", line, at, line};
    if (Record record; read_flat_record(text, meanings, record)) return add_record(record, place, {}, origin, harvest);
    if (nests_too_deep(text)) return fail_record(ErrorCode::too_large, place, "nests more than 1000 lists and objects; it is left out.", origin, harvest);
    const json value = json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
    if (value.is_discarded()) {
        Error error = broken(text, where_it_breaks(text), true);
        error.byte += at;
        error.line = line;
        error.message.replace(0, error.message.find(','), "Line " + std::to_string(line));
        return harvest.fail(origin, std::move(error));
    }
    add_json(value, place, origin, harvest);
}

class JsonLinesReader : public Reader {
public:
    explicit JsonLinesReader(Origin origin) : origin_(std::move(origin)), text_(origin_) {}

    void feed(std::string_view bytes, Harvest& harvest) override {
        if (const std::optional<std::string_view> text = text_.feed(bytes, harvest)) lines(*text, harvest);
    }
    bool finish(Harvest& harvest) override {
        if (const std::optional<std::string_view> text = text_.finish(harvest)) lines(*text, harvest);
        if (!partial_.empty()) end_line(partial_, harvest);
        partial_.clear();
        return false;
    }

private:
    void lines(std::string_view bytes, Harvest& harvest) {
        for (std::size_t end; (end = bytes.find('\n')) != std::string_view::npos; bytes.remove_prefix(end + 1)) {
            if (skipping_ || !partial_.empty()) {
                keep(bytes.substr(0, end), harvest);
                if (!skipping_) end_line(partial_, harvest);
                partial_.clear();
            } else {
                end_line(bytes.substr(0, end), harvest);
            }
            if (skipping_) ++line_;
            skipping_ = false;
            byte_ += end + 1;
            ++line_;
        }
        keep(bytes, harvest);
    }
    void keep(std::string_view bytes, Harvest& harvest) {
        if (skipping_) return;
        if (partial_.size() + bytes.size() > limits::record) {
            fail_record(ErrorCode::too_large, {"Line", line_ + 1, byte_, line_ + 1},
                        "is longer than " + std::to_string(limits::record / limits::mebibyte) + " MiB; the record is left out.", origin_, harvest);
            skipping_ = true;
            partial_ = {};
            return;
        }
        partial_.append(bytes);
    }
    void end_line(std::string_view line, Harvest& harvest) {
        if (!meanings_) meanings_.emplace(harvest.options);
        read_line(line, byte_, line_ + 1, origin_, *meanings_, harvest);
    }

    Origin origin_;
    TextFeed text_;
    std::optional<KeyMeanings> meanings_;
    std::string partial_;
    std::size_t line_ = 0, byte_ = 0;  ///< Before the line that is being read.
    bool skipping_ = false;
};

const json* list_in(const json& object) {
    for (int depth = 0; depth < 2; ++depth) {
        for (const std::string_view key : list_keys) {
            for (auto field = object.begin(); field != object.end(); ++field) {
                if (bare_name(field.key()) != key) continue;
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

std::unique_ptr<Reader> json_lines_reader(Origin origin) { return std::make_unique<JsonLinesReader>(std::move(origin)); }

void read_json(const Origin& origin, std::string_view bytes, Harvest& harvest) {
    if (bytes.size() > limits::json_file) {
        return harvest.fail(origin, {ErrorCode::too_large, "The JSON file is larger than " + std::to_string(limits::json_file / limits::mebibyte) +
                                                               " MiB. Save it as JSON lines (one record a line), which may be of any size."});
    }
    Result<DecodedText> decoded = decode_text(bytes);
    if (!decoded) return harvest.fail(origin, decoded.error());
    const std::string text = std::move(decoded).value().text;
    if (nests_too_deep(text)) return harvest.fail(origin, {ErrorCode::too_large, "The file nests more than 1000 lists and objects one in the other."});
    const json whole = json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
    if (whole.is_discarded()) {
        const std::string_view first = trimmed(std::string_view(text).substr(0, text.find('\n')));
        if (first.size() > 2 && first.front() == '{' && first.back() == '}' && json::accept(first.begin(), first.end())) {
            JsonLinesReader lines(origin);
            lines.feed(text, harvest);
            lines.finish(harvest);
            return;
        }
        return harvest.fail(origin, broken(text, where_it_breaks(text), false));
    }
    const json* list = whole.is_array() ? &whole : whole.is_object() ? list_in(whole) : nullptr;
    if (list == nullptr) return add_json(whole, {"Record", 1, 0, 0}, origin, harvest);
    if (list->empty()) return harvest.fail(origin, {ErrorCode::empty_input, "The list holds no records."});
    std::size_t number = 0;
    for (const json& record : *list) add_json(record, {"Record", ++number, 0, 0}, origin, harvest);
}

}  // namespace dragoman
