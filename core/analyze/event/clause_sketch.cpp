// Heads from tags alone, for text that no parser has seen: good enough to find who stands before a
// verb and what behind it, no more.
#include <algorithm>

#include "core/analyze/event/clause_tree.h"

namespace dragoman {
namespace {

class Sketch {
public:
    Sketch(const ClauseTree& words, std::vector<int>& head, std::vector<Deprel>& relation)
        : words_(words), count_(words.size()), head_(head), relation_(relation), chunk_(static_cast<std::size_t>(count_), -1) {}

    void run() {
        find_noun_chunks();
        find_verb_groups();
        attach_prepositions();
        attach_coordination();
        attach_verbs();
        attach_objects();
    }

private:
    struct Tags {
        Upos upos;
        Xpos xpos;
    };
    Tags at(int i) const { return {words_.upos(i), words_.xpos(i)}; }
    std::string_view lemma(int i) const { return words_.lemma(i); }
    std::string_view text(int i) const { return words_.text(i); }
    bool nominal(int i) const {
        const Upos u = at(i).upos;
        return u == Upos::noun || u == Upos::propn || u == Upos::pron || u == Upos::num;
    }
    bool inside_chunk(int i) const {
        const Upos u = at(i).upos;
        return nominal(i) || u == Upos::det || u == Upos::adj || at(i).xpos == Xpos::pos || u == Upos::sym;
    }
    bool possessive(int i) const { return at(i).xpos == Xpos::pos; }
    bool hyphen(int i) const { return at(i).xpos == Xpos::hyph || text(i) == "-" || text(i) == "–"; }
    bool relative(int i) const {
        const Xpos x = at(i).xpos;
        return x == Xpos::wdt || x == Xpos::wp;
    }
    void attach(int i, int head, Deprel relation) {
        if (i == head || head_[i] >= 0) return;
        for (int up = head; up >= 0; up = head_[up]) {
            if (up == i) return;  // would close a circle
        }
        head_[i] = head;
        relation_[i] = relation;
    }

    void find_noun_chunks() {
        for (int i = 0; i < count_;) {
            if (!inside_chunk(i) || relative(i)) { ++i; continue; }
            int end = i;
            const bool pronoun = at(i).upos == Upos::pron && !at_possessive_pronoun(i);
            while (end < count_ && !relative(end) &&
                   (inside_chunk(end) || (hyphen(end) && end > i && end + 1 < count_ && inside_or_participle(end + 1)) ||
                    premodifier(end, i))) {
                // A determiner or pronoun inside begins another chunk.
                if (end > i && !possessive(end - 1) && (at(end).upos == Upos::det || at(end).upos == Upos::pron) &&
                    nominal(end - 1)) break;
                ++end;
                if (pronoun) break;
            }
            int head = -1;
            for (int k = i; k < end; ++k) {
                if (nominal(k) && !(k + 1 < end && possessive(k + 1))) head = k;
            }
            if (head < 0) {  // a predicate adjective, or the rest of a possessive
                i = std::max(end, i + 1);
                continue;
            }
            end = head + 1;
            heads_.push_back(head);
            begins_.push_back(i);
            int owner_end = -1;
            for (int k = i; k < end; ++k) {
                chunk_[k] = head;
                if (possessive(k)) owner_end = k;
            }
            if (owner_end > i) {
                const int owner = owner_end - 1;
                attach(owner_end, owner, Deprel::case_);
                for (int k = i; k < owner; ++k) attach(k, owner, inner(k));
                attach(owner, head, Deprel::nmod_poss);
            }
            for (int k = i; k < head; ++k) attach(k, head, inner(k));
            i = end;
        }
    }
    bool at_possessive_pronoun(int i) const { return at(i).xpos == Xpos::prp_s || at(i).xpos == Xpos::wp_s; }
    bool inside_or_participle(int i) const { return inside_chunk(i) || at(i).upos == Upos::verb; }
    bool premodifier(int i, int begin) const {
        // "the Russia-led talks", "the planned talks"
        if (at(i).upos != Upos::verb || i == begin || i + 1 >= count_) return false;
        if (at(i).xpos != Xpos::vbn && at(i).xpos != Xpos::vbg) return false;
        const bool opened = at(i - 1).upos == Upos::det || at(i - 1).upos == Upos::adj || possessive(i - 1) || hyphen(i - 1);
        return opened && inside_chunk(i + 1) && at(i + 1).upos != Upos::det;
    }
    Deprel inner(int k) const {
        switch (at(k).upos) {
            case Upos::det: return Deprel::det;
            case Upos::num: return Deprel::nummod;
            case Upos::adj: case Upos::verb: return Deprel::amod;
            case Upos::punct: return Deprel::punct;
            case Upos::pron: return Deprel::nmod_poss;
            default: return Deprel::compound;
        }
    }

