#include <algorithm>
#include <charconv>

#include "core/base/utf8.h"
#include "core/search/query.h"
#include "core/search/query_fields.h"
#include "core/search/word_pattern.h"
#include "core/search/word_scanner.h"

namespace dragoman {
namespace {

constexpr int deepest = 60;  // brackets in brackets: nobody means more, and the stack is finite

bool opens_phrase(char32_t c) { return c == '"' || c == 0x201C || c == 0x201E || c == 0x00AB; }
bool closes_phrase(char32_t c) { return c == '"' || c == 0x201C || c == 0x201D || c == 0x00BB; }

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Query run() {
        query_.root = either();
        while (at_ < text_.size()) {  // only a bracket too many ends the whole before its end
            problem("A bracket at " + place(at_) + " closes none.", {at_, at_ + 1});
            ++at_;
            std::vector<std::uint32_t> parts;
            if (query_.root) parts.push_back(*query_.root);
            if (const Node rest = either()) parts.push_back(*rest);
            query_.root = joined(QueryNode::Kind::all, std::move(parts));
        }
        return std::move(query_);
    }

private:
    using Node = std::optional<std::uint32_t>;

    // ---- the tree ----
    std::uint32_t add(QueryNode node) {
        query_.nodes.push_back(std::move(node));
        return static_cast<std::uint32_t>(query_.nodes.size() - 1);
    }
    Node joined(QueryNode::Kind kind, std::vector<std::uint32_t> parts) {
        if (parts.empty()) return std::nullopt;
        if (parts.size() == 1) return parts.front();
        QueryNode node;
        node.kind = kind;
        node.at = {query_[parts.front()].at.begin, query_[parts.back()].at.end};
        node.children = std::move(parts);
        return add(std::move(node));
    }
    std::uint32_t add_term(QueryTerm term) {
        QueryNode node;
        node.kind = QueryNode::Kind::term;
        node.index = static_cast<std::uint32_t>(query_.terms.size());
        node.at = term.at;
        query_.terms.push_back(std::move(term));
        return add(std::move(node));
    }
    void problem(std::string message, Span at) { query_.problems.push_back({std::move(message), at}); }
    /// As people count: from 1, in letters.
    std::string place(std::uint32_t byte) const { return std::to_string(count_code_points(text_.substr(0, byte)) + 1); }

    // ---- the text ----
    void skip_space() {
        for (CodePoint c = decode_at(text_, at_); c.size > 0 && is_space(c.value); c = decode_at(text_, at_)) at_ += c.size;
    }
    bool at_end() {
        skip_space();
        return at_ >= text_.size() || text_[at_] == ')';
    }
    /// The bytes to the next blank, bracket or opening mark.
    std::string_view bare_word() const {
        std::uint32_t end = at_;
        while (end < text_.size()) {
            const CodePoint c = decode_at(text_, end);
            if (is_space(c.value) || c.value == '(' || c.value == ')' || opens_phrase(c.value)) break;
            end += c.size;
        }
        return text_.substr(at_, end - at_);
    }
    bool take_word(std::string_view word) {
        skip_space();
        if (bare_word() != word) return false;
        at_ += static_cast<std::uint32_t>(word.size());
        return true;
    }
    /// NEAR, NEAR/5: the distance.
    std::optional<std::uint32_t> take_near() {
        skip_space();
        const std::string_view word = bare_word();
        if (word == "NEAR") return at_ += 4, 10;
        if (!word.starts_with("NEAR/")) return std::nullopt;
        const std::uint32_t distance = number(word.substr(5)).value_or(10);
        at_ += static_cast<std::uint32_t>(word.size());
        return distance;
    }
    static std::optional<std::uint32_t> number(std::string_view digits) {
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
        return std::min(value, 10000u);
    }

    // ---- the language ----
    Node either() {
        std::vector<std::uint32_t> parts;
        if (const Node first = both()) parts.push_back(*first);
        for (;;) {
            skip_space();
            const std::uint32_t here = at_;
            if (!take_word("OR") && !take_word("|")) break;
            const Span sign{here, at_};
            if (parts.empty()) problem("OR at " + place(here) + " has nothing before it.", sign);
            if (const Node next = both()) parts.push_back(*next);
            else problem("OR at " + place(here) + " has nothing behind it.", sign);
        }
        return joined(QueryNode::Kind::any, std::move(parts));
    }

    Node both() {
        std::vector<std::uint32_t> parts;
        while (!at_end()) {
            if (const std::string_view word = bare_word(); word == "OR" || word == "|") break;
            const std::uint32_t here = at_;
            if (take_word("AND")) {
                const bool behind = !at_end() && bare_word() != "OR";
                if (parts.empty() || !behind) problem("AND at " + place(here) + " wants something before and behind it.", {here, at_});
                continue;
            }
            if (const Node part = negated()) parts.push_back(*part);
        }
        return joined(QueryNode::Kind::all, std::move(parts));
    }

