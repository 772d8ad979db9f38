#pragma once
// The closed vocabularies of the analysis format, each with one table of names (types.cpp).
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dragoman {

enum class BlockRole : std::uint8_t { title, body, heading, caption, byline, date, boilerplate, related };

/// OntoNotes' ten named types.
enum class EntityType : std::uint8_t {
    person, norp, org, gpe, loc, fac, event, law, product, work_of_art
};
enum class MentionKind : std::uint8_t { name, nominal, pronoun };
enum class TimexType : std::uint8_t { date, time, duration, set };  ///< TIMEX3 (TimeML 1.2.1).
enum class QuotationKind : std::uint8_t { direct, indirect, mixed };
enum class Stance : std::uint8_t { neutral, asserts, concedes, denies, accuses, warns, promises, asks, believes, wants };

/// PLOVER event types (manual of 2021); `statement` is an own code, since PLOVER drops statements.
enum class EventType : std::uint8_t {
    agree, consult, support, concede, cooperate, aid, retreat, request, accuse, reject, threaten,
    protest, sanction, mobilize, coerce, assault, statement
};
enum class EventStatus : std::uint8_t {
    occurred, ongoing, planned, proposed, conditional, postponed, cancelled, declined, denied
};
enum class DatePrecision : std::uint8_t { none, day, month, year };
enum class DateBasis : std::uint8_t { none, stated, inferred };
enum class ConflictKind : std::uint8_t {
    headline_body, superseded, positions, contradiction, accusation_denial, apparent
};

/// Universal part-of-speech tags.
enum class Upos : std::uint8_t {
    x, adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb
};
/// Penn Treebank tags, as in UD English's XPOS.
enum class Xpos : std::uint8_t {
    none, cc, cd, dt, ex, fw, in, jj, jjr, jjs, ls, md, nn, nnp, nnps, nns, pdt, pos, prp, prp_s, rb,
    rbr, rbs, rp, sym, to, uh, vb, vbd, vbg, vbn, vbp, vbz, wdt, wp, wp_s, wrb, hyph, nfp, add, afx,
    gw, xx, lrb, rrb, lsb, rsb, comma, period, colon, open_quote, close_quote, dollar, hash
};
/// Universal dependency relations with the subtypes that English treebanks use.
enum class Deprel : std::uint8_t {
    dep, root, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc,
    cc_preconj, ccomp, compound, compound_prt, conj, cop, csubj, csubj_outer, csubj_pass, det,
    det_predet, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod,
    nmod_desc, nmod_npmod, nmod_poss, nmod_tmod, nmod_unmarked, nsubj, nsubj_outer, nsubj_pass,
    nummod, obj, obl, obl_agent, obl_npmod, obl_tmod, obl_unmarked, orphan, parataxis, punct,
    reparandum, vocative, xcomp
};

/// All names of a vocabulary, in the order of its enumerators, as the analysis format (or the
/// treebank) writes them: "WORK_OF_ART", "occurred", "nsubj:pass".
template <class Enum>
std::span<const std::string_view> names();
template <> std::span<const std::string_view> names<BlockRole>();
template <> std::span<const std::string_view> names<EntityType>();
template <> std::span<const std::string_view> names<MentionKind>();
template <> std::span<const std::string_view> names<TimexType>();
template <> std::span<const std::string_view> names<QuotationKind>();
template <> std::span<const std::string_view> names<Stance>();
template <> std::span<const std::string_view> names<EventType>();
template <> std::span<const std::string_view> names<EventStatus>();
template <> std::span<const std::string_view> names<DatePrecision>();
template <> std::span<const std::string_view> names<DateBasis>();
template <> std::span<const std::string_view> names<ConflictKind>();
template <> std::span<const std::string_view> names<Upos>();
template <> std::span<const std::string_view> names<Xpos>();
template <> std::span<const std::string_view> names<Deprel>();

template <class Enum>
std::string_view name_of(Enum value) {
    return names<Enum>()[static_cast<std::size_t>(value)];
}

template <class Enum>
std::optional<Enum> from_name(std::string_view name) {
    const std::span<const std::string_view> all = names<Enum>();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] == name) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace dragoman
