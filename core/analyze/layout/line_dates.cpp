#include "core/analyze/layout/line_dates.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/written_date.h"

namespace dragoman {
namespace {

constexpr std::string_view date_company[] = {"published", "posted", "updated", "last", "on", "at", "date", "am", "pm", "gmt", "utc", "est", "edt",
                                             "ist", "pst", "pdt", "bst", "et", "cet", "cest", "created", "modified", "first", "time", "the", "of", "a", "p", "m",
                                             "p m", "issued", "hrs", "local", "by", "in", "news", "st", "nd", "rd", "th", "pkt", "hours",
                                             "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                                             "mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs"};

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_letter_byte(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// A month's name, "2020-05-13", "5/13/20", "20200513": without one of them no date can be there.
bool may_hold_a_date(std::string_view text, bool month) {
    if (month) return true;
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_digit_byte(text[i])) {
            if (++run == 8) return true;
            continue;
        }
        const bool joint = text[i] == '-' || text[i] == '/' || text[i] == '.';
        if (run > 0 && joint && i + 1 < text.size() && is_digit_byte(text[i + 1])) return true;
        run = 0;
    }
    return false;
}

/// Letters of the words that do not belong to a date.
std::size_t foreign_letters(std::string_view part) {
    std::size_t letters = 0;
    char word[12];
    for (std::size_t begin = 0; begin < part.size();) {
        if (!is_letter_byte(part[begin])) {
            ++begin;
            continue;
        }
        std::size_t size = 0;
        for (; begin + size < part.size() && is_letter_byte(part[begin + size]); ++size) {
            if (size < sizeof word) word[size] = static_cast<char>(part[begin + size] | 0x20);
        }
        begin += size;
        const std::string_view lower(word, std::min(size, sizeof word));
        if (std::find(std::begin(date_company), std::end(date_company), lower) == std::end(date_company)) letters += size;
    }
    return letters;
}

}  // namespace

void read_line_dates(std::string_view text, LineFeatures& line) {
    if (!may_hold_a_date(text, line.month)) return;
    const std::vector<WrittenDate> dates = find_written_dates(text);
    if (dates.empty()) return;
    line.has_date = true;
    std::size_t others = 0, at = 0;
    for (const WrittenDate& date : dates) {
        others += foreign_letters(text.substr(at, date.begin - at));
        at = date.end;
    }
    others += foreign_letters(text.substr(at));
    line.date_line = others <= 4 || (line.date_label > 0 && others <= 24 && line.letters < 90);
}

}  // namespace dragoman
