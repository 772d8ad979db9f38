#include "core/analyze/token/word_splitter.h"

#include <algorithm>
#include <array>

#include "core/analyze/token/characters.h"

namespace dragoman {
namespace {

constexpr std::size_t longest_key = 24;  // no key of the tables is longer

/// ASCII lower case of a short word without the heap; "" for longer ones, which no table has.
class Key {
public:
    explicit Key(std::string_view word) {
        if (word.size() > bytes_.size()) return;
        for (const char c : word) bytes_[size_++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    std::string_view view() const { return {bytes_.data(), size_}; }

private:
    std::array<char, longest_key> bytes_{};
    std::size_t size_ = 0;
};

constexpr std::array<bool, 256> make_ascii_words() {
    std::array<bool, 256> words{};
    for (char32_t c = 0; c < 0x80; ++c) words[c] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    return words;
}
/// is_word_char() of a character that is one byte.
bool is_ascii_word(char c) {
    static constexpr std::array<bool, 256> words = make_ascii_words();
    return words[static_cast<unsigned char>(c)];
}

class Splitter {
public:
    Splitter(std::string_view text, Span range, const Lexicon& lexicon, std::vector<Span>& tokens)
        : text_(text.substr(0, std::min<std::size_t>(range.end, text.size()))), at_(range.begin), begin_(range.begin),
          abbreviations_(lexicon.table("abbreviations")), parts_(lexicon.table("word_parts")), tokens_(tokens) {}

    void run() {
        while (at_ < text_.size()) {
            const CodePoint c = point(at_);
            if (is_blank(c.value)) {
                at_ += c.size;
            } else if (!(whole_address() || tagged_word() || emoticon() || clitic_or_elided())) {
                if (is_word_char(c.value)) word();
                else symbol(c);
            }
        }
    }

private:
    CodePoint point(std::size_t byte) const { return point_at(text_, byte); }
    char byte(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
    bool word_at(std::size_t i) const { return i < text_.size() && is_word_char(point(i).value); }
    bool letter_at(std::size_t i) const { return i < text_.size() && is_letter(point(i).value); }
    bool upper_at(std::size_t i) const { return i < text_.size() && is_upper(point(i).value); }
    bool digit_at(std::size_t i) const { return is_ascii_digit(byte(i)); }
    bool blank_before(std::size_t i) const {
        return i <= begin_ || is_blank(decode_before(text_, i).value);
    }

    void emit(std::size_t end) {
        tokens_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)});
        at_ = end;
    }

    /// Where the run of bytes that an address may hold ends, without the punctuation behind it.
    std::size_t address_end(std::size_t i) const {
        const std::size_t from = i;
        while (i < text_.size()) {
            const CodePoint c = point(i);
            if (is_blank(c.value) || c.value == '<' || c.value == '>' || is_quote_mark(c.value)) break;
            i += c.size;
        }
        for (; i > from + 1; --i) {
            const char last = text_[i - 1];
            if (last == ')' && text_.substr(from, i - from).find('(') != std::string_view::npos) break;
            if (std::string_view(".,;:!?)]}'*").find(last) == std::string_view::npos) break;
        }
        return i;
    }

    bool whole_address() {
        const char first = static_cast<char>(byte(at_) | 0x20);
        if (first != 'h' && first != 'f' && first != 'w') return false;
        const std::string_view rest = text_.substr(at_, 8);
        const Key key(rest);
        for (const std::string_view scheme : {"http://", "https://", "ftp://", "www."}) {
            if (!key.view().starts_with(scheme) || !word_at(at_ + scheme.size())) continue;
            emit(address_end(at_));
            return true;
        }
        return false;
    }

    /// "@name", "#topic": one token where a letter follows.
    bool tagged_word() {
        const char c = byte(at_);
        if ((c != '@' && c != '#') || !is_ascii_letter(byte(at_ + 1)) || !blank_before(at_)) return false;
        std::size_t i = at_ + 1;
        while (word_at(i)) i += point(i).size;
        emit(i);
        return true;
    }