    void find_verb_groups() {
        for (int i = 0; i < count_; ++i) {
            if (chunk_[i] >= 0 || at(i).upos != Upos::verb) continue;
            verbs_.push_back(i);
            for (int k = i - 1; k >= 0 && chunk_[k] < 0; --k) {
                const Upos u = at(k).upos;
                if (u == Upos::aux) {
                    attach(k, i, lemma(k) == "be" && at(i).xpos == Xpos::vbn ? Deprel::aux_pass : Deprel::aux);
                } else if (at(k).xpos == Xpos::to) {
                    attach(k, i, Deprel::mark);
                    break;
                } else if (u == Upos::adv || u == Upos::part) {
                    attach(k, i, Deprel::advmod);
                } else {
                    break;
                }
            }
        }
        // A sentence whose only predicate is an adjective or noun: "Russia is ready to help".
        for (int i = 0; i < count_; ++i) {
            if (at(i).upos != Upos::aux || head_[i] >= 0) continue;
            for (int k = i + 1; k < count_ && k < i + 5; ++k) {
                if (at(k).upos == Upos::verb) break;
                if (at(k).upos == Upos::adj && chunk_[k] < 0) {
                    attach(i, k, Deprel::cop);
                    verbs_.push_back(k);
                    break;
                }
            }
        }
        std::sort(verbs_.begin(), verbs_.end());
        verbs_.erase(std::unique(verbs_.begin(), verbs_.end()), verbs_.end());
    }

    int group_begin(int verb) const {
        int begin = verb;
        for (int k = verb - 1; k >= 0 && head_[k] == verb && chunk_[k] < 0; --k) begin = k;
        return begin;
    }
    int chunk_before(int i) const {  ///< Index into heads_ of the last chunk that ends before i.
        int found = -1;
        for (std::size_t c = 0; c < heads_.size() && heads_[c] < i; ++c) found = static_cast<int>(c);
        return found;
    }
    int verb_before(int i) const {
        int found = -1;
        for (const int v : verbs_) {
            if (v < i) found = v;
        }
        return found;
    }
    bool clause_break(int from, int to) const {
        for (int k = from; k < to; ++k) {
            if (at(k).upos == Upos::sconj || text(k) == ";" || text(k) == "—") return true;
        }
        return false;
    }

    void attach_prepositions() {
        for (std::size_t c = 0; c < heads_.size(); ++c) {
            const int begin = begins_[c], head = heads_[c];
            if (begin == 0 || at(begin - 1).upos != Upos::adp || at(begin - 1).xpos == Xpos::rp) continue;
            const int adp = begin - 1;
            attach(adp, head, Deprel::case_);
            preposed_.push_back(head);
            const std::string_view word = lemma(adp);
            const int noun = chunk_before(adp);
            const int verb = verb_before(adp);
            const bool touching = noun >= 0 && heads_[static_cast<std::size_t>(noun)] == adp - 1;
            const int noun_head = noun >= 0 ? heads_[static_cast<std::size_t>(noun)] : -1;
            const bool passive_by = word == "by" && verb >= 0 && at(verb).xpos == Xpos::vbn;
            const bool binds_noun = word == "of" || word == "between" || word == "among" ||
                                    (touching && !passive_by && word != "in" && word != "at" && word != "after" && word != "before");
            if (touching && binds_noun) attach(head, noun_head, Deprel::nmod);
            else if (verb >= 0 && !clause_break(verb, adp)) attach(head, verb, passive_by ? Deprel::obl_agent : Deprel::obl);
            else if (noun_head >= 0) attach(head, noun_head, Deprel::nmod);
        }
    }

