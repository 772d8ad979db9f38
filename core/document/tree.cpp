#include "core/document/tree.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

const TokenSyntax unknown{};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_clause(Deprel relation) {
    switch (universal(relation)) {
        case Deprel::root: case Deprel::ccomp: case Deprel::xcomp: case Deprel::advcl: case Deprel::acl:
        case Deprel::csubj: case Deprel::parataxis: return true;
        default: return false;
    }
}

}  // namespace

Deprel universal(Deprel relation) {
    static const auto table = [] {
        std::array<Deprel, 256> bases{};
        const auto all = names<Deprel>();
        for (std::size_t i = 0; i < all.size(); ++i) {
            bases[i] = from_name<Deprel>(all[i].substr(0, all[i].find(':'))).value_or(static_cast<Deprel>(i));
        }
        return bases;
    }();
    return table[static_cast<std::uint8_t>(relation)];
}

Tree::Tree(const Document& doc) : doc_(doc) {
    const std::size_t count = std::min(doc.tokens.size(), doc.syntax.size());
    heads_.resize(count);
    for (const Sentence& sentence : doc.sentences) {
        for (std::size_t i = sentence.first.at(); i < std::min(sentence.last.at(), count); ++i) {
            const TokenIndex head = dragoman::head(doc, TokenIndex(i));
            if (head && head.at() < count && sentence.first <= head && head < sentence.last) heads_[i] = head;
        }
    }
    // Cut cycles where the walk up first meets itself; each token is walked over once.
    std::vector<std::uint32_t> seen(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t at = i;
        while (seen[at] == 0) {
            seen[at] = static_cast<std::uint32_t>(i + 1);
            if (!heads_[at]) break;
            const std::size_t up = heads_[at].at();
            if (seen[up] == i + 1) heads_[at] = TokenIndex();
            else at = up;
        }
    }
    begins_.assign(count + 1, 0);
    for (const TokenIndex head : heads_) {
        if (head) ++begins_[head.at() + 1];
    }
    for (std::size_t i = 0; i < count; ++i) begins_[i + 1] += begins_[i];
    children_.resize(count == 0 ? 0 : begins_[count]);
    std::vector<std::uint32_t> next = begins_;
    first_.resize(count);
    last_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        first_[i] = static_cast<std::uint32_t>(i);
        last_[i] = static_cast<std::uint32_t>(i + 1);
        if (heads_[i]) children_[next[heads_[i].at()]++] = TokenIndex(i);
    }
    for (std::size_t i = 0; i < count; ++i) {
        for (TokenIndex up = heads_[i]; up; up = heads_[up.at()]) {
            first_[up.at()] = std::min(first_[up.at()], static_cast<std::uint32_t>(i));
            last_[up.at()] = std::max(last_[up.at()], static_cast<std::uint32_t>(i + 1));
        }
    }
}

const TokenSyntax& Tree::syntax(TokenIndex token) const { return known(token) ? doc_.syntax[token.at()] : unknown; }
TokenIndex Tree::head(TokenIndex token) const { return known(token) ? heads_[token.at()] : TokenIndex(); }

TokenIndex Tree::root(SentenceIndex sentence) const {
    if (!sentence || sentence.at() >= doc_.sentences.size()) return {};
    const Sentence& s = doc_.sentences[sentence.at()];
    for (std::size_t i = s.first.at(); i < s.last.at() && i < heads_.size(); ++i) {
        if (doc_.syntax[i].deprel == Deprel::root && !heads_[i]) return TokenIndex(i);
    }
    return {};
}

std::span<const TokenIndex> Tree::children(TokenIndex token) const {
    if (!known(token)) return {};
    return std::span(children_).subspan(begins_[token.at()], begins_[token.at() + 1] - begins_[token.at()]);
}

bool Tree::is(TokenIndex token, Deprel relation) const {
    const Deprel own = syntax(token).deprel;
    return own == relation || (universal(relation) == relation && universal(own) == relation);
}

