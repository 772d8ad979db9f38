#include "core/ingest/record.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/base/written_date.h"
#include "core/ingest/decode.h"
#include "core/ingest/encoding.h"
#include "core/ingest/html.h"
#include "core/ingest/names.h"

namespace dragoman {
namespace {

struct UsualNames {
    RecordField field;
    std::string_view names;  ///< Bare, best first, a blank between two.
};
// What crawlers and data sets call their fields: news-please, newspaper, trafilatura, NewsAPI, GDELT, schema.org,
// Scrapy templates, feed readers, press databases.
constexpr UsualNames usual_names[] = {
    {RecordField::text,
     "text articlebody maintext body content articletext fulltext article story cleanedtext cleantext plaintext rawtext bodytext contents "
     "articlecontent textcontent contenttext newstext newscontent bodycontent fullcontent paragraphs message documenttext txt description"},
    {RecordField::html, "html rawhtml pagehtml contenthtml bodyhtml htmlcontent articlehtml rawcontent"},
    {RecordField::title, "title headline heading articletitle newstitle subject header"},
    {RecordField::date,
     "date published publishedat datepublished datepublish publishdate publishedate publicationdate publisheddate pubdate publishedtime "
     "publicationtime publishtime publishedon articledate newsdate dateposted posteddate posted postedat issued datetime timestamp time firstpublished "
     "webpublicationdate created createdat datecreated"},
    {RecordField::url, "url link sourceurl canonicalurl permalink uri articleurl pageurl weburl href canonicallink"},
    {RecordField::id, "id _id docid articleid documentid uuid guid key filename newsid recordid"},
    {RecordField::outlet,
     "outlet publisher sitename source publication newspaper site medianame sourcename mediaoutlet media channel agency provider sourcedomain "
     "hostname domain"},
    {RecordField::byline, "byline author authors creator authorname reporter writer journalist"},
};

struct FieldName {
    std::string_view name;
    RecordField field;
};
constexpr FieldName field_names[] = {
    {"text", RecordField::text}, {"html", RecordField::html}, {"title", RecordField::title},   {"date", RecordField::date},
    {"url", RecordField::url},   {"id", RecordField::id},     {"outlet", RecordField::outlet}, {"byline", RecordField::byline},
};

void put_date(Document& doc, const std::string& date) {
    if (const std::optional<WrittenDate> read = read_date_field(date)) {
        doc.given_date = read->days;
        doc.given_precision = read->days.length() == 1    ? DatePrecision::day
                              : read->days.length() <= 31 ? DatePrecision::month
                                                          : DatePrecision::year;
        doc.given_date_basis = "record date";
    } else if (!date.empty()) {
        doc.warnings.push_back({"record-date", "The record's date \"" + date.substr(0, 80) + "\" is not understood and left aside.", {}});
    }
}

}  // namespace

std::optional<RecordField> record_field(std::string_view name) {
    for (const FieldName& row : field_names) {
        if (row.name == name) return row.field;
    }
    return std::nullopt;
}

Result<std::vector<IngestOptions::Column>> read_column_mapping(std::string_view text) {
    std::vector<IngestOptions::Column> columns;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string_view part = trimmed(text.substr(begin, end - begin));
        begin = end + 1;
        const std::size_t equals = part.find('=');
        const std::optional<RecordField> field =
            equals == std::string_view::npos ? std::nullopt : record_field(trimmed(part.substr(0, equals)));
        if (!field || trimmed(part.substr(equals + 1)).empty()) {
            return Error{ErrorCode::missing_field, std::string("\"") + std::string(part) + "\" names no column: write text=COLUMN, and likewise " +
                                                       "html, title, date, url, id, outlet, byline, with a comma between two"};
        }
        columns.push_back({*field, std::string(trimmed(part.substr(equals + 1)))});
    }
    return columns;
}

