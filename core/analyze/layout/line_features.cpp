#include "core/analyze/layout/line_features.h"

#include <algorithm>

#include "core/analyze/layout/line_dates.h"
#include "core/analyze/layout/line_word.h"
#include "core/base/text_runs.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool is_bullet(char32_t c) {
    return c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0x25E6 || c == 0x2023 || c == 0x00B7 || c == '*' || c == 0x2043;
}

struct Starts {
    std::uint32_t word;
    std::uint64_t bits, state;
};

class LineReader {
public:
    LineReader(std::string_view text, const LayoutPhrases& phrases, PageLines& page) : text_(text), runs_(text), phrases_(phrases), page_(page) {
        page.words.reserve(text.size() / 5 + 16);
        page.stems.reserve(text.size() / 10 + 16);
    }

    void read(Span span, LineFeatures& line) {
        line.span = span;
        words_.clear();
        bool plain = true;
        for (; run_ < runs_.letters.size() && runs_.letters[run_].begin < span.end; ++run_) {
            const LetterRun run = runs_.letters[run_];
            if (run.plain) read_plain_word(text_, run.begin, run.end, words_.emplace_back());
            else read_wide(std::max(run.begin, span.begin), std::min(run.end, span.end), line);
            plain = plain && run.plain;
        }
        for (; mark_ < runs_.marks.size() && runs_.marks[mark_] < span.end; ++mark_) mark(runs_.marks[mark_], span.end, line);
        line.letters = plain ? span.size() : static_cast<std::uint32_t>(count_code_points(slice(text_, span)));
        count_shapes(line);
        look_up(line);
        line.month = (seen_ & LayoutPhrases::month) != 0;
        line.weekday = (seen_ & LayoutPhrases::weekday) != 0;
        line.ago = line.numbers > 0 && line.word_count <= 12 && (seen_ & LayoutPhrases::past) != 0;
        line.doubled = doubled(line);
        read_phrases(line);
    }
    bool credits() const { return (seen_ & LayoutPhrases::credit) != 0; }

private:
    void read_wide(std::size_t at, std::size_t end, LineFeatures& line) {
        while (at < end) {
            const CodePoint point = decode_at(text_, at);
            if (is_letter(point.value) || is_digit(point.value) || is_mark(point.value)) {
                at = read_wide_word(text_, at, words_.emplace_back());
            } else {
                line.quoted = line.quoted || (point.value >= 0x80 && is_quote_mark(point.value));
                at += point.size;
            }
        }
    }

    void count_shapes(LineFeatures& line) const {
        std::uint32_t capitalised = 0, capitals = 0, numbers = 0;
        bool glued = false;
        for (const LineWord& word : words_) {
            capitalised += word.capital;
            capitals += word.all_capitals;
            numbers += word.number;
            glued |= word.glued;
        }
        line.capitalised = capitalised;
        line.capitals = capitals;
        line.numbers = numbers;
        line.glued = glued;
    }

    /// Keys, stems and what is known of each word, and where phrases may begin.
    void look_up(LineFeatures& line) {
        using P = LayoutPhrases;
        line.first_word = static_cast<std::uint32_t>(page_.words.size());
        line.first_stem = static_cast<std::uint32_t>(page_.stems.size());
        line.word_count = static_cast<std::uint32_t>(words_.size());
        page_.words.resize(page_.words.size() + words_.size());
        page_.stems.resize(page_.stems.size() + words_.size());
        starts_.resize(std::max(starts_.size(), words_.size()));
        // Written without branches: each word to the next place, which moves on if the word is to be kept.
        std::uint64_t *key = page_.words.data() + line.first_word, hash = P::root, seen = 0;
        std::uint32_t *stem = page_.stems.data() + line.first_stem, at = line.first_word, functions = 0;
        Starts* start = starts_.data();
        for (const LineWord& word : words_) {
            const std::uint64_t state = P::step(P::root, word.key), bits = phrases_.bits(state);
            const bool function = (bits & P::function_word) != 0;
            hash = P::step(hash, word.key);
            seen |= bits;
            functions += function;
            *start = {at++, bits, state};
            start += (bits & (P::goes_on | P::any_weight)) != 0;
            *stem = word.stem;
            stem += word.letters > 3 && !function;
            *key++ = word.key;
        }
        start_count_ = static_cast<std::size_t>(start - starts_.data());
        line.content_words = static_cast<std::uint32_t>(stem - page_.stems.data()) - line.first_stem;
        page_.stems.resize(line.first_stem + line.content_words);
        line.function_words = functions;
        line.hash = hash;
        seen_ = seen;
    }

