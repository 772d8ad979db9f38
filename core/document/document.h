#pragma once
// The value types of one article. Plain structs: stages fill them, nothing here computes.
// Spans are UTF-8 bytes into Document::text; only export/ turns them into code points.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/few.h"
#include "core/document/label.h"
#include "core/document/span.h"
#include "core/document/types.h"

namespace dragoman {

/// Where a fact comes from: part of every extracted thing, read by "why?".
struct Provenance {
    Label by;     ///< Rule, sieve or model: "cue-after", "gazetteer".
    Score score;  ///< Confidence.
};

/// A piece of the page in its reading order; blocks cover every non-blank line without overlap.
struct Block {
    Span span;
    BlockRole role = BlockRole::body;
    Provenance why;
};

struct Sentence {
    Span span;
    TokenIndex first, last;  ///< Half-open range of tokens.
    BlockIndex block;
};

/// One token; its analysis stands in Document::syntax at the same index, its sentence is told by sentence_of().
struct Token {
    Span span;
};

/// Eight bytes, since a corpus has one for every word. Read heads and lemmas with head() and lemma().
struct TokenSyntax {
    Upos upos = Upos::x;
    Xpos xpos = Xpos::none;
    Deprel deprel = Deprel::dep;
    std::uint8_t lemma_size = 0;  ///< 0: the lemma is the token as written. A longer one is cut at 255 bytes.

    static constexpr std::int32_t farthest_head = (1 << 11) - 1;
    static constexpr std::uint32_t most_lemmas = 1u << 20;  ///< Bytes of Document::lemmas that a token can point to.