std::string bare_name(std::string_view name) {
    if (name == "_id") return "_id";
    std::string out;
    for (const char c : trimmed(name)) {
        if (c != '_' && c != '-' && c != ' ' && c != '.') out.push_back(lower_ascii(c));
    }
    return out;
}

std::optional<Record::Meaning> Record::meaning_of(std::string_view name, const IngestOptions& options) {
    const std::string bare = bare_name(name);
    const auto chosen = [&](RecordField field) {
        return std::any_of(options.columns.begin(), options.columns.end(), [&](const IngestOptions::Column& column) { return column.field == field; });
    };
    for (const IngestOptions::Column& column : options.columns) {
        if (!column.name.empty() && bare_name(column.name) == bare) return Meaning{column.field, -1};
    }
    for (const UsualNames& usual : usual_names) {
        int rank = 0;
        for (std::size_t begin = 0; begin < usual.names.size(); ++rank) {
            const std::size_t end = std::min(usual.names.find(' ', begin), usual.names.size());
            if (usual.names.substr(begin, end - begin) == bare) {
                if (chosen(usual.field)) return std::nullopt;
                return Meaning{usual.field, rank};
            }
            begin = end + 1;
        }
    }
    return std::nullopt;
}

void Record::offer(Meaning meaning, std::string value) {
    if (trimmed(value).empty()) return;
    const auto at = static_cast<std::size_t>(meaning.field);
    if (!values_[at].empty() && ranks_[at] <= meaning.rank) return;
    ranks_[at] = meaning.rank;
    values_[at] = std::move(value);
}

void Record::complete(const Record& other) {
    for (std::size_t i = 0; i < record_fields; ++i) {
        if (values_[i].empty()) values_[i] = other.values_[i];
    }
}

void Record::clear() {
    for (std::string& value : values_) value.clear();
    ranks_.fill(0);
}

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 12;
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        if (i > 0) out += ", ";
        out += '"';
        out += names[i].substr(0, 60);
        out += '"';
    }
    if (names.size() > most) out += " and " + std::to_string(names.size() - most) + " more";
    return out;
}

std::string sample_value(std::string_view value) {
    constexpr std::size_t most = 2000;
    std::string out = to_utf8(value.substr(0, most + 4), "utf-8");
    std::erase(out, '\0');
    if (out.size() > most) {
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
        out.resize(end);
    }
    return out;
}

void fail_record(ErrorCode code, const RecordPlace& place, std::string_view what, const Origin& origin, Harvest& harvest) {
    harvest.fail(origin, {code, std::string(place.what) + " " + std::to_string(place.number) + " " + std::string(what), place.byte, place.line, {}, {}});
}

void add_record(const Record& record, const RecordPlace& place, std::vector<Warning> warnings, const Origin& origin, Harvest& harvest) {
    const std::string &text = record.get(RecordField::text), &html = record.get(RecordField::html);
    if (!record.has_text()) return fail_record(ErrorCode::missing_field, place, "has no text: name its field \"text\" or \"html\".", origin, harvest);
    Document doc = begin_document(origin, harvest);
    doc.warnings = std::move(warnings);
    doc.url = record.get(RecordField::url);
    doc.given_title = record.get(RecordField::title);
    doc.given_outlet = record.get(RecordField::outlet);
    doc.given_byline = record.get(RecordField::byline);
    put_date(doc, record.get(RecordField::date));
    if (text.empty() || (html.empty() && !harvest.options.body_only && looks_like_html(text))) {
        read_html(html.empty() ? text : html, doc);
        if (trimmed(doc.text).empty()) return fail_record(ErrorCode::missing_field, place, "holds a page without any text.", origin, harvest);
    } else {
        doc.text = with_lf(text);
    }
    doc.id = record.get(RecordField::id);
    if (doc.id.empty()) doc.id = doc.url;
    if (doc.id.empty()) doc.id = std::string(stem(origin.name)) + "#" + std::to_string(place.number);
    harvest.add(std::move(doc));
}

}  // namespace dragoman