    bool doubled(const LineFeatures& line) const {
        if (line.word_count < 6 || line.word_count % 2 != 0) return false;
        const auto words = page_.words_of(line);
        const auto half = words.begin() + line.word_count / 2;
        return std::equal(words.begin(), half, half);
    }

    void mark(std::size_t at, std::size_t end, LineFeatures& line) const {
        const char next = at + 1 < end ? text_[at + 1] : ' ';
        switch (text_[at]) {
            case ',': ++line.commas; break;
            case '"': line.quoted = true; break;
            case '@': line.address = true; break;
            case '|': line.bar = true; break;
            case '.': case '!': case '?':
                if (next == ' ' || next == '"' || next == '\xE2' || next == '\'' || next == ')') ++line.stops;
                break;
            case ':':
                if (next == '/' && text_.substr(at, 3) == "://") line.address = true;
                if (at > line.span.begin && is_ascii_digit(text_[at - 1]) && at + 2 < end && is_ascii_digit(next) && is_ascii_digit(text_[at + 2])) line.clock = true;
                break;
            default: break;
        }
    }

    void read_phrases(LineFeatures& line) {
        using P = LayoutPhrases;
        constexpr std::uint32_t longest = 8;
        const auto add = [&line](std::uint64_t bits, P::How how) {
            line.litter += P::weight(bits, how, P::boilerplate);
            line.related += P::weight(bits, how, P::related);
            line.caption += P::weight(bits, how, P::caption);
            line.byline += P::weight(bits, how, P::byline);
            line.date_label += P::weight(bits, how, P::date);
            line.comments += P::weight(bits, how, P::comments);
        };
        constexpr std::uint64_t whole_bits = (1ull << (2 * P::role_count)) - 1;
        const std::uint32_t end = line.first_word + line.word_count;
        for (const Starts& start : std::span(starts_.data(), start_count_)) {
            const bool first = start.word == line.first_word;
            if (!first && line.letters > 1200) break;
            std::uint64_t state = start.state, bits = start.bits;
            for (std::uint32_t at = start.word;;) {
                if (bits & P::any_weight) {
                    if (first && at + 1 == end && (bits & whole_bits)) {
                        line.label = true;
                        add(bits, P::whole);
                    }
                    if (first) add(bits, P::begin);
                    if (line.letters <= 1200) add(bits, P::contain);
                }
                if ((bits & P::goes_on) == 0 || ++at == end || at - start.word == longest) break;
                state = P::step(state, page_.words[at]);
                bits = phrases_.bits(state);
                if (bits == 0) break;
            }
        }
    }

    std::string_view text_;
    TextRuns runs_;
    std::size_t run_ = 0, mark_ = 0;  ///< The next ones.
    const LayoutPhrases& phrases_;
    PageLines& page_;
    std::vector<LineWord> words_;  ///< Of the line.
    std::vector<Starts> starts_;   ///< Of the line, the first start_count_.
    std::size_t start_count_ = 0;
    std::uint64_t seen_ = 0;
};

/// "… said on Monday. (Ann Example/Coast Radio)": a picture's author and agency close the line.
bool ends_with_credit(std::string_view text) {
    if (text.size() < 20 || text.size() > 600 || text.back() != ')') return false;
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos || text.size() - open > 80) return false;
    const std::string_view inner = text.substr(open + 1, text.size() - open - 2);
    const std::size_t slash = inner.find('/');
    return slash != std::string_view::npos && slash > 2 && slash + 2 < inner.size() && inner.front() >= 'A' && inner.front() <= 'Z' &&
           inner.find("://") == std::string_view::npos && inner.find_first_of("0123456789") == std::string_view::npos;
}

