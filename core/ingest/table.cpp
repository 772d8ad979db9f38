// Comma- and tab-separated tables (RFC 4180, and what spreadsheets make of it).
#include <algorithm>
#include <array>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/ingest/encoding.h"
#include "core/ingest/names.h"
#include "core/ingest/record.h"
#include "core/ingest/text_feed.h"

namespace dragoman {
namespace {

constexpr std::size_t longest_row = 16 * limits::mebibyte;  // kept beside its fields, to begin again behind a stray mark
constexpr int most_restarts = 16;

/// The separator that the first row holds most often outside of quotation marks; a tab for .tsv.
char separator_of(std::string_view text, std::string_view name) {
    const std::string last = lower_ascii(extension(name));
    if (last == "tsv" || last == "tab") return '\t';
    constexpr std::array<char, 4> known = {',', ';', '\t', '|'};
    std::array<std::size_t, 4> count{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        for (std::size_t i = 0; i < known.size(); ++i) count[i] += c == known[i] ? 1u : 0u;
    }
    return known[static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin())];
}

class TableReader : public Reader {
public:
    explicit TableReader(Origin origin) : origin_(std::move(origin)), text_(origin_, true) {}

    void feed(std::string_view bytes, Harvest& harvest) override {
        if (hopeless_ && !unread_) return;
        const std::optional<std::string_view> text = text_.feed(bytes, harvest);
        if (!text) return;
        if (separator_ != '\0') return parse(*text, harvest);
        begin_.append(*text);
        if (begin_.size() >= 16 * 1024) begin(harvest);
    }
    bool finish(Harvest& harvest) override {
        if (hopeless_ && !unread_) return false;
        if (const std::optional<std::string_view> text = text_.finish(harvest)) begin_.append(*text);
        if (separator_ == '\0' || !begin_.empty()) begin(harvest);
        for (int restarts = 0; state_ == State::quoted && restarts < most_restarts; ++restarts) begin_again(harvest);
        if (state_ == State::quoted) {
            fail_row(ErrorCode::missing_field, "has a quotation mark that is never closed; the rest of the table is left out.", harvest);
        } else if (!fields_.empty() || !field_.empty() || state_ != State::field_start) {
            end_field();
            end_row(harvest);
        }
        tell_unread(harvest);
        if (rows_ == 0 && !header_.empty() && !hopeless_) harvest.fail(origin_, {ErrorCode::empty_input, "The table has a head and no rows."});
        return false;
    }

private:
    enum class State : std::uint8_t { field_start, plain, quoted, quote_in_quoted };