    Node negated() {
        skip_space();
        const std::uint32_t here = at_;
        bool kept_out = false;
        for (bool sign = true; sign && !at_end(); kept_out = kept_out != sign) {
            const bool minus = text_[at_] == '-' && at_ + 1 < text_.size() && !is_space(decode_at(text_, at_ + 1).value);
            at_ += minus;
            sign = minus || take_word("NOT");
        }
        const bool any_sign = at_ > here;
        const Node inside = at_end() ? Node() : close_by();
        if (!inside && any_sign) problem("NOT at " + place(here) + " has nothing behind it.", {here, at_});
        if (!inside || !kept_out) return inside;
        QueryNode node;
        node.kind = QueryNode::Kind::none;
        node.children = {*inside};
        node.at = {here, at_};
        return add(std::move(node));
    }

    Node close_by() {
        Node left = part();
        for (;;) {
            skip_space();
            const std::uint32_t here = at_;
            const std::optional<std::uint32_t> distance = take_near();
            if (!distance) return left;
            const Span sign{here, at_};
            const Node right = at_end() ? Node() : part();
            if (!left || !right) {
                problem("NEAR at " + place(here) + " wants a word before and behind it.", sign);
                if (!left) left = right;
                continue;
            }
            QueryNode node;
            node.kind = QueryNode::Kind::near;
            node.distance = *distance;
            node.children = {*left, *right};
            node.at = {query_[*left].at.begin, at_};
            left = add(std::move(node));
        }
    }

    Node part() {
        if (at_end()) return std::nullopt;
        const CodePoint c = decode_at(text_, at_);
        if (c.value == '(') return brackets();
        if (opens_phrase(c.value)) return phrase();
        if (c.value == '/' && !field_) return regex();
        return word();
    }

    Node brackets() {
        const std::uint32_t here = at_++;
        if (depth_ == deepest) {
            problem("Brackets at " + place(here) + " stand in too many others.", {here, here + 1});
            return std::nullopt;
        }
        ++depth_;
        const Node inside = either();
        --depth_;
        skip_space();
        if (at_ < text_.size()) ++at_;
        else problem("A bracket opened at " + place(here) + " never closes.", {here, here + 1});
        if (!inside && at_ <= text_.size() && query_.problems.empty()) problem("Nothing stands between the brackets at " + place(here) + ".", {here, at_});
        return inside;
    }

    Node phrase() {
        const std::uint32_t here = at_;
        at_ += decode_at(text_, at_).size;
        const std::uint32_t begin = at_;
        while (at_ < text_.size() && !closes_phrase(decode_at(text_, at_).value)) at_ += decode_at(text_, at_).size;
        const std::string_view inside = text_.substr(begin, at_ - begin);
        if (at_ < text_.size()) at_ += decode_at(text_, at_).size;
        else problem("Quotation marks opened at " + place(here) + " never close.", {here, begin});
        if (field_) return value(inside, {here, at_});
        const Node words = words_of(inside, begin, at_ < text_.size() && text_[at_] == '~' ? near_phrase() : std::nullopt);
        if (!words && query_.problems.empty()) problem("No word stands between the quotation marks at " + place(here) + ".", {here, at_});
        return words;
    }
    /// ~5 behind a phrase.
    std::optional<std::uint32_t> near_phrase() {
        const std::uint32_t begin = ++at_;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
        return number(text_.substr(begin, at_ - begin)).value_or(10);
    }

    Node regex() {
        const std::uint32_t here = at_++;
        while (at_ < text_.size() && text_[at_] != '/') at_ += text_[at_] == '\\' ? 2 : 1;
        at_ = std::min(at_, static_cast<std::uint32_t>(text_.size()));
        const std::string_view inside = text_.substr(here + 1, at_ - here - 1);
        if (at_ < text_.size()) ++at_;
        else problem("A regular expression opened at " + place(here) + " has no closing /.", {here, here + 1});
        const Result<WordPattern> pattern = WordPattern::regex(inside);
        if (!pattern) {
            const std::uint32_t byte = here + 1 + static_cast<std::uint32_t>(pattern.error().byte);
            problem(pattern.error().message + " at " + place(byte) + ".", {byte, std::min(byte + 1, at_)});
        }
        return add_term({QueryTerm::Kind::regex, std::string(inside), 0, {here, at_}});
    }