    /// The head is so many tokens on, in the same sentence; 0 for a root or an unparsed token.
    constexpr std::int32_t to_head() const { return static_cast<std::int32_t>(place_) >> 20; }
    /// One that is farther than farthest_head is forgotten.
    constexpr void set_to_head(std::int32_t distance) {
        if (distance > farthest_head || distance < -farthest_head) distance = 0;
        place_ = static_cast<std::uint32_t>(distance) << 20 | lemma_begin();
    }
    constexpr std::uint32_t lemma_begin() const { return place_ & (most_lemmas - 1); }  ///< Into Document::lemmas.
    constexpr void set_lemma(std::uint32_t begin, std::uint8_t size) {
        place_ = (place_ & ~(most_lemmas - 1)) | begin;
        lemma_size = size;
    }

private:
    std::uint32_t place_ = 0;
};
static_assert(sizeof(TokenSyntax) == 8);

/// What a temporal expression means, before the article's date is known: resolve_times() turns it
/// into Timex::value as soon as (and as often as) a reference date is found.
struct TimeExpression {
    enum class Kind : std::uint8_t {
        absolute,      ///< year/month/day given in part: "4 May 2018", "2018"
        partial,       ///< needs a year or more: "September 4", "in August", "Feb. 29"
        weekday,       ///< "Monday"; number = ISO weekday; direction decides which
        offset,        ///< "yesterday" (day, -1), "last week" (week, -1), "two years ago" (year, -2)
        duration,      ///< "14 months", "a week"
        set,           ///< "every day", "weekly"
        season,        ///< "autumn 2018": number = 0…3 for SP SU FA WI
        quarter,       ///< "the first quarter": number = 1…4
        half,          ///< "the first half of 2018": number = 1…2
        decade,        ///< "the 1980s": number = 198
        century,       ///< "the 20th century": number = 19
        clock,         ///< "3 p.m.": hour and minute, day by the rest of the expression
        day_part,      ///< "Monday morning", "tonight": part = MO AF EV NI, day by the rest
        holiday,       ///< number = row of the holiday table
        reference,     ///< PAST_REF, PRESENT_REF, FUTURE_REF: number = -1, 0, 1
        anaphoric,     ///< "that day", "the same year", "the following month": unit, number
        unresolved     ///< found, but no calendar holds it ("31 February")
    };
    enum class Unit : std::uint8_t {
        none, minute, hour, day, week, weekend, month, quarter, year, decade, century, second, night, millennium
    };
    enum class Direction : std::uint8_t { unknown, past, future };
    enum class Modifier : std::uint8_t { none, start, mid, end, approx, before, after, on_or_before, on_or_after, less_than, more_than };
    Kind kind = Kind::unresolved;
    Unit unit = Unit::none;
    Direction direction = Direction::unknown;
    Modifier modifier = Modifier::none;
    std::int16_t year = 0, month = 0, day = 0;  ///< 0 where the text does not say.
    std::int16_t hour = -1, minute = -1;
    std::int32_t number = 0;  ///< Amount, weekday, season …; for a vague amount ("some days") vague is set.
    bool vague = false;
    char part[3] = {0, 0, 0};  ///< "MO", "AF", "EV", "NI" where a part of the day is named.
    /// A second amount: "two years and six months" (month, 6), "June last year" (year, -1), "Monday of
    /// next week" (week, 1); of a set the member: "every Friday" (day, 5), "each July" (month, 7).
    Unit extra_unit = Unit::none;
    std::int16_t extra = 0;
    TimexIndex end;            ///< Last day's expression of a range "from 4 to 6 September".
};

struct Timex {
    Span span;
    TimexType type = TimexType::date;
    std::string value;                     ///< TIMEX3, empty where unresolved.
    std::optional<DateInterval> interval;  ///< The days that the value covers, doubt included.
    TimeExpression expression;
    Provenance why;
    std::string note;  ///< Reason where unresolved or narrowed; empty else.
};

/// One step of the reasoning behind an inferred date, in words.
struct DateReason {
    std::string text;
    Span span;  ///< Empty where the reason is not in this article.
    DocumentIndex document;  ///< Another article that gives it; none for this one.
};

/// A date on the page that is not the day of publication, and what it is: "the date of a comment".
struct RejectedDate {
    Span span;
    std::string reason;
};

struct Publication {
    std::optional<DateInterval> interval;  ///< The best value; day precision has equal ends.
    DatePrecision precision = DatePrecision::none;
    DateBasis basis = DateBasis::none;
    Span span;                            ///< Where stated.
    std::optional<DateInterval> bounds;   ///< earliest…latest where inferred.
    std::vector<DateReason> reasons;
    std::vector<RejectedDate> rejected;  ///< In text order.
    Provenance why;
    /// The days that are meant: of the value and its bounds, which say more of "2018", the narrower.
    std::optional<DateInterval> days() const { return interval && bounds && bounds->length() < interval->length() ? bounds : interval; }
};

/// Parts of the page's head that layout found. Empty spans where absent.
struct Masthead {
    Span title, outlet, byline, dateline;
    Span origin;  ///< The agency or paper whose text this is: "(AP)", "Source: Coast Radio". Empty: its own.
    Provenance title_why, outlet_why, byline_why, dateline_why, origin_why;
};

struct Mention {
    Span span;
    MentionKind kind = MentionKind::name;
    EntityType type = EntityType::person;
    TokenIndex first, last;  ///< Half-open range of tokens.
    TokenIndex head;
    SentenceIndex sentence;
    ChainIndex chain;        ///< Set by coreference, moved by metonymy; final after quote/.
    ChainIndex metonym_of;   ///< Where the mention stands for another thing ("Moscow" for Russia):
                             ///< the chain it literally names; `chain` is then the government.
    Provenance why;          ///< Who found it.
    Provenance chain_why;    ///< The sieve that put it into its chain.
};

/// The order of Document::mentions: of two that begin together the longer first.
inline bool in_text_order(const Mention& a, const Mention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
}

/// A role that the text gives to somebody: "Russian Foreign Minister" + name.
struct RoleMention {
    ChainIndex holder;
    Span span;          ///< "Russian Foreign Minister"
    std::string title;  ///< "foreign minister"
    ChainIndex of;      ///< Russia; none where the text does not say.
    Provenance why;
};

struct Candidate {
    KbIndex entry;
    float score = 0.f;
};

/// Mentions of one article that are one thing, and what that is in the knowledge base.
struct Chain {
    std::string name;  ///< Fullest name in this article, else the nominal.
    EntityType type = EntityType::person;
    Few<MentionIndex> mentions;          ///< In text order.
    KbIndex entry;                       ///< None: NIL.
    Few<Candidate> candidates;           ///< Best first, `entry`'s among them; at most 5.
    Provenance why;                      ///< How it was linked.
};

struct Quotation {
    Span content;  ///< Inside the marks for direct, the reported clause for indirect speech.
    QuotationKind kind = QuotationKind::direct;
    MentionIndex speaker_mention;  ///< None where the speaker is no mention or unknown.
    Span speaker;                  ///< The words it is attributed to; empty: unknown.
    ChainIndex speaker_chain;
    Span cue;
    std::string cue_lemma;
    Stance stance = Stance::neutral;
    Span via;  ///< Relaying outlet: "was quoted by CNN".
    ChainIndex via_chain;
    Span addressee;  ///< Who is told, asked or warned: "told the council", "urged both sides to".
    ChainIndex addressee_chain;
    QuotationIndex group;  ///< First piece of an interrupted quotation.
    bool unclosed = false;
    std::string repaired;  ///< What was mended: "mark never closed".
    Provenance why;        ///< How it was found.
    Provenance attribution_why;  ///< The sieve that named the speaker.
};

struct Event {
    Span trigger;
    TokenIndex token;  ///< Head of the trigger.
    SentenceIndex sentence;
    EventType type = EventType::statement;
    Code<16> mode;  ///< PLOVER mode; empty where none fits.
    Code<4> cameo;  ///< CAMEO code of the pattern; empty where none.
    EventStatus status = EventStatus::occurred;
    bool negative = false;  ///< Polarity.
    Few<ChainIndex> actors, recipients;
    ChainIndex place;
    TimexIndex time;
    QuotationIndex reported_in;  ///< The speech that it stands in.
    ChainIndex source;           ///< Who says so; none: the article itself.
    std::string lemma;           ///< Of the trigger's head: "meet", "talk".
    Span clause;                 ///< The words that state it, for evidence.
    Provenance why;
    Provenance status_why;
};

struct Warning {
    Label code;
    std::string message;
    Span span;
};

/// One article with all its layers. Filled in the order of analyze().
struct Document {
    std::string id;      ///< Stable: file name, JSONL id or URL.
    std::string source;  ///< Path or URL as read.
    std::string url;
    std::string text;    ///< UTF-8, no BOM, LF line ends; every span counts in it.
    std::string language;
    bool body_only = false;  ///< The text is clean article text: no layout stage.
    std::string given_title, given_outlet, given_byline;  ///< From metadata (JSONL, HTML head).
    std::optional<DateInterval> given_date;               ///< Stated by metadata.
    DatePrecision given_precision = DatePrecision::none;
    std::string given_date_basis;  ///< "json-ld datePublished", "record date" …
    std::vector<Block> hinted_blocks;  ///< From HTML structure, in order; empty for plain text.
    std::vector<Span> shared_lines;    ///< Lines that other pages of its site have too, in order; set before analyze().