    void begin(Harvest& harvest) {
        const std::string text = std::exchange(begin_, {});
        if (separator_ != '\0') return parse(text, harvest);
        std::string_view rest = text;
        if (rest.starts_with("sep=") && rest.size() > 5 && (rest[5] == '\n' || rest[5] == '\r')) {  // a line for Excel
            separator_ = rest[4];
            rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()));
            ++line_;
        } else {
            separator_ = separator_of(rest, origin_.name);
        }
        parse(rest, harvest);
    }

    void parse(std::string_view text, Harvest& harvest) {
        const char ends[] = {separator_, '\n', '\0'};
        const std::string_view plain_ends(ends, 2);
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t start = i;
            if (state_ == State::field_start && text[i] == '"') {
                state_ = State::quoted;
                ++i;
            } else if (state_ == State::quoted) {
                i = std::min(text.find('"', i), text.size());
                field_.append(text.substr(start, i - start));
                if (i < text.size()) state_ = State::quote_in_quoted, ++i;
            } else if (state_ == State::quote_in_quoted && text[i] == '"') {
                field_.push_back('"');
                state_ = State::quoted;
                ++i;
            } else {
                i = std::min(text.find_first_of(plain_ends, i), text.size());
                field_.append(text.substr(start, i - start));
                if (i > start) state_ = State::plain;
                if (i < text.size()) {
                    const bool row = text[i++] == '\n';
                    keep(text.substr(start, i - start), harvest);
                    end_field();
                    if (row) end_row(harvest);
                    continue;
                }
            }
            keep(text.substr(start, i - start), harvest);
        }
    }

    /// The row as written: for its lines, and for a second look where a mark is never closed.
    void keep(std::string_view written, Harvest& harvest) {
        written_.append(written);
        if (written_.size() <= longest_row) return;
        if (state_ == State::quoted && restarts_ < most_restarts) {
            ++restarts_;
            return begin_again(harvest);
        }
        if (!skipped_) fail_row(ErrorCode::too_large, "is longer than " + std::to_string(longest_row / limits::mebibyte) + " MiB and left out.", harvest);
        skipped_ = true;
        line_ += static_cast<std::size_t>(std::count(written_.begin(), written_.end(), '\n'));
        written_.clear();
        field_.clear();
        fields_.clear();
    }

    /// A mark opened a field and no other closed it: the row ends with its line, and what follows is read anew.
    void begin_again(Harvest& harvest) {
        fail_row(ErrorCode::missing_field, "has a quotation mark that is never closed; it is left out.", harvest);
        const std::string all = std::exchange(written_, {});
        const std::size_t end = std::min(all.find('\n'), all.size() - 1);
        fields_.clear();
        field_.clear();
        state_ = State::field_start;
        ++rows_;
        ++line_;
        parse(std::string_view(all).substr(end + 1), harvest);
    }

    void end_field() {
        if (state_ != State::quoted && field_.ends_with('\r')) field_.pop_back();
        fields_.push_back(std::exchange(field_, {}));
        state_ = State::field_start;
    }

    void end_row(Harvest& harvest) {
        const std::vector<std::string> fields = std::exchange(fields_, {});
        const std::size_t line = line_ + 1;
        line_ += static_cast<std::size_t>(std::count(written_.begin(), written_.end(), '\n'));
        written_.clear();
        if (std::exchange(skipped_, false)) return;
        if (fields.size() == 1 && trimmed(fields[0]).empty()) return;
        if (header_.empty()) return read_header(fields, harvest);
        if (hopeless_) return sample_row(fields, harvest);
        ++rows_;
        read_row(fields, line, harvest);
    }

    void read_header(const std::vector<std::string>& fields, Harvest& harvest) {
        header_ = fields;
        bool text = false;
        for (const std::string& name : fields) {
            meanings_.push_back(Record::meaning_of(name, harvest.options));
            text = text || (meanings_.back() && (meanings_.back()->field == RecordField::text || meanings_.back()->field == RecordField::html));
        }
        if (text) return;
        hopeless_ = true;
        unread_ = Error{ErrorCode::missing_field, "No column of the table is known to hold the text: its columns are " + listed(fields) +
                                                  ". Say which one does (--map text=COLUMN).", 0, 1, {}, fields};
        for (std::string& name : unread_->columns) name = sample_value(name.substr(0, 200));
        unread_->message = to_utf8(unread_->message, "utf-8");
    }

    /// The first rows go with the error that asks what the columns hold; then the table is done with.
    void sample_row(const std::vector<std::string>& fields, Harvest& harvest) {
        if (!unread_) return;
        std::vector<std::string>& row = unread_->rows.emplace_back();
        for (std::size_t i = 0; i < header_.size(); ++i) row.push_back(i < fields.size() ? sample_value(fields[i]) : std::string());
        if (unread_->rows.size() == sampled_records) tell_unread(harvest);
    }

    void tell_unread(Harvest& harvest) {
        if (unread_) harvest.fail(origin_, std::move(*unread_));
        unread_.reset();
    }

    void read_row(const std::vector<std::string>& fields, std::size_t line, Harvest& harvest) {
        Record record;
        std::vector<Warning> warnings;
        bool damaged = false;
        for (std::size_t i = 0; i < std::min(fields.size(), meanings_.size()); ++i) {
            if (!meanings_[i]) continue;
            const bool whole = first_ill_formed(fields[i]) == fields[i].size() && fields[i].find('\0') == std::string::npos;
            std::string value = whole ? fields[i] : to_utf8(fields[i], "utf-8");
            std::erase(value, '\0');
            damaged = damaged || !whole;
            record.offer(*meanings_[i], std::move(value));
        }
        if (damaged) warnings.push_back({"damaged", "Row " + std::to_string(rows_) + " holds bytes that are no UTF-8.", {}});
        if (!text_.guessed().empty()) {
            warnings.push_back({"encoding", "The file is not UTF-8; it was read as " + std::string(text_.guessed()) + ", which fits its bytes.", {}});
        }
        if (fields.size() != header_.size()) {
            warnings.push_back({"ragged-row", "Row " + std::to_string(rows_) + " (line " + std::to_string(line) + ") has " + std::to_string(fields.size()) +
                                                  " fields where the head has " + std::to_string(header_.size()) + "; they may be shifted.", {}});
        }
        add_record(record, {"Row", rows_, 0, line}, std::move(warnings), origin_, harvest);
    }

    void fail_row(ErrorCode code, std::string_view what, Harvest& harvest) {
        fail_record(code, {"Row", rows_ + 1, 0, line_ + 1}, what, origin_, harvest);
    }

    Origin origin_;
    TextFeed text_;
    std::string begin_;  ///< Until the separator is known.
    char separator_ = '\0';
    State state_ = State::field_start;
    std::string field_, written_;
    std::vector<std::string> fields_, header_;
    std::vector<std::optional<Record::Meaning>> meanings_;
    std::size_t rows_ = 0, line_ = 0;  ///< Rows read below the header, lines before this row.
    int restarts_ = 0;
    std::optional<Error> unread_;  ///< No column holds the text; waits for the first rows.
    bool skipped_ = false, hopeless_ = false;
};

}  // namespace

std::unique_ptr<Reader> table_reader(Origin origin) { return std::make_unique<TableReader>(std::move(origin)); }

}  // namespace dragoman
