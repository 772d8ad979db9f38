#include "core/base/written_date.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

constexpr std::string_view months[] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// A number or a word of ASCII letters; everything else only separates.
struct Piece {
    std::size_t begin = 0, end = 0;
    int number = -1;  ///< -1 for a word.
    int digits = 0;
    int month = 0;
    std::size_t size() const { return end - begin; }
};

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < text.size();) {
        Piece piece;
        piece.begin = i;
        if (digit(text[i])) {
            std::int64_t value = 0;
            while (i < text.size() && digit(text[i])) {
                if (i - piece.begin < 9) value = value * 10 + (text[i] - '0');
                ++i;
            }
            piece.end = i;
            piece.digits = static_cast<int>(std::min<std::size_t>(piece.size(), 99));
            piece.number = static_cast<int>(value);
            pieces.push_back(piece);
        } else if (letter(text[i])) {
            while (i < text.size() && letter(text[i])) ++i;
            piece.end = i;
            piece.month = month_number(text.substr(piece.begin, piece.size()));
            pieces.push_back(piece);
        } else {
            ++i;
        }
    }
    return pieces;
}

bool plausible_year(int year) { return year >= 1900 && year <= 2100; }

/// "May 13, 202010:24 am": pages glue the hour to the year.
bool hour_glued(std::string_view text, const Piece& piece) {
    return (piece.digits == 5 || piece.digits == 6) && piece.end < text.size() && text[piece.end] == ':';
}

int full_year(std::string_view text, const Piece& piece) {
    if (hour_glued(text, piece)) {
        const int year = piece.digits == 5 ? piece.number / 10 : piece.number / 100;
        return plausible_year(year) ? year : 0;
    }
    if (piece.digits == 4) return plausible_year(piece.number) ? piece.number : 0;
    if (piece.digits == 2) return piece.number < 70 ? 2000 + piece.number : 1900 + piece.number;
    return 0;
}

std::optional<DateInterval> day(int year, int month, int day_of_month) {
    const std::optional<Date> date = make_date(year, month, day_of_month);
    if (!date) return std::nullopt;
    return DateInterval{*date, *date};
}

class Reader {
public:
    Reader(std::string_view text, bool short_years) : text_(text), pieces_(pieces_of(text)), short_years_(short_years) {}

    std::vector<WrittenDate> all() {
        std::vector<WrittenDate> found;
        for (std::size_t i = 0; i < pieces_.size();) {
            std::size_t used = 0;
            std::optional<WrittenDate> date = at(i, used);
            if (!date) {
                ++i;
                continue;
            }
            date->begin = pieces_[i].begin;
            date->end = pieces_[i + used - 1].end;
            if (hour_glued(text_, pieces_[i + used - 1])) date->end = pieces_[i + used - 1].begin + 4;
            found.push_back(*date);
            i += used;
        }
        return found;
    }

private:
    std::string_view gap(std::size_t i) const {  // between piece i and i + 1
        return text_.substr(pieces_[i].end, pieces_[i + 1].begin - pieces_[i].end);
    }
    bool blank_gap(std::size_t i, std::string_view allowed) const {
        const std::string_view between = gap(i);
        return between.size() <= 3 &&
               std::all_of(between.begin(), between.end(),
                           [&](char c) { return allowed.find(c) != std::string_view::npos; });
    }
    bool has(std::size_t i, std::size_t count) const { return i + count <= pieces_.size(); }
    bool glued_before(std::size_t i) const {
        return i > 0 && pieces_[i].begin == pieces_[i - 1].end && pieces_[i - 1].number >= 0;
    }
    bool ordinal(std::size_t i) const {
        const std::string_view word = text_.substr(pieces_[i].begin, pieces_[i].size());
        return pieces_[i].begin == pieces_[i - 1].end &&
               (word == "st" || word == "nd" || word == "rd" || word == "th");
    }

    std::optional<WrittenDate> at(std::size_t i, std::size_t& used) const {
        if (glued_before(i)) return std::nullopt;
        if (auto date = year_first(i, used)) return date;
        if (auto date = compact(i, used)) return date;
        if (auto date = day_month_year(i, used)) return date;
        if (auto date = month_day_year(i, used)) return date;
        if (auto date = numbers(i, used)) return date;
        return month_year(i, used);
    }