    std::vector<Block> blocks;
    Masthead masthead;
    std::vector<Sentence> sentences;
    std::vector<Token> tokens;
    std::vector<TokenSyntax> syntax;  ///< Parallel to tokens.
    std::string lemmas;
    std::vector<Timex> times;
    Publication published;
    std::vector<Mention> mentions;  ///< In text order.
    std::vector<Chain> chains;
    std::vector<RoleMention> roles;
    std::vector<Quotation> quotations;  ///< Ordered by content.begin.
    std::vector<Event> events;
    std::vector<Warning> warnings;
};

inline std::string_view text_of(const Document& doc, Span span) { return slice(doc.text, span); }
inline std::string_view text_of(const Document& doc, TokenIndex token) {
    return slice(doc.text, doc.tokens[token.at()].span);
}
/// The sentence that holds the token. Cost: a search among the sentences, which saves four bytes in every token.
inline SentenceIndex sentence_of(const Document& doc, TokenIndex token) {
    const auto behind = std::upper_bound(doc.sentences.begin(), doc.sentences.end(), token, [](TokenIndex t, const Sentence& s) { return t < s.first; });
    return SentenceIndex(static_cast<std::size_t>(behind - doc.sentences.begin()) - 1);
}
/// None for a root or an unparsed token.
inline TokenIndex head(const Document& doc, TokenIndex token) {
    const std::int32_t distance = doc.syntax[token.at()].to_head();
    return distance == 0 ? TokenIndex() : TokenIndex(token.value + distance);
}
inline std::string_view lemma(const Document& doc, TokenIndex token) {
    const TokenSyntax& syntax = doc.syntax[token.at()];
    return syntax.lemma_size == 0 ? text_of(doc, token) : std::string_view(doc.lemmas).substr(syntax.lemma_begin(), syntax.lemma_size);
}

}  // namespace dragoman
