#include "core/analyze/layout/line_features.h"

#include <algorithm>
#include <array>

#include "core/analyze/layout/line_dates.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

enum ByteClass : std::uint8_t { other, lower, upper, digit, apostrophe, blank, wide };
constexpr std::array<std::uint8_t, 256> byte_classes = [] {
    std::array<std::uint8_t, 256> classes{};
    for (int c = 0; c < 256; ++c) {
        const auto at = static_cast<std::size_t>(c);
        if (c >= 'a' && c <= 'z') classes[at] = lower;
        if (c >= 'A' && c <= 'Z') classes[at] = upper;
        if (c >= '0' && c <= '9') classes[at] = digit;
        if (c == '\'') classes[at] = apostrophe;
        if (c == ' ' || (c >= '\t' && c <= '\r')) classes[at] = blank;
        if (c >= 0x80) classes[at] = wide;
    }
    return classes;
}();

bool is_bullet(char32_t c) {
    return c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0x25E6 || c == 0x2023 || c == 0x00B7 || c == '*' || c == 0x2043;
}

struct Starts {
    std::uint32_t word;
    std::uint64_t bits, state;
};

class LineReader {
public:
    LineReader(const LayoutPhrases& phrases, std::vector<LineWord>& words) : phrases_(phrases), words_(words) {}

    void read(std::string_view text, LineFeatures& line) {
        starts_.clear();
        seen_ = 0;
        line.first_word = static_cast<std::uint32_t>(words_.size());
        line.letters = static_cast<std::uint32_t>(count_code_points(text));
        std::uint64_t hash = LayoutPhrases::root;
        for (std::size_t i = 0; i < text.size();) {
            const auto c = static_cast<unsigned char>(text[i]);
            const std::uint8_t kind = byte_classes[c];
            if (kind == blank) {
                ++i;
            } else if (kind == lower || kind == upper || kind == digit) {
                i = word(text, i, line, hash);
            } else if (kind == wide) {
                const CodePoint point = decode_at(text, i);
                if (is_letter(point.value) || is_digit(point.value) || is_mark(point.value)) {
                    i = word(text, i, line, hash);
                } else {
                    line.quoted = line.quoted || is_quote_mark(point.value);
                    i += point.size;
                }
            } else {
                mark(text, i, c, line);
                ++i;
            }
        }
        line.word_count = static_cast<std::uint32_t>(words_.size()) - line.first_word;
        line.hash = hash;
        line.month = (seen_ & LayoutPhrases::month) != 0;
        line.weekday = (seen_ & LayoutPhrases::weekday) != 0;
        line.ago = line.numbers > 0 && line.word_count <= 12 && (seen_ & LayoutPhrases::past) != 0;
        line.doubled = doubled(line);
        read_phrases(line);
    }
    bool credits() const { return (seen_ & LayoutPhrases::credit) != 0; }

private:
    std::size_t word(std::string_view text, std::size_t at, LineFeatures& line, std::uint64_t& hash) {
        LineWord word;
        WordShape shape;
        const std::size_t end = read_line_word(text, at, word, shape);
        line.capitalised += word.capital;
        line.capitals += shape.all_capitals;
        line.numbers += shape.number;
        line.glued = line.glued || shape.glued;
        const std::uint64_t state = LayoutPhrases::step(LayoutPhrases::root, word.key);
        const std::uint64_t bits = phrases_.bits(state);
        if (bits != 0) {
            seen_ |= bits;
            word.function = (bits & LayoutPhrases::function_word) != 0;
            line.function_words += word.function;
            if (bits & (LayoutPhrases::goes_on | LayoutPhrases::any_weight)) starts_.push_back({static_cast<std::uint32_t>(words_.size()), bits, state});
        }
        hash = LayoutPhrases::step(hash, word.key);
        words_.push_back(word);
        return end;
    }

    bool doubled(const LineFeatures& line) const {
        if (line.word_count < 6 || line.word_count % 2 != 0) return false;
        const LineWord *word = words_.data() + line.first_word, *half = word + line.word_count / 2;
        return std::equal(word, half, half, [](const LineWord& a, const LineWord& b) { return a.key == b.key; });
    }

    static void mark(std::string_view text, std::size_t i, unsigned char c, LineFeatures& line) {
        const char next = i + 1 < text.size() ? text[i + 1] : ' ';
        switch (c) {
            case ',': ++line.commas; break;
            case '"': line.quoted = true; break;
            case '@': line.address = true; break;
            case '|': line.bar = true; break;
            case '.': case '!': case '?':
                if (next == ' ' || next == '"' || next == '\xE2' || next == '\'' || next == ')') ++line.stops;
                break;
            case ':':
                if (next == '/' && text.substr(i, 3) == "://") line.address = true;
                if (i > 0 && byte_classes[static_cast<unsigned char>(text[i - 1])] == digit && i + 2 < text.size() &&
                    byte_classes[static_cast<unsigned char>(next)] == digit && byte_classes[static_cast<unsigned char>(text[i + 2])] == digit) {
                    line.clock = true;
                }
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
        for (const Starts& start : starts_) {
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
                state = P::step(state, words_[at].key);
                bits = phrases_.bits(state);
                if (bits == 0) break;
            }
        }
    }

    const LayoutPhrases& phrases_;
    std::vector<LineWord>& words_;
    std::vector<Starts> starts_;
    std::uint64_t seen_ = 0;
};

/// "… said on Monday. (Ann Example/Coast Radio)": a picture's author and agency close the line.
bool ends_with_credit(std::string_view text) {
    if (text.size() < 20 || text.size() > 600 || text.back() != ')') return false;
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos || text.size() - open > 80) return false;
    const std::string_view inner = text.substr(open + 1, text.size() - open - 2);
    const std::size_t slash = inner.find('/');
    return slash != std::string_view::npos && slash > 2 && slash + 2 < inner.size() && byte_classes[static_cast<unsigned char>(inner.front())] == upper &&
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
    page.words.reserve(text.size() / 6 + 16);
    LineReader reader(phrases, page.words);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        LineFeatures& line = page.lines[i];
        line.span = lines[i];
        const std::string_view words = slice(text, line.span);
        reader.read(words, line);
        read_ends(words, line);
        if (line.letters < 350 && reader.credits() && credits_a_picture(words)) line.caption += 3;
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
}

}  // namespace dragoman
