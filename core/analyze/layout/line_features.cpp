#include "core/analyze/layout/line_features.h"

#include <algorithm>

#include "core/base/text_hash.h"
#include "core/base/utf8.h"
#include "core/base/written_date.h"

namespace dragoman {
namespace {

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018; }
bool is_bullet(char32_t c) {
    return c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0x25E6 || c == 0x2023 || c == 0x00B7 || c == '*' || c == 0x2043;
}

/// Words of the line, counted while they are written down.
void read_words(std::string_view text, const Table& function_words, LineFeatures& line) {
    std::size_t word_begin = 0;
    bool in_word = false, first_upper = false, all_upper = true, lower_before = false;
    std::uint32_t word_letters = 0;
    const auto close = [&] {
        if (!in_word) return;
        ++line.word_count;
        if (first_upper) ++line.capitalised;
        if (all_upper && word_letters > 1) ++line.capitals;
        if (word_letters < 12 && function_words.has(std::string_view(line.words).substr(word_begin))) ++line.function_words;
        in_word = false;
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = decode_at(text, i);
        const char32_t c = point.value;
        ++line.letters;
        if (is_letter(c) || is_digit(c) || is_mark(c)) {
            const bool upper = is_upper(c);
            if (!in_word) {
                if (!line.words.empty()) line.words.push_back(' ');
                word_begin = line.words.size();
                in_word = true;
                first_upper = upper;
                all_upper = true;
                lower_before = false;
                word_letters = 0;
            } else if (upper && lower_before && word_letters >= 4) {
                line.glued = true;
            }
            if (is_lower(c)) all_upper = false;
            lower_before = is_lower(c);
            ++word_letters;
            if (c < 0x80) {
                line.words.push_back(upper ? static_cast<char>(c | 0x20) : static_cast<char>(c));
            } else {
                line.words += lowered(text.substr(i, point.size));
            }
        } else if (!(in_word && is_apostrophe(c))) {
            close();
            lower_before = false;
            if (c == ',') ++line.commas;
            if (is_quote_mark(c)) line.quoted = true;
        }
        i += point.size;
    }
    close();
}

void read_ends(std::string_view text, LineFeatures& line) {
    const CodePoint first = decode_at(text, 0);
    const CodePoint second = decode_at(text, first.size);
    line.bullet = (is_bullet(first.value) || first.value == '-' || first.value == 0x2013) && is_space(second.value);
    std::size_t at = text.size();
    for (int steps = 0; steps < 5; ++steps) {
        const CodePoint last = decode_before(text, at);
        if (last.size == 0) return;
        at -= last.size;
        const char32_t c = last.value;
        if (is_quote_mark(c) || is_apostrophe(c) || c == ')' || c == ']' || c == '*' || is_space(c)) continue;
        line.sentence_end = c == '.' || c == '!' || c == '?' || c == 0x2026;
        line.colon_end = c == ':';
        return;
    }
}

/// The ends of the first words of `words`: where a phrase of 1, 2 … words would end.
template <class Use>
void each_prefix(std::string_view words, std::size_t most, Use&& use) {
    std::size_t end = 0;
    for (std::size_t n = 0; n < most && end < words.size(); ++n) {
        end = std::min(words.find(' ', end + 1), words.size());
        use(words.substr(0, end), end == words.size());
    }
}

void add_phrase(const Table::Row& row, std::string_view how, LineFeatures& line) {
    if (row[1] != how) return;
    const int weight = row[3].empty() ? 1 : row[3][0] - '0';
    if (row[2] == "boilerplate") line.litter += weight;
    if (row[2] == "related") line.related += weight;
    if (row[2] == "caption") line.caption += weight;
    if (row[2] == "byline") line.byline += weight;
    if (row[2] == "date") line.date_label += weight;
}

void read_phrases(const Table& phrases, LineFeatures& line) {
    constexpr std::size_t longest = 6;
    const std::string_view words = line.words;
    each_prefix(words, longest + 2, [&](std::string_view phrase, bool whole) {
        for (const Table::Row& row : phrases.rows_of(phrase)) {
            if (whole) {
                line.label = line.label || row[1] == "whole";
                add_phrase(row, "whole", line);
            }
            add_phrase(row, "begin", line);
        }
    });
    if (line.letters > 1200) return;
    for (std::size_t begin = 0; begin < words.size();) {
        each_prefix(words.substr(begin), longest, [&](std::string_view phrase, bool) {
            for (const Table::Row& row : phrases.rows_of(phrase)) add_phrase(row, "contain", line);
        });
        const std::size_t next = words.find(' ', begin);
        if (next == std::string_view::npos) break;
        begin = next + 1;
    }
}

/// "(Photo: …)", "Credit: …", "…/Getty", whose marks the words alone do not keep.
bool credits_a_picture(std::string_view text) {
    for (const std::string_view mark : {"(Photo", "(Picture", "(Image", "Photo:", "Picture:", "Image:", "Photograph:", "Credit:", "/Getty", "/AFP", "/Reuters", "/AP)",
                                        "/AP ", "/EPA", "via AP", "(AP)", "(Reuters)", "(AFP)", "AP Photo"}) {
        if (text.find(mark) == std::string_view::npos) continue;
        const bool agency_alone = mark.front() == '(' && mark.back() == ')';  // a dateline has it too, at its head
        if (!agency_alone || text.ends_with(mark)) return true;
    }
    return false;
}

constexpr std::string_view weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                                         "mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs"};
constexpr std::string_view date_company[] = {"published", "posted", "updated", "last", "on", "at", "date", "am", "pm", "gmt", "utc", "est", "edt",
                                             "ist", "pst", "pdt", "bst", "et", "cet", "cest", "created", "modified", "first", "time", "the", "of", "a", "p", "m",
                                             "p m", "issued", "hrs", "local", "by", "in", "news", "st", "nd", "rd", "th", "pkt", "hours"};