    void attach_coordination() {
        for (std::size_t c = 1; c < heads_.size(); ++c) {
            const int begin = begins_[c], head = heads_[c];
            if (head_[head] >= 0 || begin == 0) continue;
            int k = begin - 1;
            bool joined = false;
            if (at(k).upos == Upos::cconj) { joined = true; --k; }
            if (k >= 0 && text(k) == ",") { joined = joined || list_goes_on(c); --k; }
            if (!joined || k < 0 || chunk_[k] < 0) continue;
            const int before = chunk_[k];
            if (begins_subject(c)) continue;
            attach(head, relation_[before] == Deprel::conj ? head_[before] : before, Deprel::conj);
        }
    }
    bool list_goes_on(std::size_t c) const {  // "A, B, C and D": some later chunk is joined by "and"
        for (std::size_t n = c + 1; n < heads_.size() && n < c + 12; ++n) {
            const int begin = begins_[n];
            if (begin - heads_[n - 1] > 3) return false;
            for (int k = heads_[n - 1] + 1; k < begin; ++k) {
                if (at(k).upos == Upos::cconj) return true;
                if (text(k) != ",") return false;
            }
        }
        return false;
    }
    bool begins_subject(std::size_t c) const {  // "… met X and Y left": Y has a verb of its own
        const int head = heads_[c];
        const int before = verb_before(begins_[c]);
        for (int k = head + 1; k < count_ && k < head + 3; ++k) {
            if (chunk_[k] >= 0) return false;
            if (at(k).upos == Upos::verb || at(k).upos == Upos::aux) return before >= 0 && finite(k);
        }
        return false;
    }
    bool finite(int i) const {
        const Xpos x = at(i).xpos;
        return x == Xpos::vbd || x == Xpos::vbz || x == Xpos::vbp || x == Xpos::md;
    }

