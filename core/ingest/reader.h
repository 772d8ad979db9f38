#pragma once
// Inside ingest: what the readers of the formats have in common. Bytes are pushed into a Reader as they come,
// finished documents drop into a Harvest; containers (gzip, tar, zip) push into the readers of their members.
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/document/document.h"
#include "core/ingest/distinct_ids.h"
#include "core/ingest/ingest.h"
#include "core/ingest/limits.h"

namespace dragoman {

struct Origin {
    std::string name;    ///< Its extension tells the format, its stem is the id: "story.txt" of "story.txt.gz".
    std::string source;  ///< As shown: "pile.zip/story.txt.gz".
    int depth = 0;       ///< Containers around it.
};

/// What comes of one file, and the account of what unpacking has cost.
class Harvest {
public:
    Harvest(std::string source, IngestOptions chosen) : options(std::move(chosen)), source_(std::move(source)) {}

    void add(Document doc);
    /// `error` speaks about a member where origin is not the file itself.
    void fail(const Origin& origin, Error error);
    /// At the end: how many sentences were left out.
    void close();
    /// Are values wanted for an error that asks what the columns hold? The first records of a file tell enough.
    bool wants_sample(const Origin& origin);
    bool waits() const { return !ready_.empty(); }
    std::size_t produced() const { return documents_ + errors_; }
    std::optional<Result<Document>> take();

    void read(std::size_t bytes) { read_ += bytes; }  ///< Of the file itself.
    /// False: so many unpacked bytes are beyond measure.
    bool unpack(std::size_t bytes) {
        unpacked_ += bytes;
        return unpacked_ / limits::unpacked_ratio <= read_ + limits::unpacked_floor / limits::unpacked_ratio;
    }

    const IngestOptions options;

private:
    std::string source_, sampled_;
    std::size_t samples_ = 0;
    std::deque<Result<Document>> ready_;
    DistinctIds ids_;
    std::uint64_t read_ = 0, unpacked_ = 0;
    std::size_t documents_ = 0, errors_ = 0;
};

class Reader {
public:
    virtual ~Reader() = default;
    virtual void feed(std::string_view bytes, Harvest& harvest) = 0;
    /// The input has ended. Called until it returns false; each call reads one part, so that a large
    /// archive never has to be unpacked at once.
    virtual bool finish(Harvest& harvest) = 0;
};

/// Looks at the first bytes and the name, and then reads as that format.
std::unique_ptr<Reader> make_reader(Origin origin);

/// Collects the whole input and hands it to `read`.
using ReadWhole = void (*)(const Origin& origin, std::string_view bytes, Harvest& harvest);
std::unique_ptr<Reader> whole_reader(Origin origin, ReadWhole read);

std::unique_ptr<Reader> json_reader(Origin origin);
std::unique_ptr<Reader> json_lines_reader(Origin origin);
std::unique_ptr<Reader> table_reader(Origin origin);
std::unique_ptr<Reader> gzip_reader(Origin origin);
std::unique_ptr<Reader> tar_reader(Origin origin);
std::unique_ptr<Reader> zip_reader(Origin origin);
std::unique_ptr<Reader> warc_reader(Origin origin);

void read_text(const Origin& origin, std::string_view bytes, Harvest& harvest);
void read_page(const Origin& origin, std::string_view bytes, Harvest& harvest);
/// JSON that means something only as a whole: one record, or an object around a list.
void read_json(const Origin& origin, std::string_view bytes, Harvest& harvest);
void read_message(const Origin& origin, std::string_view bytes, Harvest& harvest);
/// `document_xml` and `core_xml` (may be empty) of a Word file.
void read_word(const Origin& origin, std::string_view document_xml, std::string_view core_xml, Harvest& harvest);

/// A document with what is known before its text: id from the name, source, options.
Document begin_document(const Origin& origin, const Harvest& harvest);

/// Puts the text of a page or of plain text into `doc`; false with an error in the harvest where there is none.
/// `declared`: the encoding by a header outside of the bytes, empty where none.
bool put_page(Document& doc, std::string_view bytes, std::string_view declared, const Origin& origin, Harvest& harvest);
bool put_text(Document& doc, std::string_view bytes, std::string_view declared, const Origin& origin, Harvest& harvest);

/// Runs a member's reader to its end.
void finish_all(Reader& reader, Harvest& harvest);

std::unique_ptr<Reader> member_reader(const Origin& container, std::string_view name);
/// Is a member of this name worth a look? Hidden files, folders and files of other kinds are passed over.
bool is_wanted_member(std::string_view name);

}  // namespace dragoman