TokenIndex Tree::child(TokenIndex token, Deprel relation) const {
    for (const TokenIndex c : children(token)) {
        if (is(c, relation)) return c;
    }
    return {};
}

bool Tree::is_below(TokenIndex token, TokenIndex ancestor) const {
    for (; token; token = head(token)) {
        if (token == ancestor) return true;
    }
    return false;
}

TokenIndex Tree::first_below(TokenIndex token) const { return known(token) ? TokenIndex(std::size_t{first_[token.at()]}) : TokenIndex(); }
TokenIndex Tree::last_below(TokenIndex token) const { return known(token) ? TokenIndex(std::size_t{last_[token.at()]}) : TokenIndex(); }

Span Tree::span_below(TokenIndex token) const {
    if (!known(token)) return {};
    return {doc_.tokens[first_[token.at()]].span.begin, doc_.tokens[last_[token.at()] - 1].span.end};
}

Span Tree::phrase(TokenIndex noun) const {
    if (!known(noun)) return {};
    std::size_t first = noun.at(), last = noun.at() + 1;
    for (const TokenIndex c : children(noun)) {
        switch (universal(syntax(c).deprel)) {
            case Deprel::appos: case Deprel::acl: case Deprel::conj: case Deprel::cc: case Deprel::punct:
            case Deprel::parataxis: case Deprel::cop: case Deprel::nsubj: case Deprel::case_: case Deprel::mark: case Deprel::advcl: break;
            default:
                first = std::min<std::size_t>(first, first_[c.at()]);
                last = std::max<std::size_t>(last, last_[c.at()]);
        }
    }
    const auto is_mark = [&](std::size_t i) { return doc_.syntax[i].upos == Upos::punct; };
    while (first < noun.at() && is_mark(first)) ++first;
    while (last > noun.at() + 1 && is_mark(last - 1)) --last;
    return {doc_.tokens[first].span.begin, doc_.tokens[last - 1].span.end};
}

TokenIndex Tree::own_subject(TokenIndex verb) const {
    const TokenIndex found = child(verb, Deprel::nsubj);
    if (!found) return child(verb, Deprel::csubj);
    const Xpos tag = syntax(found).xpos;
    const bool relative = tag == Xpos::wdt || tag == Xpos::wp;
    return relative && is(verb, Deprel::acl_relcl) ? head(verb) : found;
}

TokenIndex Tree::subject(TokenIndex verb) const {
    for (int step = 0; verb && step < 8; ++step) {
        if (const TokenIndex own = own_subject(verb)) return own;
        const TokenIndex up = head(verb);
        if (!up) return {};
        const Deprel relation = universal(syntax(verb).deprel);
        if (relation == Deprel::acl) return syntax(verb).deprel == Deprel::acl_relcl ? TokenIndex() : up;  // "the men held there"
        if (relation == Deprel::xcomp) {
            if (const TokenIndex controller = child(up, Deprel::obj); controller && !is_passive(up)) return controller;
        } else if (relation != Deprel::conj && relation != Deprel::advcl) {
            return {};
        }
        verb = up;
    }
    return {};
}

TokenIndex Tree::antecedent(TokenIndex token) const {
    const Xpos tag = syntax(token).xpos;
    const TokenIndex verb = head(token);
    if (!verb || (tag != Xpos::wdt && tag != Xpos::wp)) return {};
    if (is(verb, Deprel::acl_relcl) && head(verb) && head(verb) < token) return head(verb);
    const std::size_t first = doc_.sentences[sentence_of(doc_, token).at()].first.at();
    std::size_t before = token.at();
    while (before > first && doc_.syntax[before - 1].upos == Upos::punct) --before;
    if (before == first || before + 2 < token.at()) return {};
    const Upos kind = doc_.syntax[before - 1].upos;
    return kind == Upos::noun || kind == Upos::propn ? TokenIndex(before - 1) : TokenIndex();
}