    void attach_verbs() {
        int root = -1;
        for (const int verb : verbs_) {
            const int begin = group_begin(verb);
            const bool infinitive = at(begin).xpos == Xpos::to;
            bool is_finite = finite(verb);
            bool bare_participle = !is_finite && (at(verb).xpos == Xpos::vbn || at(verb).xpos == Xpos::vbg);
            for (int k = begin; k < verb; ++k) {
                if (at(k).upos == Upos::aux) { is_finite = true; bare_participle = false; }
            }
            if (at(verb).upos == Upos::adj) is_finite = true;
            // "Police shared evidence": with its object behind it, a participle without auxiliary is a past tense.
            if (bare_participle && at(verb).xpos == Xpos::vbn && verb + 1 < count_ && chunk_[verb + 1] >= 0) bare_participle = false;
            const int previous = verb_before(begin);
            const int noun = chunk_before(begin);
            const int noun_head = noun >= 0 ? heads_[static_cast<std::size_t>(noun)] : -1;
            if (infinitive) {
                if (noun_head == begin - 1 && noun_head > previous && governs_infinitive(noun_head)) attach(verb, noun_head, Deprel::acl);
                else if (previous >= 0) attach(verb, previous, Deprel::xcomp);
                else if (noun_head >= 0 && root < 0) { attach_subject(verb, begin); root = verb; }  // headline: "X to visit Y"
                continue;
            }
            // Joined to the verb before: "met X and signed Y".
            if (begin > 0 && at(begin - 1).upos == Upos::cconj && previous >= 0) {
                attach(verb, previous, Deprel::conj);
                continue;
            }
            if (begin > 0 && relative(begin - 1) && noun_head >= 0) {
                attach(begin - 1, verb, Deprel::nsubj);
                attach(verb, noun_head, Deprel::acl_relcl);
                continue;
            }
            if (bare_participle) {
                if (noun_head == begin - 1 && at(verb).xpos == Xpos::vbn) attach(verb, noun_head, Deprel::acl);
                else if (previous >= 0) attach(verb, previous, at(begin > 0 ? begin - 1 : 0).upos == Upos::adp ? Deprel::advcl : Deprel::advcl);
                else if (noun_head >= 0 && noun_head == begin - 1) attach(verb, noun_head, Deprel::acl);
                continue;
            }
            attach_subject(verb, begin);
            if (root < 0) { root = verb; continue; }
            // A report's clause hangs on the verb of saying; else on the root.
            const int that = subject_begin(verb);
            const bool complement = previous >= 0 && that > 0 && (previous == that - 1 || (at(that - 1).upos == Upos::sconj && previous == that - 2));
            attach(verb, previous >= 0 && complement ? previous : root, complement ? Deprel::ccomp : Deprel::parataxis);
        }
        // A preposed participle hangs on the verb that follows: "After visiting India, he met …".
        for (const int verb : verbs_) {
            if (head_[verb] < 0 && verb != root && root >= 0) attach(verb, root, Deprel::advcl);
        }
    }
    bool governs_infinitive(int noun) const { return at(noun).upos == Upos::noun; }
    int subject_begin(int verb) const {
        for (int i = 0; i < verb; ++i) {
            if (head_[i] == verb && (relation_[i] == Deprel::nsubj || relation_[i] == Deprel::nsubj_pass)) {
                for (std::size_t c = 0; c < heads_.size(); ++c) {
                    if (heads_[c] == i) return begins_[c];
                }
            }
        }
        return group_begin(verb);
    }
    void attach_subject(int verb, int begin) {
        bool passive = false;
        for (int k = begin; k < verb; ++k) passive = passive || relation_[k] == Deprel::aux_pass;
        int from = begin;
        // ", who serves as …, begun": step over an inserted clause that ends in a comma.
        for (int c = chunk_before(from); c >= 0; --c) {
            const int head = heads_[static_cast<std::size_t>(c)];
            if (head_[head] >= 0) continue;  // in a prepositional phrase, or joined to another
            if (at(head).upos == Upos::noun && is_time_word(head)) continue;
            const int chunk_begin = begins_[static_cast<std::size_t>(c)];
            const bool object_of_infinitive = chunk_begin >= 2 && at(chunk_begin - 1).upos == Upos::verb && at(chunk_begin - 2).xpos == Xpos::to;
            if (object_of_infinitive) continue;
            attach(head, verb, passive ? Deprel::nsubj_pass : Deprel::nsubj);
            return;
        }
    }
    bool is_time_word(int i) const {
        const std::string_view w = lemma(i);
        return w == "week" || w == "month" || w == "year" || w == "day" || w == "monday" || w == "tuesday" ||
               w == "wednesday" || w == "thursday" || w == "friday" || w == "saturday" || w == "sunday" || w == "today" || w == "time";
    }

    void attach_objects() {
        for (const int verb : verbs_) {
            if (at(verb).upos != Upos::verb) continue;
            int k = verb + 1;
            while (k < count_ && chunk_[k] < 0 && (at(k).upos == Upos::adv || at(k).upos == Upos::adp || at(k).xpos == Xpos::rp)) {
                if (at(k).upos == Upos::adp) { attach(k, verb, Deprel::compound_prt); }
                ++k;
            }
            if (k >= count_ || chunk_[k] < 0) continue;
            const int head = chunk_[k];
            if (is_time_word(head) && head_[head] < 0) { attach(head, verb, Deprel::obl_tmod); continue; }
            attach(head, verb, Deprel::obj);
        }
    }

    const ClauseTree& words_;
    int count_;
    std::vector<int>& head_;
    std::vector<Deprel>& relation_;
    std::vector<int> chunk_;  ///< Chunk's head of each token, -1 outside.
    std::vector<int> heads_, begins_, verbs_, preposed_;
};

}  // namespace

void sketch_heads(const ClauseTree& words, std::vector<int>& head, std::vector<Deprel>& relation) {
    Sketch(words, head, relation).run();
}

}  // namespace dragoman
