// JSON lines: a record a line.
#include <optional>
#include <utility>

#include "core/ingest/json_records.h"
#include "core/ingest/text_feed.h"

namespace dragoman {
namespace {

class JsonLines : public JsonRecords {
public:
    explicit JsonLines(Origin origin) : origin_(std::move(origin)) {}

    void text(std::string_view bytes, Harvest& harvest) override {
        for (std::size_t end; (end = bytes.find('\n')) != std::string_view::npos; bytes.remove_prefix(end + 1)) {
            if (skipping_ || !partial_.empty()) {
                keep(bytes.substr(0, end), harvest);
                if (!skipping_) end_line(partial_, harvest);
                partial_.clear();
            } else {
                end_line(bytes.substr(0, end), harvest);
            }
            skipping_ = false;
            byte_ += std::exchange(before_, 0) + end + 1;
            ++line_;
        }
        keep(bytes, harvest);
        before_ += bytes.size();
    }
    void end(Harvest& harvest) override {
        if (!partial_.empty()) end_line(partial_, harvest);
        partial_.clear();
    }

private:
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
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
        if (!meanings_) meanings_.emplace(harvest.options);
        read_json_record(line, {"Line", line_ + 1, byte_, line_ + 1}, origin_, *meanings_, harvest);
    }

    Origin origin_;
    std::optional<KeyMeanings> meanings_;
    std::string partial_;
    std::size_t line_ = 0, byte_ = 0;  ///< Before the line that is being read.
    std::size_t before_ = 0;           ///< Of that line, in earlier pieces.
    bool skipping_ = false;
};

class JsonLinesReader : public Reader {
public:
    explicit JsonLinesReader(Origin origin) : text_(origin), lines_(std::move(origin)) {}

    void feed(std::string_view bytes, Harvest& harvest) override {
        if (const std::optional<std::string_view> text = text_.feed(bytes, harvest)) lines_.text(*text, harvest);
    }
    bool finish(Harvest& harvest) override {
        if (const std::optional<std::string_view> text = text_.finish(harvest)) lines_.text(*text, harvest);
        lines_.end(harvest);
        return false;
    }

private:
    TextFeed text_;
    JsonLines lines_;
};

}  // namespace

std::unique_ptr<JsonRecords> json_lines(Origin origin) { return std::make_unique<JsonLines>(std::move(origin)); }
std::unique_ptr<Reader> json_lines_reader(Origin origin) { return std::make_unique<JsonLinesReader>(std::move(origin)); }

}  // namespace dragoman
