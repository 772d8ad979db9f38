#include "core/ingest/ingest.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/ingest/names.h"
#include "core/ingest/reader.h"

namespace dragoman {

struct DocumentStream::State {
    State(std::string_view name, const IngestOptions& options)
        : harvest(std::string(name), options), reader(make_reader({std::string(name), std::string(name), 0})) {}

    Harvest harvest;
    std::unique_ptr<Reader> reader;
    std::string waiting;    ///< Fed and not read yet, from `read` on.
    std::size_t read = 0;
    bool ended = false, done = false;

    void read_slice(std::string_view slice) {
        harvest.read(slice.size());
        reader->feed(slice, harvest);
    }
    /// False: nothing is left to do.
    bool step() {
        if (read < waiting.size()) {
            const std::string_view slice = std::string_view(waiting).substr(read, limits::slice);
            read += slice.size();
            read_slice(slice);
            if (read == waiting.size()) waiting.clear(), read = 0;
            return true;
        }
        if (!ended || done) return false;
        if (!reader->finish(harvest)) {
            done = true;
            harvest.close();
        }
        return true;
    }
};

DocumentStream::DocumentStream(std::string_view name, const IngestOptions& options)
    : state_(std::make_unique<State>(name, options)) {}
DocumentStream::DocumentStream(DocumentStream&&) noexcept = default;
DocumentStream& DocumentStream::operator=(DocumentStream&&) noexcept = default;
DocumentStream::~DocumentStream() = default;

void DocumentStream::feed(std::string_view bytes) {
    if (!state_->ended) state_->waiting.append(bytes);
}

void DocumentStream::finish() { state_->ended = true; }

std::optional<Result<Document>> DocumentStream::next() {
    while (!state_->harvest.waits() && state_->step()) {}
    return state_->harvest.take();
}

Ingested ingest(std::string_view name, std::string_view bytes, const IngestOptions& options) {
    DocumentStream stream(name, options);
    Ingested result;
    const auto take_all = [&] {
        while (std::optional<Result<Document>> item = stream.next()) {
            if (*item) {
                result.documents.push_back(std::move(*item).value());
            } else {
                result.errors.push_back(item->error());
            }
        }
    };
    constexpr std::size_t piece = 4 * limits::mebibyte;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        stream.feed(bytes.substr(at, piece));
        take_all();
    }
    stream.finish();
    take_all();
    return result;
}

}  // namespace dragoman