    Node word() {
        const std::uint32_t here = at_;
        const std::string_view piece = bare_word();
        if (field_) {
            at_ += static_cast<std::uint32_t>(piece.size());
            return value(piece, {here, at_});
        }
        if (const std::size_t colon = piece.find(':'); colon != std::string_view::npos) {
            if (const std::optional<QueryField> known = field_by_name(folded(piece.substr(0, colon)))) {
                at_ += static_cast<std::uint32_t>(colon + 1);
                return field(*known, here);
            }
        }
        at_ += static_cast<std::uint32_t>(piece.size());
        std::string_view bare = piece;
        const std::size_t tilde = piece.rfind('~');
        if (tilde != std::string_view::npos && tilde > 0) {
            bare = piece.substr(0, tilde);
            const Node words = words_of(bare, here, std::nullopt);
            if (words && query_[*words].kind == QueryNode::Kind::term) {
                QueryTerm& term = query_.terms[query_[*words].index];
                term.kind = QueryTerm::Kind::fuzzy;
                term.edits = static_cast<int>(std::clamp(number(piece.substr(tilde + 1)).value_or(1), 1u, 2u));
                term.at.end = at_;
            }
            return words;
        }
        return words_of(bare, here, std::nullopt);
    }

    Node field(QueryField name, std::uint32_t here) {
        const bool nothing = at_ >= text_.size() || is_space(decode_at(text_, at_).value) || text_[at_] == ')';
        if (nothing) {
            problem(std::string(name_of(name)) + ": at " + place(here) + " wants a value behind it.", {here, at_});
            return std::nullopt;
        }
        field_ = name;
        const Node node = part();
        field_.reset();
        if (node) query_.nodes[*node].at.begin = here;
        return node;
    }

    Node value(std::string_view words, Span at) {
        QueryNode node;
        node.kind = QueryNode::Kind::field;
        node.field = *field_;
        node.value = folded(trimmed(words));
        node.at = at;
        if (node.value.empty()) return std::nullopt;
        if (node.field == QueryField::date) node.dates = query_dates(node.value);
        const std::string wrong = why_no_value(node.field, node.value);
        if (!wrong.empty()) problem("“" + std::string(trimmed(words)) + "” at " + place(at.begin) + " " + wrong + ".", at);
        return add(std::move(node));
    }

    /// Words as an article has them; `begin`: where `piece` stands. More than one are a phrase, or near each other.
    Node words_of(std::string_view piece, std::uint32_t begin, std::optional<std::uint32_t> distance) {
        std::vector<std::uint32_t> parts;
        for (std::size_t from = 0; from < piece.size();) {
            // What holds a "*" or "?" between its letters is a pattern; a question mark at the end asks.
            std::size_t end = from;
            bool pattern = false;
            while (end < piece.size()) {
                const CodePoint c = decode_at(piece, end);
                const bool joker = c.value == '*' || (c.value == '?' && end + 1 < piece.size() && is_word_sign(decode_at(piece, end + 1).value));
                if (!joker && !is_word_sign(c.value) && c.value != '\'' && c.value != 0x2019) break;
                pattern = pattern || joker;
                end += c.size;
            }
            const std::string_view sub = piece.substr(from, end - from);
            const auto place_of = [&](Span span) {
                const auto at = begin + static_cast<std::uint32_t>(from);
                return Span{at + span.begin, at + span.end};
            };
            if (pattern) {
                std::string key = folded(sub);
                if (key.find_first_not_of("*?") != std::string::npos) {
                    parts.push_back(add_term({QueryTerm::Kind::wildcard, std::move(key), 0, place_of({0, static_cast<std::uint32_t>(sub.size())})}));
                }
            } else {
                WordScanner scanner(piece.substr(0, std::max(end, next_stop(piece, end))), static_cast<std::uint32_t>(from));
                while (scanner.next()) {
                    const Span span = scanner.span();
                    const auto offset = static_cast<std::uint32_t>(from);
                    parts.push_back(add_term({QueryTerm::Kind::word, std::string(scanner.key()), 0, place_of({span.begin - offset, span.end - offset})}));
                }
                end = std::max(end, next_stop(piece, end));
            }
            from = end < piece.size() ? end + decode_at(piece, end).size : end;
        }
        return joined(distance ? QueryNode::Kind::near : QueryNode::Kind::phrase, std::move(parts), distance.value_or(0));
    }
    Node joined(QueryNode::Kind kind, std::vector<std::uint32_t> parts, std::uint32_t distance) {
        const bool several = parts.size() > 1;
        const Node node = joined(kind, std::move(parts));
        if (node && several) query_.nodes[*node].distance = distance;
        return node;
    }
    /// A point or comma between digits goes on: "4,500".
    static std::size_t next_stop(std::string_view piece, std::size_t end) {
        while (end + 1 < piece.size() && end > 0 && (piece[end] == ',' || piece[end] == '.') && piece[end - 1] >= '0' && piece[end - 1] <= '9' &&
               piece[end + 1] >= '0' && piece[end + 1] <= '9') {
            ++end;
            while (end < piece.size() && piece[end] >= '0' && piece[end] <= '9') ++end;
        }
        return end;
    }

    std::string_view text_;
    std::uint32_t at_ = 0;
    int depth_ = 0;
    std::optional<QueryField> field_;  ///< Whose values are read now.
    Query query_;
};

}  // namespace

Query parse_query(std::string_view text) { return Parser(text).run(); }

}  // namespace dragoman
