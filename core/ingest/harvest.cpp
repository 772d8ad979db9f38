#include <utility>

#include "core/base/utf8.h"
#include "core/ingest/decode.h"
#include "core/ingest/encoding.h"
#include "core/ingest/html.h"
#include "core/ingest/mojibake.h"
#include "core/ingest/names.h"
#include "core/ingest/reader.h"
#include "core/ingest/record.h"

namespace dragoman {

void Harvest::add(Document doc) {
    if (std::optional<Warning> warning = find_mojibake(doc.text)) doc.warnings.push_back(std::move(*warning));
    doc.id = ids_.distinct(std::move(doc.id));
    ++documents_;
    ready_.emplace_back(std::move(doc));
}

void Harvest::fail(const Origin& origin, Error error) {
    if (++errors_ > limits::errors) return;
    if (origin.source != source_) error.part = origin.source;
    ready_.emplace_back(std::move(error));
}

bool Harvest::wants_sample(const Origin& origin) {
    if (sampled_ != origin.source) {
        sampled_ = origin.source;
        samples_ = 0;
    }
    return samples_++ < sampled_records;
}

void Harvest::close() {
    if (errors_ > limits::errors) {
        ready_.emplace_back(Error{ErrorCode::too_large, std::to_string(errors_ - limits::errors) + " more parts of the file could not be read."});
    } else if (documents_ + errors_ == 0) {
        ready_.emplace_back(Error{ErrorCode::empty_input, "The file holds no article."});
    }
}

std::optional<Result<Document>> Harvest::take() {
    if (ready_.empty()) return std::nullopt;
    Result<Document> first = std::move(ready_.front());
    ready_.pop_front();
    return first;
}

Document begin_document(const Origin& origin, const Harvest& harvest) {
    Document doc;
    doc.id = stem(origin.name);
    if (doc.id.empty()) doc.id = "document";
    doc.source = origin.source;
    doc.body_only = harvest.options.body_only;
    return doc;
}

bool put_text(Document& doc, std::string_view bytes, std::string_view declared, const Origin& origin, Harvest& harvest) {
    Result<DecodedText> decoded = decode_text(bytes, declared);
    if (!decoded) {
        harvest.fail(origin, decoded.error());
        return false;
    }
    for (Warning& warning : warnings_of(decoded.value())) doc.warnings.push_back(std::move(warning));
    doc.text = std::move(decoded).value().text;
    return true;
}

bool put_page(Document& doc, std::string_view bytes, std::string_view declared, const Origin& origin, Harvest& harvest) {
    const Result<DecodedText> decoded = decode_text(bytes, declared.empty() ? declared_encoding(bytes) : declared);
    if (!decoded) {
        harvest.fail(origin, decoded.error());
        return false;
    }
    for (Warning& warning : warnings_of(decoded.value())) {
        warning.span = {};  // counts in the markup
        doc.warnings.push_back(std::move(warning));
    }
    read_html(decoded.value().text, doc);
    if (!trimmed(doc.text).empty()) return true;
    harvest.fail(origin, {ErrorCode::empty_input, "The page holds no text (it may be drawn by a script)."});
    return false;
}

void read_text(const Origin& origin, std::string_view bytes, Harvest& harvest) {
    Document doc = begin_document(origin, harvest);
    if (put_text(doc, bytes, {}, origin, harvest)) harvest.add(std::move(doc));
}

void read_page(const Origin& origin, std::string_view bytes, Harvest& harvest) {
    Document doc = begin_document(origin, harvest);
    if (put_page(doc, bytes, {}, origin, harvest)) harvest.add(std::move(doc));
}

void finish_all(Reader& reader, Harvest& harvest) {
    while (reader.finish(harvest)) {}
}

std::unique_ptr<Reader> member_reader(const Origin& container, std::string_view name) {
    return make_reader({std::string(name), container.source + "/" + std::string(name), container.depth + 1});
}

}  // namespace dragoman