    std::optional<WrittenDate> year_first(std::size_t i, std::size_t& used) const {
        if (!has(i, 3) || pieces_[i].digits != 4 || !plausible_year(pieces_[i].number)) return std::nullopt;
        const Piece &m = pieces_[i + 1], &d = pieces_[i + 2];
        const std::string_view between = gap(i);
        if (between != gap(i + 1) || between.size() != 1 || std::string_view("-/.").find(between[0]) == std::string_view::npos) {
            return std::nullopt;
        }
        const int month = m.month > 0 ? m.month : m.digits <= 2 ? m.number : 0;
        if (d.digits < 1 || d.digits > 2) return std::nullopt;
        if (const auto days = day(pieces_[i].number, month, d.number)) {
            used = 3;
            return WrittenDate{0, 0, *days, false, {}};
        }
        return std::nullopt;
    }
    std::optional<WrittenDate> compact(std::size_t i, std::size_t& used) const {
        const Piece& piece = pieces_[i];
        if (piece.digits != 8 || !plausible_year(piece.number / 10000)) return std::nullopt;
        const auto days = day(piece.number / 10000, piece.number / 100 % 100, piece.number % 100);
        if (!days) return std::nullopt;
        used = 1;
        return WrittenDate{0, 0, *days, false, {}};
    }
    std::optional<WrittenDate> day_month_year(std::size_t i, std::size_t& used) const {
        if (pieces_[i].digits < 1 || pieces_[i].digits > 2) return std::nullopt;
        std::size_t at = i + 1;
        if (has(i, 2) && pieces_[at].number < 0 && pieces_[at].month == 0 && ordinal(at)) ++at;
        if (at < pieces_.size() && text_.substr(pieces_[at].begin, pieces_[at].size()) == "of") ++at;
        if (at + 1 >= pieces_.size() || pieces_[at].month == 0) return std::nullopt;
        if (!blank_gap(at - 1, " -./\t") || !blank_gap(at, " ,-./'\t")) return std::nullopt;
        const bool hyphened = gap(at) == "-";
        const Piece& y = pieces_[at + 1];
        const int year = y.digits != 2 || hyphened ? full_year(text_, y) : 0;
        const auto days = year ? day(year, pieces_[at].month, pieces_[i].number) : std::nullopt;
        if (!days) return std::nullopt;
        used = at + 2 - i;
        return WrittenDate{0, 0, *days, false, {}};
    }
    std::optional<WrittenDate> month_day_year(std::size_t i, std::size_t& used) const {
        if (pieces_[i].month == 0 || !has(i, 3)) return std::nullopt;
        std::size_t at = i + 1;
        const Piece& d = pieces_[at];
        if (d.digits < 1 || d.digits > 2 || !blank_gap(i, " .-/\t")) return std::nullopt;
        if (ordinal(at + 1)) ++at;
        if (at + 1 >= pieces_.size() || !blank_gap(at, " ,./-\t")) return std::nullopt;
        const Piece& y = pieces_[at + 1];
        const int year = y.digits != 2 ? full_year(text_, y) : 0;
        const auto days = year ? day(year, pieces_[i].month, d.number) : std::nullopt;
        if (!days) return std::nullopt;
        used = at + 2 - i;
        return WrittenDate{0, 0, *days, false, {}};
    }
    std::optional<WrittenDate> numbers(std::size_t i, std::size_t& used) const {
        if (!has(i, 3)) return std::nullopt;
        const Piece &a = pieces_[i], &b = pieces_[i + 1], &y = pieces_[i + 2];
        if (a.digits < 1 || a.digits > 2 || b.digits < 1 || b.digits > 2) return std::nullopt;
        if (y.digits != 4 && !(short_years_ && y.digits == 2)) return std::nullopt;
        const std::string_view between = gap(i);
        if (between != gap(i + 1) || between.size() != 1 || std::string_view("-/.").find(between[0]) == std::string_view::npos) {
            return std::nullopt;
        }
        const int year = full_year(text_, y);
        if (year == 0 || (y.digits == 2 && between[0] == '-')) return std::nullopt;
        const auto day_first = day(year, b.number, a.number);
        const auto month_first = day(year, a.number, b.number);
        if (!day_first && !month_first) return std::nullopt;
        used = 3;
        const bool dots = between[0] == '.';  // 13.05.2020 is day first wherever dots are used
        if (day_first && (dots || !month_first)) return WrittenDate{0, 0, *day_first, false, {}};
        return WrittenDate{0, 0, *month_first, day_first && !(*day_first == *month_first), day_first ? *day_first : *month_first};
    }
    std::optional<WrittenDate> month_year(std::size_t i, std::size_t& used) const {
        if (pieces_[i].month == 0 || !has(i, 2) || !blank_gap(i, " ,.\t")) return std::nullopt;
        const Piece& y = pieces_[i + 1];
        if (y.digits != 4 || !plausible_year(y.number)) return std::nullopt;
        const int month = pieces_[i].month;
        const auto first = make_date(y.number, month, 1);
        const auto last = make_date(y.number, month, days_in_month(y.number, month));
        used = 2;
        return WrittenDate{0, 0, {*first, *last}, false, {}};
    }

    std::string_view text_;
    std::vector<Piece> pieces_;
    bool short_years_;
};

}  // namespace

int month_number(std::string_view word) {
    if (word.size() < 3 || word.size() > 9) return 0;
    std::array<char, 9> lower{};
    for (std::size_t i = 0; i < word.size(); ++i) lower[i] = static_cast<char>(word[i] | 0x20);
    const std::string_view key(lower.data(), word.size());
    for (int i = 0; i < 12; ++i) {
        if (key == months[i] || (key.size() == 3 && months[i].starts_with(key))) return i + 1;
    }
    return key == "sept" ? 9 : 0;
}

std::vector<WrittenDate> find_written_dates(std::string_view text, bool short_years) { return Reader(text, short_years).all(); }

std::optional<WrittenDate> read_date_field(std::string_view field) {
    field = trimmed(field);
    const bool number = !field.empty() && std::all_of(field.begin(), field.end(), digit);
    if (number && field.size() >= 9 && field.size() <= 13) {
        std::int64_t seconds = 0;
        for (const char c : field) seconds = seconds * 10 + (c - '0');
        if (field.size() > 11) seconds /= 1000;
        const Date date{static_cast<std::int32_t>(seconds / 86400)};
        if (plausible_year(civil(date).year)) return WrittenDate{0, field.size(), {date, date}, false, {}};
        return std::nullopt;
    }
    if (number && field.size() == 4) {
        const std::optional<DateInterval> year = parse_iso(field);
        if (year && plausible_year(civil(year->earliest).year)) return WrittenDate{0, 4, *year, false, {}};
        return std::nullopt;
    }
    if (field.size() == 7) {
        if (const std::optional<DateInterval> month = parse_iso(field)) return WrittenDate{0, 7, *month, false, {}};
    }
    const std::vector<WrittenDate> all = find_written_dates(field);
    return all.empty() ? std::nullopt : std::optional(all.front());
}

}  // namespace dragoman
