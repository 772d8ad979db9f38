#pragma once
// Bytes → documents. The only stage that can fail; it reads no files itself.
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/document/document.h"

namespace dragoman {

/// What a field of a record can be for us.
enum class RecordField : std::uint8_t { text, html, title, date, url, id, outlet, byline };

/// "text", "html", "title" …, the names that a mapping uses.
std::optional<RecordField> record_field(std::string_view name);

struct IngestOptions {
    bool body_only = false;  ///< The text is clean article text (no layout stage).
    /// Chosen by the user: which column of a table, or key of a JSON record ("article.body" for one inside another),
    /// holds a field. Names are compared without case, "_", "-" and blanks. Fields not named are found by the usual names;
    /// an empty name says that no column holds the field.
    struct Column {
        RecordField field;
        std::string name;
    };
    std::vector<Column> columns;
};

/// Reads "text=COLUMN,date=COLUMN". A sentence where a part is no such pair.
Result<std::vector<IngestOptions::Column>> read_column_mapping(std::string_view text);

/// What came of one file: its documents and, beside them, what could not be read and why.
struct Ingested {
    std::vector<Document> documents;
    std::vector<Error> errors;  ///< In file order; a bad record costs that record alone.
};

/// Reads one file's bytes. `name` is its path. The first bytes tell gzip, ZIP, tar and WARC; else the extension chooses
/// (file_extensions()), else the bytes do. Document ids: the record's id, else its url, else the
/// file's name without extension (records of one file: name#line); a double becomes "id~2".
/// Cost linear in the bytes. Never throws; every error is a sentence with line or byte.
Ingested ingest(std::string_view name, std::string_view bytes, const IngestOptions& options = {});

/// The same piecemeal: a file of any size is read in bounded memory where its format is one of records
/// (.jsonl .csv .tsv .warc .wet .tar, .json that is a list or lines; gzipped or not). Formats that mean something only as a whole
/// are collected up to a limit.
///
///     DocumentStream stream(path, options);
///     while (read a slice) { stream.feed(slice); while (auto item = stream.next()) take(*item); }
///     stream.finish(); while (auto item = stream.next()) take(*item);
class DocumentStream {
public:
    explicit DocumentStream(std::string_view name, const IngestOptions& options = {});
    DocumentStream(DocumentStream&&) noexcept;
    DocumentStream& operator=(DocumentStream&&) noexcept;
    ~DocumentStream();

    /// The next bytes of the file, in any pieces; kept until next() has read them.
    void feed(std::string_view bytes);
    void finish();  ///< The file has ended.
    /// A document or what could not be read, in file order. nullopt: bytes are missing, or all is read.
    std::optional<Result<Document>> next();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Lower case, without the dot: "txt", "html", "jsonl" …
std::span<const std::string_view> file_extensions();
/// May a file of this name be an article file, by its extension?
bool is_article_name(std::string_view name);

}  // namespace dragoman
