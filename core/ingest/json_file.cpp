// .json: a list of records or JSON lines, read piece by piece; anything else as a whole.
#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/ingest/json_records.h"
#include "core/ingest/text_feed.h"

namespace dragoman {
namespace {

constexpr std::size_t look = 4096;  ///< The first bytes tell the encoding; always as many.
/// An object longer than this is read piece by piece where the list of its articles begins before.
constexpr std::size_t long_object = 64 * 1024;

/// Which lists may be the list of records: that of "articles" in the outermost object, which comes before every other, or any
/// under a usual key, there or in an object that stands under one.
enum class ListOf : std::uint8_t { articles, anything };

/// Where the first such list of objects begins.
std::size_t find_list(std::string_view text, ListOf kind) {
    constexpr std::string_view blanks = " \t\r\n";
    std::string_view key;
    std::size_t depth = 0, usual = 0;  ///< Of the objects around this byte, so many stand where a list might.
    bool wanted = true;                ///< What comes next stands there.
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            const std::size_t begin = at + 1;
            for (at = text.find_first_of("\"\\", begin); at < text.size() && text[at] == '\\'; at = text.find_first_of("\"\\", at + 2)) {}
            if (at >= text.size()) break;
            key = text.substr(begin, at - begin);
        } else if (c == ':') {
            wanted = usual == depth && (kind == ListOf::anything ? is_list_key(key) : depth == 1 && bare_name(key) == "articles");
        } else if (c == '[' || c == '{') {
            const std::size_t next = text.find_first_not_of(blanks, at + 1);
            if (c == '[' && wanted && depth > 0 && next != std::string_view::npos && text[next] == '{') return at;
            if (c == '{' && wanted) ++usual;
            ++depth;
            wanted = false;
        } else if (c == ']' || c == '}') {
            if (depth > 0) --depth;
            usual = std::min(usual, depth);
        } else if (c == ',') {
            wanted = false;
        }
    }
    return std::string_view::npos;
}

class JsonFileReader : public Reader {
public:
    explicit JsonFileReader(Origin origin) : origin_(std::move(origin)), text_(origin_) {}

    void feed(std::string_view bytes, Harvest& harvest) override {
        if (records_) return pass(bytes, harvest);
        if (dead_) return;
        held_.append(bytes);
        if (shape_ == Shape::unknown) shape_ = shape();
        if (shape_ == Shape::object && begins_lines()) shape_ = Shape::lines;
        if (shape_ == Shape::list) return read(json_list(origin_, {}), harvest);
        if (shape_ == Shape::lines) return read(json_lines(origin_), harvest);
        if (shape_ == Shape::object && !begun_ && held_.size() >= long_object) {
            begun_ = true;
            if (find_list(std::string_view(held_).substr(0, long_object), ListOf::articles) != std::string_view::npos) return read_list(ListOf::articles, harvest);
        }
        if (held_.size() > limits::json_file) read_large(harvest);
    }
    bool finish(Harvest& harvest) override {
        if (records_) {
            if (const std::optional<std::string_view> text = text_.finish(harvest)) records_->text(foreign_.feed(*text, false), harvest);
            records_->text(foreign_.feed({}, true), harvest);
            records_->end(harvest);
        } else if (!dead_) {
            read_json(origin_, std::exchange(held_, {}), harvest);
        }
        return false;
    }

private:
    enum class Shape : std::uint8_t { unknown, list, object, lines, other };

    /// By the first byte that is no blank. Of UTF-16 it is the same, with a NUL beside it.
    Shape shape() {
        using namespace std::string_view_literals;
        for (const std::string_view mark : {"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv}) {
            if (searched_ == 0 && held_.starts_with(mark)) searched_ = mark.size();
        }
        searched_ = std::min(held_.find_first_not_of(" \t\r\n\0"sv, searched_), held_.size());
        if (searched_ == held_.size()) return Shape::unknown;
        return held_[searched_] == '[' ? Shape::list : held_[searched_] == '{' ? Shape::object : Shape::other;
    }

    /// A first line that is a whole record, and something behind it: no file of one value goes on like that.
    bool begins_lines() {
        if (judged_) return false;
        if (first_line_ == 0) {
            searched_ = std::min(held_.find('\n', searched_), held_.size());
            if (searched_ == held_.size()) return false;
            first_line_ = searched_ + 1;
        }
        searched_ = std::min(held_.find_first_not_of(" \t\r\n", searched_), held_.size());
        if (searched_ == held_.size()) return false;
        judged_ = true;
        std::string_view line = std::string_view(held_).substr(0, first_line_);
        if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
        line = trimmed(line);
        return line.size() > 2 && line.front() == '{' && line.back() == '}' && is_json(line);
    }

    void read(std::unique_ptr<JsonRecords> records, Harvest& harvest) {
        records_ = std::move(records);
        const std::string held = std::exchange(held_, {});
        pass(std::string_view(held).substr(0, look), harvest);
        for (std::size_t at = look; at < held.size(); at += limits::slice) pass(std::string_view(held).substr(at, limits::slice), harvest);
    }

    void pass(std::string_view bytes, Harvest& harvest) {
        if (const std::optional<std::string_view> text = text_.feed(bytes, harvest)) records_->text(foreign_.feed(*text, false), harvest);
    }

    /// The list of an object; the rest of the object is passed over. Without such a list nothing is read.
    void read_list(ListOf kind, Harvest& harvest) {
        const std::string held = std::exchange(held_, {});
        std::string text;
        for (std::size_t at = 0; at < held.size(); at += limits::slice) {
            if (const std::optional<std::string_view> more = text_.feed(std::string_view(held).substr(at, limits::slice), harvest)) text += foreign_.feed(*more, false);
        }
        const std::size_t list = find_list(text, kind);
        if (list == std::string::npos) return;
        records_ = json_list(origin_, std::string_view(text).substr(0, list));
        for (std::size_t at = list; at < text.size(); at += limits::slice) records_->text(std::string_view(text).substr(at, limits::slice), harvest);
    }

    /// Too large for a tree.
    void read_large(Harvest& harvest) {
        if (shape_ == Shape::object) read_list(ListOf::anything, harvest);
        if (records_) return;
        dead_ = true;
        held_ = {};
        harvest.fail(origin_, {ErrorCode::too_large, "The JSON file is larger than " + std::to_string(limits::json_file / limits::mebibyte) +
                                                         " MiB and holds no list of records. Save it as a list or as JSON lines, which may be of any size."});
    }

    Origin origin_;
    TextFeed text_;
    ForeignFeed foreign_;
    std::unique_ptr<JsonRecords> records_;
    std::string held_;  ///< Until its shape is known, or all of it.
    Shape shape_ = Shape::unknown;
    std::size_t searched_ = 0;    ///< So far.
    std::size_t first_line_ = 0;  ///< With its end.
    bool judged_ = false, begun_ = false, dead_ = false;
};

}  // namespace

std::unique_ptr<Reader> json_reader(Origin origin) { return std::make_unique<JsonFileReader>(std::move(origin)); }

}  // namespace dragoman
