// A list of records of any length: each is cut out where strings, escapes and depth say that it ends, and read by itself.
#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/utf8.h"
#include "core/ingest/json_records.h"

namespace dragoman {
namespace {

constexpr std::string_view json_blanks = " \t\r\n";
/// A record whose brackets or quotation marks do not close takes those behind it along. Reading begins again so often.
constexpr int most_restarts = 16;

/// Finds the comma or bracket that ends an element, in text that comes in any pieces.
class ElementEnd {
public:
    /// Its byte, or text.size() where it is still to come.
    std::size_t find(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            if (in_string_) {
                at = pass_string(text, at);
                continue;
            }
            const char c = text[at];
            if (c == '"') {
                in_string_ = true;
            } else if (c == '[' || c == '{') {
                ++depth_;
            } else if (depth_ == 0 && (c == ',' || c == ']')) {
                return at;
            } else if (depth_ > 0 && (c == ']' || c == '}')) {
                --depth_;
            }
            ++at;
        }
        return text.size();
    }
    bool inside() const { return in_string_ || depth_ > 0; }

private:
    std::size_t pass_string(std::string_view text, std::size_t at) {
        if (std::exchange(escaped_, false)) return at + 1;
        const std::size_t mark = text.find('"', at), stop = std::min(mark, text.size());
        std::size_t begin = stop;
        while (begin > at && text[begin - 1] == '\\') --begin;
        const bool escaped = (stop - begin) % 2 == 1;
        if (mark == std::string_view::npos) {
            escaped_ = escaped;
            return stop;
        }
        in_string_ = escaped;
        return mark + 1;
    }

    std::size_t depth_ = 0;
    bool in_string_ = false, escaped_ = false;
};

class JsonList : public JsonRecords {
public:
    JsonList(Origin origin, std::string_view before) : origin_(std::move(origin)), inside_(!before.empty()) { advance(before); }

    void text(std::string_view piece, Harvest& harvest) override {
        while (!piece.empty() && state_ != State::ended) {
            if (state_ == State::elements) {
                piece.remove_prefix(read_elements(piece, harvest));
                continue;
            }
            const std::size_t next = std::min(piece.find_first_not_of(json_blanks), piece.size());
            advance(piece.substr(0, next));
            piece.remove_prefix(next);
            if (piece.empty()) return;
            if (state_ == State::before && piece.front() == '[') {
                advance(piece.substr(0, 1));
                piece.remove_prefix(1);
                state_ = State::elements;
                continue;
            }
            const bool begun = std::exchange(state_, State::ended) == State::after;
            if (inside_ && begun) return;
            fail(ErrorCode::bad_json, "Line " + std::to_string(place_.line) + ", column " + std::to_string(place_.column) + ": " +
                                          (begun ? "the list ends before this; what follows it is left out." : "this is not valid JSON."), harvest);
        }
    }

    void end(Harvest& harvest) override {
        while (state_ == State::elements && !skipping_) {
            if (begin_again(harvest)) continue;
            if (!end_.inside()) break;
            const std::string_view element = begin_element(partial_);
            if (where_json_breaks(element) < element.size()) {
                fail_json(element, place_, origin_, harvest);
                partial_.clear();
                break;
            }
            fail(ErrorCode::bad_json, "The file ends in the middle of record " + std::to_string(place_.number) + "; what came before is read.", harvest);
            state_ = State::ended;
        }
        if (state_ != State::elements) return;
        if (partial_.find_first_not_of(json_blanks) != std::string::npos) end_element(partial_, harvest);
        fail(ErrorCode::bad_json, "The list is not closed; what came before is read.", harvest);
        state_ = State::ended;
    }

private:
    enum class State : std::uint8_t { before, elements, after, ended };