void read_ends(std::string_view text, LineFeatures& line) {
    const CodePoint first = decode_at(text, 0);
    const CodePoint second = decode_at(text, first.size);
    line.bullet = (is_bullet(first.value) || first.value == '-' || first.value == 0x2013) && is_space(second.value);
    line.bracketed = (text.front() == '(' && text.back() == ')') || (text.front() == '[' && text.back() == ']');
    line.credit_end = ends_with_credit(text);
    line.ellipsis_end = text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
    std::size_t at = text.size();
    for (int steps = 0; steps < 5; ++steps) {
        const CodePoint last = decode_before(text, at);
        if (last.size == 0) return;
        at -= last.size;
        const char32_t c = last.value;
        if (is_quote_mark(c) || dropped_from_words(c) || c == ')' || c == ']' || c == '*' || is_space(c)) continue;
        line.sentence_end = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
        line.colon_end = c == ':';
        line.question_end = c == '?' || c == '!';
        return;
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

/// "KABUL, March 4 (Agency) - The ministry …": a place in capitals, with a day or an agency, before a dash.
bool begins_with_dateline(std::string_view text) {
    constexpr std::size_t longest = 70;
    std::size_t dash = std::string_view::npos;
    const std::string_view begin = text.substr(0, longest);
    for (const std::string_view mark : {" \xE2\x80\x94", " \xE2\x80\x93 ", " - ", " -- "}) dash = std::min(dash, begin.find(mark));
    if (dash == std::string_view::npos) return false;
    const std::string_view head = begin.substr(0, dash);
    std::size_t capitals = 0;
    while (capitals < head.size() && head[capitals] >= 'A' && head[capitals] <= 'Z') ++capitals;
    const bool place_alone = capitals >= 3 && (capitals == head.size() || head[capitals] == ',' || head[capitals] == ' ');
    const bool dated_or_signed = head.find(',') != std::string_view::npos || (head.back() == ')' && head.find('(') != std::string_view::npos);
    return place_alone && dated_or_signed;
}

/// Counts, for each short line, the other lines of the same words.
void count_twins(std::vector<LineFeatures>& lines) {
    std::size_t size = 16;
    while (size < 2 * lines.size()) size *= 2;
    std::vector<std::uint32_t> first(size, 0);  // line + 1
    std::vector<std::uint32_t> count(lines.size(), 0), of(lines.size(), 0);
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        if (lines[i].letters >= 400) continue;
        std::size_t at = lines[i].hash & (size - 1);
        while (first[at] != 0 && lines[first[at] - 1].hash != lines[i].hash) at = (at + 1) & (size - 1);
        if (first[at] == 0) first[at] = i + 1;
        of[i] = first[at];
        ++count[first[at] - 1];
    }
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        if (of[i] != 0) lines[i].twins = count[of[i] - 1] - 1;
    }
}

}  // namespace

std::vector<Span> lines_of(std::string_view text) {
    std::vector<Span> lines;
    lines.reserve(text.size() / 64 + 8);
    std::size_t next_return = text.find('\r');
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = std::min(text.find('\n', begin), text.size());
        if (next_return < begin) next_return = text.find('\r', begin);
        end = std::min(end, next_return);
        const std::string_view inner = trimmed(text.substr(begin, end - begin));
        if (!inner.empty()) {
            const auto at = static_cast<std::uint32_t>(inner.data() - text.data());
            lines.push_back({at, at + static_cast<std::uint32_t>(inner.size())});
        }
        begin = end + 1;
    }
    return lines;
}

PageLines read_lines(std::string_view text, const std::vector<Span>& lines, const LayoutPhrases& phrases) {
    PageLines page;
    page.lines.resize(lines.size());
    LineReader reader(text, phrases, page);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        LineFeatures& line = page.lines[i];
        reader.read(lines[i], line);
        const std::string_view words = slice(text, line.span);
        read_ends(words, line);
        if (line.letters < 350 && reader.credits() && credits_a_picture(words)) line.caption += 3;
        line.dateline = line.sentence_end && line.letters >= 80 && begins_with_dateline(words);
        if (line.sentence_end && !line.label) line.related = 0;  // "Earlier in June, …" is no label
        if (line.letters <= 160 && line.numbers > 0) read_line_dates(words, line);
    }
    count_twins(page.lines);
    return page;
}

void mark_shared(PageLines& page, const std::vector<Span>& shared_lines) {
    std::size_t next = 0;
    for (const Span shared : shared_lines) {
        while (next < page.lines.size() && page.lines[next].span.begin < shared.begin) ++next;
        if (next < page.lines.size() && page.lines[next].span == shared) page.lines[next].shared = true;
    }
    // A sentence that another story of the site has too, amid prose that is this one's own: papers repeat what a reader has to know.
    std::vector<std::size_t> background;
    for (std::size_t i = 1; i + 1 < page.lines.size(); ++i) {
        const LineFeatures& line = page.lines[i];
        const bool names = line.shared && line.sentence_end && line.capitalised >= 2 && line.word_count >= 4 && line.litter == 0 && !line.address && !line.bar && !line.label;
        const auto own_prose = [&](const LineFeatures& l) { return !l.shared && l.sentence_end && l.word_count >= 6 && l.litter == 0; };
        if (names && own_prose(page.lines[i - 1]) && own_prose(page.lines[i + 1])) background.push_back(i);
    }
    for (const std::size_t i : background) page.lines[i].shared = false;
}

}  // namespace dragoman
