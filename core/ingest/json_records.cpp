// A record of JSON → a document, and files of JSON that mean something only as a whole.
#include "core/ingest/json_records.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/utf8.h"
#include "core/ingest/decode.h"

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

/// `place`: of the text's first byte.
Error broken(std::string_view text, std::size_t byte, const JsonPlace& place, bool costs_a_record) {
    const std::size_t newlines = line_of(text, byte) - 1;
    const std::size_t newline = byte == 0 ? std::string_view::npos : text.rfind('\n', byte - 1);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    const std::size_t column = (newlines == 0 ? place.column : 1) + count_code_points(text.substr(begin, byte - begin));
    const std::size_t line = place.line + newlines;
    return {ErrorCode::bad_json,
            "Line " + std::to_string(line) + ", column " + std::to_string(column) + ": this is not valid JSON" +
                (costs_a_record ? "; the record is left out." : "."),
            place.byte + byte, line, {}, {}};
}

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

bool is_list_key(std::string_view key) {
    return std::find(std::begin(list_keys), std::end(list_keys), bare_name(key)) != std::end(list_keys);
}

bool is_json(std::string_view text) { return json::accept(text.begin(), text.end()); }

std::size_t where_json_breaks(std::string_view text) {
    BreakFinder finder;
    if (json::sax_parse(text.begin(), text.end(), &finder)) return text.size();
    return finder.position == 0 ? 0 : std::min(finder.position - 1, text.size());
}

void fail_json(std::string_view text, const JsonPlace& place, const Origin& origin, Harvest& harvest) {
    harvest.fail(origin, broken(text, where_json_breaks(text), place, true));
}

void read_json_record(std::string_view text, const JsonPlace& place, const Origin& origin, KeyMeanings& meanings, Harvest& harvest) {
    const bool is_line = place.what == "Line";  // a record of a list is told by its number
    const RecordPlace told{place.what, place.number, is_line ? place.byte : 0, is_line ? place.line : 0};
    if (const std::size_t bad = first_ill_formed(text); bad < text.size()) {
        Error error{ErrorCode::not_utf8, std::string(place.what) + " " + std::to_string(place.number) + " is not UTF-8 at its byte " +
                                             std::to_string(bad + 1) + "; the record is left out.", place.byte + bad, place.line, {}, {}};
        return harvest.fail(origin, std::move(error));
    }
    if (text.find('\0') != std::string_view::npos) return fail_record(ErrorCode::binary_input, told, "holds a NUL; the record is left out.", origin, harvest);
    if (Record record; read_flat_record(text, meanings, record)) return add_record(record, told, {}, origin, harvest);
    if (nests_too_deep(text)) return fail_record(ErrorCode::too_large, told, "nests more than 1000 lists and objects; it is left out.", origin, harvest);
    const json value = json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
    if (value.is_discarded()) return fail_json(text, place, origin, harvest);
    add_json(value, told, origin, harvest);
}

void read_json(const Origin& origin, std::string_view bytes, Harvest& harvest) {
    Result<DecodedText> decoded = decode_text(bytes);
    if (!decoded) return harvest.fail(origin, decoded.error());
    const std::string text = std::move(decoded).value().text;
    if (nests_too_deep(text)) return harvest.fail(origin, {ErrorCode::too_large, "The file nests more than 1000 lists and objects one in the other."});
    const json whole = json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
    if (whole.is_discarded()) {
        const std::string_view first = trimmed(std::string_view(text).substr(0, text.find('\n')));
        if (first.size() > 2 && first.front() == '{' && first.back() == '}' && is_json(first)) {
            const std::unique_ptr<JsonRecords> lines = json_lines(origin);
            lines->text(text, harvest);
            return lines->end(harvest);
        }
        return harvest.fail(origin, broken(text, where_json_breaks(text), {}, false));
    }
    const json* list = whole.is_object() ? list_in(whole) : nullptr;
    if (list == nullptr) return add_json(whole, {"Record", 1, 0, 0}, origin, harvest);
    std::size_t number = 0;
    for (const json& record : *list) add_json(record, {"Record", ++number, 0, 0}, origin, harvest);
}

}  // namespace dragoman
