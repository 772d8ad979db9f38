#include "core/analyze/event/clause_tree.h"

#include <algorithm>
#include <utility>

namespace dragoman {
namespace {

constexpr int max_depth = 6;

bool is_relative_pronoun(std::string_view lemma) {
    return lemma == "who" || lemma == "which" || lemma == "that" || lemma == "whom";
}

}  // namespace

ClauseTree::ClauseTree(const Document& doc, const Sentence& sentence, std::vector<std::string> lemmas)
    : doc_(doc), first_(sentence.first.at()), own_lemmas_(std::move(lemmas)), syntax_(doc.syntax.data() + first_, sentence.last.at() - first_) {
    build();
}

ClauseTree::ClauseTree(const Document& doc, const Sentence& sentence, std::vector<TokenSyntax> syntax, std::vector<std::string> lemmas)
    : doc_(doc), first_(sentence.first.at()), own_syntax_(std::move(syntax)), own_lemmas_(std::move(lemmas)), syntax_(own_syntax_) {
    build();
}

void ClauseTree::build() {
    const std::size_t count = syntax_.size();
    head_.assign(count, -1);
    relation_.assign(count, Deprel::dep);
    bool parsed = false;
    for (std::size_t i = 0; i < count; ++i) {
        const TokenSyntax& syntax = syntax_[i];
        relation_[i] = syntax.deprel;
        const int up = static_cast<int>(i) + syntax.to_head();
        if (syntax.to_head() == 0 || up < 0 || up >= static_cast<int>(count)) continue;
        head_[i] = up;
        parsed = true;
    }
    if (!parsed) {
        sketched_ = true;
        relation_.assign(count, Deprel::dep);
        sketch_heads(*this, head_, relation_);
    }
    index_children();
}

void ClauseTree::index_children() {
    child_begin_.assign(head_.size() + 1, 0);
    for (const int h : head_) {
        if (h >= 0) ++child_begin_[h + 1];
    }
    for (std::size_t i = 0; i < head_.size(); ++i) child_begin_[i + 1] += child_begin_[i];
    child_.resize(static_cast<std::size_t>(child_begin_.back()));
    std::vector<int> next(child_begin_.begin(), child_begin_.end() - 1);
    for (int i = 0; i < size(); ++i) {
        if (head_[i] >= 0) child_[next[head_[i]]++] = i;
    }
}

std::span<const int> ClauseTree::children(int token) const {
    return {child_.data() + child_begin_[token],
            static_cast<std::size_t>(child_begin_[token + 1] - child_begin_[token])};
}

int ClauseTree::child(int token, Deprel relation) const {
    for (const int c : children(token)) {
        if (relation_[c] == relation) return c;
    }
    return -1;
}

bool ClauseTree::is_passive(int verb) const {
    if (child(verb, Deprel::aux_pass) >= 0 || child(verb, Deprel::nsubj_pass) >= 0) return true;
    // "the talks scheduled for Monday", "attacks condemned by Paris": a bare participle behind a noun.
    if (xpos(verb) != Xpos::vbn) return false;
    return relation_[verb] == Deprel::acl && child(verb, Deprel::aux) < 0;
}

bool ClauseTree::is_negated(int token) const {
    for (const int c : children(token)) {
        const std::string_view word = lemma(c);
        if (word == "not" || word == "n't" || word == "never" || word == "n’t") return true;
        if (word == "no" && relation_[c] == Deprel::det) return true;
        if (word == "none" && relation_[c] == Deprel::nsubj) return true;
    }
    return false;
}

int ClauseTree::subject(int verb, int depth) const {
    if (depth > max_depth) return -1;
    for (const int c : children(verb)) {
        if (relation_[c] != Deprel::nsubj) continue;
        if (is_relative_pronoun(lemma(c)) && relation_[verb] == Deprel::acl_relcl) return head_[verb];
        return c;
    }
    if (is_passive(verb)) {
        if (const int agent = child(verb, Deprel::obl_agent); agent >= 0) return agent;
        for (const int c : children(verb)) {
            if (relation_[c] == Deprel::obl && preposition(c) == "by") return c;
        }
        return -1;
    }
    const int up = head_[verb];
    if (up < 0) return -1;
    switch (relation_[verb]) {
        case Deprel::conj:
            return is_passive(up) ? child(up, Deprel::nsubj_pass) : subject(up, depth + 1);
        case Deprel::xcomp: {
            // Object control ("urged them to leave") before subject control ("agreed to leave").
            const int object_above = child(up, Deprel::obj), told = child(up, Deprel::iobj);
            if (object_above >= 0 || told >= 0) return object_above >= 0 ? object_above : told;
            if (is_passive(up)) return child(up, Deprel::nsubj_pass);
            return subject(up, depth + 1);
        }
        case Deprel::advcl:
            return is_passive(up) ? child(up, Deprel::nsubj_pass) : subject(up, depth + 1);
        case Deprel::acl: {
            if (xpos(verb) == Xpos::vbg && child(verb, Deprel::mark) < 0) return up;
            // "its refusal to attend": whose refusal it is.
            if (const int owner = child(up, Deprel::nmod_poss); owner >= 0) return owner;
            if (relation_[up] == Deprel::obj && head_[up] >= 0) return subject(head_[up], depth + 1);
            return -1;
        }
        case Deprel::acl_relcl:
            return -1;
        case Deprel::ccomp:
            return -1;
        default:
            return -1;
    }
}

int ClauseTree::object(int verb) const {
    if (is_passive(verb)) {
        for (const int c : children(verb)) {
            if (relation_[c] != Deprel::nsubj_pass) continue;
            if (is_relative_pronoun(lemma(c)) && relation_[verb] == Deprel::acl_relcl) return head_[verb];
            return c;
        }
        if (relation_[verb] == Deprel::acl) return head_[verb];
        if (relation_[verb] == Deprel::conj && head_[verb] >= 0 && is_passive(head_[verb])) {
            return child(head_[verb], Deprel::nsubj_pass);
        }
        if (relation_[verb] == Deprel::xcomp && head_[verb] >= 0) return subject(head_[verb], 1);
        return -1;
    }
    const int own = child(verb, Deprel::obj);
    if (own >= 0 && !(is_relative_pronoun(lemma(own)) && relation_[verb] == Deprel::acl_relcl)) return own;
    // "the deal that Washington signed", "talks which they agreed to postpone"
    int top = verb;
    while (head_[top] >= 0 && relation_[top] == Deprel::xcomp) top = head_[top];
    if (relation_[top] == Deprel::acl_relcl && head_[top] >= 0) {
        const int who = child(top, Deprel::nsubj);
        if (own >= 0 || (who >= 0 && !is_relative_pronoun(lemma(who)))) return head_[top];
    }
    return -1;
}

std::string_view ClauseTree::preposition(int token) const {
    for (const int c : children(token)) {
        if (relation_[c] == Deprel::case_ && lemma(c) != "'s" && lemma(c) != "’s" && lemma(c) != "'") return lemma(c);
    }
    return {};
}

std::vector<int> ClauseTree::conjuncts(int token) const {
    std::vector<int> found = {token};
    for (std::size_t i = 0; i < found.size() && found.size() < 16; ++i) {
        for (const int c : children(found[i])) {
            if (relation_[c] == Deprel::conj && upos(c) != Upos::verb) found.push_back(c);
        }
    }
    return found;
}

std::pair<int, int> ClauseTree::extent(int token) const {
    std::pair<int, int> range = {token, token};
    std::vector<int> open = {token};
    while (!open.empty()) {
        const int i = open.back();
        open.pop_back();
        range = {std::min(range.first, i), std::max(range.second, i)};
        for (const int c : children(i)) open.push_back(c);
    }
    return range;
}

std::vector<Argument> ClauseTree::arguments(int token) const {
    std::vector<Argument> found;
    const bool verb = is_verb(token);
    if (const int s = subject(token); s >= 0) found.push_back({"subject", s});
    if (verb) {
        if (const int o = object(token); o >= 0) found.push_back({"object", o});
    }
    for (const int c : children(token)) {
        switch (relation_[c]) {
            case Deprel::obl: case Deprel::nmod: case Deprel::obl_agent: {
                const std::string_view introduced = preposition(c);
                if (!introduced.empty()) found.push_back({introduced, c});
                break;
            }
            case Deprel::iobj: found.push_back({verb ? std::string_view("object") : std::string_view("to"), c}); break;
            case Deprel::obj:
                if (!verb) found.push_back({"object", c});
                break;
            case Deprel::nmod_poss: found.push_back({"possessor", c}); break;
            case Deprel::compound: case Deprel::amod: found.push_back({"modifier", c}); break;
            default: break;
        }
    }
    return found;
}

}  // namespace dragoman