    bool emoticon() {
        const char c = byte(at_);
        if ((c != ':' && c != ';' && c != '=' && c != '<') || !blank_before(at_)) return false;
        std::size_t i = at_ + 1;
        if (c == '<') {
            if (byte(i) != '3') return false;
        } else {
            if (byte(i) == '-' || byte(i) == '\'' || byte(i) == 'o') ++i;
            if (std::string_view("()[]DPpO|/\\*").find(byte(i)) == std::string_view::npos || byte(i) == '\0') return false;
            while (byte(i + 1) == byte(i)) ++i;
        }
        ++i;
        if (i < text_.size() && !is_blank(point(i).value) && byte(i) != '.' && byte(i) != ',') return false;
        emit(i);
        return true;
    }

    std::size_t letters_end(std::size_t i) const {
        while (is_ascii_letter(byte(i))) ++i;
        return i;
    }

    /// "'s" behind a mark or bracket that has parted it from its word, "'em", "'90s".
    bool clitic_or_elided() {
        const CodePoint c = point(at_);
        if (!is_apostrophe(c.value)) return false;
        const std::size_t from = at_ + c.size;
        if (digit_at(from) && digit_at(from + 1) && blank_before(at_)) {
            std::size_t i = from;
            while (word_at(i)) ++i;
            if (i - from > 3 || (i - from == 3 && byte(i - 1) != 's')) return false;
            emit(i);
            return true;
        }
        const std::size_t end = letters_end(from);
        if (end == from || word_at(end)) return false;
        const std::string_view kind = parts_.value(Key(text_.substr(from, end - from)).view());
        const bool glued = !blank_before(at_);
        if (!(glued && kind == "clitic") && !(!glued && kind == "elided")) return false;
        emit(end);
        return true;
    }

    /// The word's next byte where it runs on over a separator at `i`, else `i`.
    std::size_t over_separator(std::size_t begin, std::size_t i) const {
        const CodePoint c = point(i);
        const std::size_t next = i + c.size;
        const bool digit_before = is_ascii_digit(text_[i - 1]), digits = digit_before && digit_at(next);
        switch (c.value) {
            case '.': return digits || inner_stop(begin, i) ? next : i;
            case ',': return digits && digit_at(next + 1) && digit_at(next + 2) && !digit_at(next + 3) ? next : i;
            case ':': return digits ? next : i;
            case '/': return digits && figures(begin, i) ? next : i;
            case '&': return is_short_upper(begin, i) && upper_at(next) ? next : i;
            case '@': return email(next) ? next : i;
            case '-': return inner_hyphen(begin, i) ? next : i;
            default: return is_apostrophe(c.value) && c.value != '`' && letter_at(next) ? next : i;
        }
    }