TokenIndex Tree::object(TokenIndex verb) const {
    const TokenIndex found = child(verb, Deprel::obj);
    const Xpos tag = syntax(found).xpos;
    if (found && is(verb, Deprel::acl_relcl) && (tag == Xpos::wdt || tag == Xpos::wp)) return head(verb);
    return found;
}

bool Tree::is_passive(TokenIndex verb) const {
    if (child(verb, Deprel::aux_pass) || child(verb, Deprel::nsubj_pass)) return true;
    if (syntax(verb).xpos != Xpos::vbn) return false;
    if (is(verb, Deprel::acl) && !child(verb, Deprel::aux)) return true;  // "the men held there"
    return is(verb, Deprel::conj) && !child(verb, Deprel::aux) && !own_subject(verb) && head(verb) && is_passive(head(verb));
}

TokenIndex Tree::agent(TokenIndex verb) const {
    if (!is_passive(verb)) return subject(verb);
    if (const TokenIndex by = child(verb, Deprel::obl_agent)) return by;
    return oblique(verb, "by");
}

TokenIndex Tree::patient(TokenIndex verb) const { return is_passive(verb) ? subject(verb) : object(verb); }

TokenIndex Tree::oblique(TokenIndex word, std::string_view preposition) const {
    for (const TokenIndex c : children(word)) {
        if (!is(c, Deprel::obl) && !is(c, Deprel::nmod)) continue;
        for (const TokenIndex marker : children(c)) {
            if (is(marker, Deprel::case_) && lowered(text_of(doc_, marker)) == preposition) return c;
        }
    }
    return {};
}

bool Tree::is_negated(TokenIndex verb) const {
    for (const TokenIndex c : children(verb)) {
        const std::string word = lowered(text_of(doc_, c));
        if (is_one_of(word, {"not", "n't", "n’t", "never", "neither", "nor"})) return true;
        if (word == "longer" && c.value > 0 && lowered(text_of(doc_, TokenIndex(c.value - 1))) == "no") return true;
        if (is(c, Deprel::nsubj) || is(c, Deprel::obj)) {
            const TokenIndex det = child(c, Deprel::det);
            if (det && lowered(text_of(doc_, det)) == "no") return true;
            if (is_one_of(word, {"nobody", "nothing", "none"})) return true;
        }
        if (is(c, Deprel::det) && word == "no") return true;
    }
    return false;
}

TokenIndex Tree::modal(TokenIndex verb) const {
    for (const TokenIndex c : children(verb)) {
        if (is(c, Deprel::aux) && syntax(c).xpos == Xpos::md) return c;
    }
    if (is(verb, Deprel::conj) && !own_subject(verb) && !child(verb, Deprel::aux) && syntax(verb).xpos == Xpos::vb && head(verb)) {
        return modal(head(verb));  // "will meet and discuss"
    }
    return {};
}

TokenIndex Tree::complement(TokenIndex verb) const {
    const TokenIndex clause = child(verb, Deprel::ccomp);
    return clause ? clause : child(verb, Deprel::xcomp);
}

TokenIndex Tree::clause_head(TokenIndex token) const {
    for (; token; token = head(token)) {
        if (is_clause(syntax(token).deprel)) return token;
        const Upos tag = syntax(token).upos;
        if (is(token, Deprel::conj) && (tag == Upos::verb || child(token, Deprel::cop) || child(token, Deprel::nsubj))) return token;
        if (!head(token)) return token;
    }
    return {};
}

std::vector<TokenIndex> Tree::conjuncts(TokenIndex token) const {
    std::vector<TokenIndex> all;
    if (!known(token)) return all;
    while (is(token, Deprel::conj) && head(token)) token = head(token);
    all.push_back(token);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const TokenIndex c : children(all[i])) {
            if (is(c, Deprel::conj)) all.push_back(c);
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace dragoman