    /// How many bytes of the piece are done with.
    std::size_t read_elements(std::string_view piece, Harvest& harvest) {
        const std::size_t end = end_.find(piece);
        if (!skipping_ && partial_.size() + end > limits::record) {
            const std::size_t room = limits::record - partial_.size();
            partial_.append(piece.substr(0, room));
            if (begin_again(harvest)) return room;
            fail_record(ErrorCode::too_large, {"Record", place_.number, place_.byte, 0},
                        "is larger than " + std::to_string(limits::record / limits::mebibyte) + " MiB; it is left out.", origin_, harvest);
            advance(std::exchange(partial_, {}));
            advance(piece.substr(room, end - room));
            skipping_ = true;
        } else if (skipping_) {
            advance(piece.substr(0, end));
        } else if (end == piece.size() || !partial_.empty()) {
            partial_.append(piece.substr(0, end));
        }
        if (end == piece.size()) return end;
        const bool last = piece[end] == ']';
        if (!skipping_) {
            const std::string held = std::exchange(partial_, {});
            const std::string_view element = held.empty() ? piece.substr(0, end) : std::string_view(held);
            if (holds_next(element)) {
                partial_ = element;
                if (begin_again(harvest)) return end;
                partial_.clear();
            }
            if (last && place_.number == 1 && element.find_first_not_of(json_blanks) == std::string_view::npos) {
                harvest.fail(origin_, {ErrorCode::empty_input, "The list holds no records."});
            } else {
                end_element(element, harvest);
            }
        }
        skipping_ = false;
        advance(piece.substr(end, 1));
        ++place_.number;
        if (last) state_ = State::after;
        return end + 1;
    }

    /// "\n  {" where an element begins its line like this; empty where it does not begin one.
    std::string line_begin(std::string_view element) const {
        const std::size_t begin = std::min(element.find_first_not_of(json_blanks), element.size());
        const std::size_t newline = element.substr(0, begin).rfind('\n');
        if (newline == std::string_view::npos && place_.column != 1) return {};
        return "\n" + std::string(element.substr(newline + 1, begin - newline - 1)) + "{";  // npos + 1 is 0
    }

    /// Goes to the first byte that is no blank; what is left of the element from there.
    std::string_view begin_element(std::string_view element) {
        const std::size_t begin = std::min(element.find_first_not_of(json_blanks), element.size());
        advance(element.substr(0, begin));
        return element.substr(begin);
    }

    void end_element(std::string_view element, Harvest& harvest) {
        element = begin_element(element);
        const std::size_t size = element.find_last_not_of(json_blanks) + 1;  // npos + 1 is 0
        if (!meanings_) meanings_.emplace(harvest.options);
        read_json_record(element.substr(0, size), place_, origin_, *meanings_, harvest);
        advance(element);
    }

    /// A line inside of this element begins as it does itself: it may have taken the next one along.
    bool holds_next(std::string_view element) const {
        const std::size_t begin = element.find_first_not_of(json_blanks);
        if (begin == std::string_view::npos || element.find('\n', begin) == std::string_view::npos) return false;
        const std::string line = line_begin(element);
        return !line.empty() && element.find(line, begin) != std::string_view::npos;
    }

    /// An element that did not end where it should, because it is broken: the next line that begins as it does is the
    /// next one. False: it is sound or only too long, or no such line is seen; all is as it was.
    bool begin_again(Harvest& harvest) {
        if (restarts_ == most_restarts || !holds_next(partial_)) return false;
        const JsonPlace before = place_;
        const std::string held = std::exchange(partial_, {}), line = line_begin(held);
        const std::string_view element = begin_element(held);
        const std::size_t broken = where_json_breaks(element);
        std::size_t next = std::string_view::npos;
        if (broken < element.size()) {
            const std::size_t newline = element.rfind('\n', broken);
            next = element.find(line, newline == std::string_view::npos ? broken : newline);
        }
        if (next == std::string_view::npos) {
            place_ = before;
            partial_ = held;
            return false;
        }
        ++restarts_;
        fail_json(element, place_, origin_, harvest);
        advance(element.substr(0, next));
        ++place_.number;
        end_ = {};
        text(element.substr(next), harvest);
        return true;
    }

    void fail(ErrorCode code, std::string message, Harvest& harvest) {
        harvest.fail(origin_, {code, std::move(message), place_.byte, place_.line, {}, {}});
    }

    void advance(std::string_view passed) {
        const auto newlines = static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
        if (newlines > 0) {
            place_.line += newlines;
            place_.column = 1 + count_code_points(passed.substr(passed.rfind('\n') + 1));
        } else {
            place_.column += count_code_points(passed);
        }
        place_.byte += passed.size();
    }

    Origin origin_;
    bool inside_;
    State state_ = State::before;
    ElementEnd end_;
    std::optional<KeyMeanings> meanings_;
    std::string partial_;  ///< Of the element that is being read, in earlier pieces.
    JsonPlace place_;      ///< Before that element.
    bool skipping_ = false;
    int restarts_ = 0;
};

}  // namespace

std::unique_ptr<JsonRecords> json_list(Origin origin, std::string_view before) { return std::make_unique<JsonList>(std::move(origin), before); }

}  // namespace dragoman