bool is_weekday(std::string_view word) { return std::find(std::begin(weekdays), std::end(weekdays), word) != std::end(weekdays); }

void read_dates(std::string_view text, LineFeatures& line) {
    if (line.letters > 160 || text.find_first_of("0123456789") == std::string_view::npos) return;
    const std::vector<WrittenDate> dates = find_written_dates(text);
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
        if (text[i] == ':' && i > 0 && digit(i - 1) && digit(i + 1) && digit(i + 2)) line.clock = true;
    }
    if (dates.empty()) return;
    line.has_date = true;
    std::size_t others = 0;
    std::size_t at = 0;
    const auto count = [&](std::string_view part) {
        std::size_t begin = 0;
        const auto letter = [&](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
        while (begin < part.size()) {
            if (!letter(part[begin])) {
                ++begin;
                continue;
            }
            std::size_t end = begin;
            std::string word;
            while (end < part.size() && letter(part[end])) word.push_back(static_cast<char>(part[end++] | 0x20));
            begin = end;
            if (is_weekday(word)) line.weekday = true;
            else if (std::find(std::begin(date_company), std::end(date_company), word) == std::end(date_company)) others += word.size();
        }
    };
    for (const WrittenDate& date : dates) {
        count(text.substr(at, date.begin - at));
        at = date.end;
    }
    count(text.substr(at));
    line.date_line = others <= 4 || (line.date_label > 0 && others <= 24 && line.letters < 90);
}

}  // namespace

std::vector<Span> lines_of(std::string_view text) {
    std::vector<Span> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\r", begin), text.size());
        const std::string_view inner = trimmed(text.substr(begin, end - begin));
        if (!inner.empty()) {
            const auto at = static_cast<std::uint32_t>(inner.data() - text.data());
            lines.push_back({at, at + static_cast<std::uint32_t>(inner.size())});
        }
        begin = end + 1;
    }
    return lines;
}

std::vector<LineFeatures> line_features(std::string_view text, const std::vector<Span>& lines, const Lexicon& lexicon) {
    const Table& phrases = lexicon.table("layout_phrase");
    const Table& function_words = lexicon.table("layout_function_word");
    std::vector<LineFeatures> features(lines.size());
    TextMap<std::uint32_t> count;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        LineFeatures& line = features[i];
        line.span = lines[i];
        const std::string_view words = slice(text, line.span);
        read_words(words, function_words, line);
        read_ends(words, line);
        read_phrases(phrases, line);
        if (line.letters < 350 && credits_a_picture(words)) line.caption += 3;
        if (line.sentence_end && !line.label) line.related = 0;  // "Earlier in June, …" is no label
        read_dates(words, line);
        if (line.letters < 200) ++count[line.words];
    }
    for (LineFeatures& line : features) {
        if (line.letters >= 200) continue;
        const auto found = count.find(line.words);
        line.repeated = found != count.end() && found->second > 1;
    }
    return features;
}

}  // namespace dragoman