    bool figures(std::size_t begin, std::size_t end) const {
        return std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.begin() + static_cast<std::ptrdiff_t>(end),
                           [](char c) { return is_ascii_digit(c) || c == '/' || c == '-'; });
    }
    bool is_short_upper(std::size_t begin, std::size_t end) const {
        return end - begin <= 3 && std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                               text_.begin() + static_cast<std::ptrdiff_t>(end),
                                               [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    /// A full stop inside "U.S", "e.g", "Ph.D", "example.com", "report.doc"; not in "ended.Then".
    bool inner_stop(std::size_t begin, std::size_t i) const {
        if (!is_ascii_letter(byte(i + 1)) && !digit_at(i + 1)) return false;
        if (before_at_sign(i + 1)) return true;
        std::size_t segment = i;
        while (segment > begin && text_[segment - 1] != '.') --segment;
        const std::size_t next_end = letters_end(i + 1);
        const bool acronym = i - segment == 1 && is_ascii_letter(text_[segment]) && next_end == i + 2 &&
                             (segment == begin || segment >= begin + 2);
        if (acronym && (byte(next_end) == '.' || !word_at(next_end))) return true;
        if (abbreviations_.has(Key(text_.substr(begin, next_end - begin)).view())) return true;
        // A host or file name: lower case from here on, and a known ending.
        std::size_t end = i + 1;
        while (is_ascii_letter(byte(end)) || digit_at(end) || (byte(end) == '.' && word_at(end + 1)) || byte(end) == '-') ++end;
        const std::string_view rest = text_.substr(i + 1, end - i - 1);
        const std::string_view last = rest.substr(rest.rfind('.') == std::string_view::npos ? 0 : rest.rfind('.') + 1);
        constexpr std::string_view endings[] = {"com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "co", "uk", "us", "eu", "io",
                                                "tv", "ru", "de", "fr", "cn", "in", "au", "ca", "af", "ir", "pk", "il", "ua", "doc", "pdf",
                                                "xls", "jpg", "html", "htm", "php", "txt", "ppt", "zip", "exe"};
        // "ended.In" and "it.us" look alike but for the letters' case.
        return std::find(std::begin(endings), std::end(endings), last) != std::end(endings);
    }

    /// The rest of "first.last" in front of "@host".
    bool before_at_sign(std::size_t i) const {
        while (is_ascii_letter(byte(i)) || digit_at(i) || byte(i) == '.' || byte(i) == '_' || byte(i) == '-') ++i;
        return byte(i) == '@' && is_ascii_letter(byte(i + 1));
    }

    bool email(std::size_t i) const {
        const std::size_t end = address_end(i);
        return word_at(i) && text_.substr(i, end - i).find('.') != std::string_view::npos;
    }

    bool inner_hyphen(std::size_t begin, std::size_t i) const {
        const std::size_t next = i + 1;
        if (digit_at(next) && is_ascii_digit(text_[i - 1])) return long_number(begin, next);
        if (!letter_at(next) || upper_at(next)) return false;
        return parts_.value(Key(text_.substr(begin, i - begin)).view()) == "prefix";
    }

    /// "713-555-0100", "2018-08-27": figures with hyphens that are one, unlike the range "1990-95".
    bool long_number(std::size_t begin, std::size_t i) const {
        std::size_t first = begin, end = i;
        int hyphens = 0;
        while (digit_at(end) || (byte(end) == '-' && digit_at(end + 1))) ++end;
        for (std::size_t k = begin; k < end; ++k) {
            hyphens += text_[k] == '-';
            if (!is_ascii_digit(text_[k]) && text_[k] != '-') return false;
        }
        while (is_ascii_digit(text_[first])) ++first;
        return hyphens >= 2 || (first - begin == 3 && end - begin == 8);
    }

    void word() {
        const std::size_t begin = at_;
        std::size_t i = begin + point(begin).size;
        bool apostrophe = false, address = false;
        for (;;) {
            while (i < text_.size() && is_ascii_word(text_[i])) ++i;
            if (i >= text_.size()) break;
            const CodePoint c = point(i);
            if (is_word_char(c.value)) {
                i += c.size;
                continue;
            }
            const std::size_t next = over_separator(begin, i);
            if (next == i) break;
            apostrophe = apostrophe || is_apostrophe(c.value);
            if (c.value == '@' || (c.value == '.' && is_ascii_letter(byte(next)) && next - begin > 3 && byte(next + 1) != '.')) {
                address = c.value == '@' || byte(address_end(begin)) == '/' || address;
            }
            i = next;
        }
        if (address) return emit(std::max(i, address_end(begin)));
        if (byte(i) == '.' && keeps_stop(begin, i)) ++i;
        if (byte(i) == '$' && is_short_upper(begin, i) && digit_at(i + 1)) return emit(i + 1);  // US$5
        if (apostrophe && cut_at_apostrophe(begin, i)) return;
        cut_fused(begin, i);
    }

    /// Does the full stop at `i` belong to the word? "Mr.", "U.S.", "J."; not the last one of a sentence's word.
    bool keeps_stop(std::size_t begin, std::size_t i) const {
        if (byte(i + 1) == '.') return false;  // an ellipsis
        const std::string_view word = text_.substr(begin, i - begin);
        if (word.size() == 1 && upper_at(begin)) return initial(begin, i);
        const bool acronym = word.find('.') != std::string_view::npos && is_ascii_letter(word.back()) && word[word.size() - 2] == '.';
        if (acronym) return true;
        const auto rows = abbreviations_.rows_of(Key(word).view());
        if (rows.empty() || rows.front().size() < 3) return false;
        if (rows.front()[2] == "yes" && !upper_at(begin)) return false;
        if (rows.front()[1] != "number" && rows.front()[1] != "date") return word_at(i + 1) ? !upper_at(i + 1) : true;
        std::size_t next = i + 1;
        while (byte(next) == ' ' || byte(next) == '#') ++next;
        if (digit_at(next)) return true;
        return rows.front()[1] == "date" && i + 1 < text_.size() && word.size() == 3 ? !upper_at(next) && word != "Sun" && word != "Mar" && word != "Sat"
                                                                                     : rows.front()[1] == "date";
    }

    /// "Albert I. Jones", "J. Smith"; not "vitamin C." before a new sentence or the end.
    bool initial(std::size_t begin, std::size_t i) const {
        std::size_t next = i + 1;
        if (!upper_at(begin)) return false;
        while (byte(next) == ' ') ++next;
        if (!upper_at(next)) return false;
        if (tokens_.empty() || tokens_.back().begin < begin_) return true;
        const Span before = tokens_.back();
        if (!upper_at(before.begin) && letter_at(before.begin) && text_[begin] == 'I') return false;
        return true;
    }

    bool cut_at_apostrophe(std::size_t begin, std::size_t end) {
        // The last apostrophe with a clitic behind it, or "n't".
        for (std::size_t i = end; i > begin + 1; --i) {
            if (is_continuation(text_[i - 1])) continue;
            const CodePoint c = point(i - 1);
            if (!is_apostrophe(c.value)) continue;
            const std::string_view tail = text_.substr(i - 1 + c.size, end - (i - 1 + c.size));
            std::size_t cut = i - 1;
            const Key key(tail);
            if (key.view() == "t" && (text_[cut - 1] | 0x20) == 'n' && cut - 1 > begin) {
                --cut;
            } else if (parts_.value(key.view()) != "clitic") {
                return false;
            }
            emit(cut);
            emit(end);
            return true;
        }
        return false;
    }

    void cut_fused(std::size_t begin, std::size_t end) {
        const std::size_t size = end - begin;
        // "10am", "5pm" and "20km" are two tokens, "3rd", "1990s" and "20th" one.
        if (size >= 5 && size <= 6) {
            const auto rows = parts_.rows_of(Key(text_.substr(begin, size)).view());
            if (!rows.empty() && rows.front()[1] == "split") emit(begin + static_cast<std::size_t>(rows.front()[2][0] - '0'));
        } else if (size >= 3 && size <= 7 && is_ascii_digit(text_[begin])) {
            std::size_t i = begin;
            while (digit_at(i) || byte(i) == '.' || byte(i) == ':') ++i;
            const Key unit(text_.substr(i, end - i));
            for (const std::string_view known : {"am", "pm", "a.m", "p.m", "a.m.", "p.m.", "km", "kg", "mm", "cm", "mph", "gb", "mb", "bn", "mn"}) {
                if (unit.view() == known && i < end) {
                    emit(i);
                    break;
                }
            }
        }
        emit(end);
    }

    void symbol(CodePoint c) {
        std::size_t i = at_ + c.size;
        const auto run_of = [&](auto belongs) {
            while (i < text_.size() && belongs(point(i).value)) i += point(i).size;
        };
        if (c.value == '.' || c.value == 0x2026) {
            run_of([](char32_t d) { return d == '.' || d == 0x2026; });
        } else if (c.value == '!' || c.value == '?') {
            run_of([](char32_t d) { return d == '!' || d == '?'; });
        } else if (c.value == '-' || c.value == '*' || c.value == '=' || c.value == '~' || c.value == '\'' || c.value == '`' || c.value == '>' || c.value == '<') {
            run_of([&](char32_t d) { return d == c.value; });
        } else if (is_emoji(c.value)) {
            const bool flag = c.value >= 0x1F1E6 && c.value <= 0x1F1FF;
            if (flag && point(i).value >= 0x1F1E6 && point(i).value <= 0x1F1FF) i += point(i).size;
            while (i < text_.size()) {
                const CodePoint d = point(i);
                if (is_emoji_extension(d.value)) {
                    i += d.size;
                    if (d.value == 0x200D && is_emoji(point(i).value)) i += point(i).size;
                } else {
                    break;
                }
            }
        } else {
            run_of([](char32_t d) { return is_mark(d) || is_emoji_extension(d); });
        }
        emit(i);
    }

    std::string_view text_;
    std::size_t at_, begin_;
    const Table& abbreviations_;
    const Table& parts_;
    std::vector<Span>& tokens_;
};

}  // namespace

void split_words(std::string_view text, Span range, const Lexicon& lexicon, std::vector<Span>& tokens) {
    Splitter(text, range, lexicon, tokens).run();
}

}  // namespace dragoman
