#include "core/export/snapshot.h"

#include <cstring>
#include <type_traits>

#include "core/base/text_hash.h"
#include "core/search/text_index.h"

namespace dragoman {
namespace {

/// Rules travel as their numbers: another list of them is another format.
constexpr std::uint32_t magic = [] {
    std::uint64_t hash = text_hash("DRGS");
    for (const RuleName& rule : rule_names) hash = text_hash(rule.name, hash);
    return static_cast<std::uint32_t>(hash);
}();

// One `fields` function a type lists its members once, for both directions. A type without one is
// copied byte for byte, which is right for plain values (spans, indices, enumerators, labels): those without
// gaps between their members, whose bytes would be anything.

struct Encoder {
    static constexpr bool reading = false;
    std::string out;
    bool ok = true;
    void bytes(const void* data, std::size_t size) { out.append(static_cast<const char*>(data), size); }
};

struct Decoder {
    static constexpr bool reading = true;
    std::string_view in;
    bool ok = true;
    void bytes(void* data, std::size_t size) {
        ok = ok && size <= in.size();
        if (!ok || size == 0) return;
        std::memcpy(data, in.data(), size);
        in.remove_prefix(size);
    }
};

template <class Archive, class T>
void transfer(Archive& archive, T& value);

template <class Archive, class... Members>
void transfer_all(Archive& archive, Members&... members) {
    (transfer(archive, members), ...);
}

// ---- the fields ---------------------------------------------------------------------------------
template <class A> void fields(A& a, Masthead& m) {
    transfer_all(a, m.title, m.outlet, m.byline, m.dateline, m.origin, m.title_why, m.outlet_why, m.byline_why, m.dateline_why, m.origin_why);
}
template <class A> void fields(A& a, Block& b) { transfer_all(a, b.span, b.role, b.why); }
template <class A> void fields(A& a, TimeExpression& e) {
    transfer_all(a, e.kind, e.unit, e.direction, e.modifier, e.year, e.month, e.day, e.hour, e.minute, e.number, e.vague, e.part, e.extra_unit, e.extra, e.end);
}
template <class A> void fields(A& a, Mention& m) {
    transfer_all(a, m.span, m.kind, m.type, m.first, m.last, m.head, m.sentence, m.chain, m.metonym_of, m.why, m.chain_why);
}
template <class A> void fields(A& a, ThreadStep& s) { transfer_all(a, s.place, s.event, s.status, s.event_time, s.claim_time, s.source, s.why); }
template <class A> void fields(A& a, Timex& t) { transfer_all(a, t.span, t.type, t.value, t.interval, t.expression, t.why, t.note); }
template <class A> void fields(A& a, DateReason& r) { transfer_all(a, r.text, r.span, r.document); }
template <class A> void fields(A& a, RejectedDate& r) { transfer_all(a, r.span, r.reason); }
template <class A> void fields(A& a, Publication& p) { transfer_all(a, p.interval, p.precision, p.basis, p.span, p.bounds, p.reasons, p.rejected, p.why); }
template <class A> void fields(A& a, RoleMention& r) { transfer_all(a, r.holder, r.span, r.title, r.of, r.why); }
template <class A> void fields(A& a, Chain& c) { transfer_all(a, c.name, c.type, c.mentions, c.entry, c.candidates, c.why); }
template <class A> void fields(A& a, Quotation& q) {
    transfer_all(a, q.content, q.kind, q.speaker_mention, q.speaker, q.speaker_chain, q.cue, q.cue_lemma, q.stance, q.via,
                 q.via_chain, q.addressee, q.addressee_chain, q.group, q.unclosed, q.repaired, q.why, q.attribution_why);
}
template <class A> void fields(A& a, Event& e) {
    transfer_all(a, e.trigger, e.token, e.sentence, e.type, e.mode, e.cameo, e.status, e.negative, e.actors, e.recipients,
                 e.place, e.time, e.reported_in, e.source, e.lemma, e.clause, e.why, e.status_why);
}
template <class A> void fields(A& a, Warning& w) { transfer_all(a, w.code, w.message, w.span); }
template <class A> void fields(A& a, Document& d) {
    transfer_all(a, d.id, d.source, d.url, d.text, d.language, d.body_only, d.given_title, d.given_outlet, d.given_byline,
                 d.given_date, d.given_precision, d.given_date_basis, d.hinted_blocks, d.blocks, d.masthead, d.sentences,
                 d.tokens, d.syntax, d.lemmas, d.times, d.published, d.mentions, d.chains, d.roles, d.quotations, d.events,
                 d.warnings);
}
template <class A> void fields(A& a, Role& r) { transfer_all(a, r.text, r.of, r.held, r.evidence); }
template <class A> void fields(A& a, Alias& x) { transfer_all(a, x.text, x.count); }
template <class A> void fields(A& a, Entity& e) {
    transfer_all(a, e.id, e.name, e.type, e.description, e.aliases, e.roles, e.documents, e.mention_count, e.at, e.wide, e.why);
}
template <class A> void fields(A& a, Thread& t) {
    transfer_all(a, t.id, t.label, t.type, t.participants, t.place, t.scheduled, t.history, t.why);
}
template <class A> void fields(A& a, TermEcho& e) { transfer_all(a, e.place, e.kind, e.deadline, e.claim_time, e.source, e.why); }
template <class A> void fields(A& a, Term& t) {
    transfer_all(a, t.party, t.counterparty, t.obligation, t.deadline, t.deadline_text, t.evidence, t.later, t.why);
}
template <class A> void fields(A& a, Agreement& g) {
    transfer_all(a, g.id, g.entity, g.name, g.date, g.place, g.parties, g.terms, g.evidence, g.why);
}
template <class A> void fields(A& a, Story& s) { transfer_all(a, s.id, s.label, s.documents, s.near_duplicates, s.why); }
template <class A> void fields(A& a, Statement& s) { transfer_all(a, s.id, s.speaker, s.versions, s.why); }
template <class A> void fields(A& a, Claim& c) { transfer_all(a, c.place, c.source, c.says); }
template <class A> void fields(A& a, Conflict& c) { transfer_all(a, c.id, c.kind, c.note, c.claims, c.why); }
template <class A> void fields(A& a, KnownEntry& k) { transfer_all(a, k.entry, k.name, k.description); }
template <class A> void fields(A& a, TextIndex& i) {
    transfer_all(a, i.letters, i.term_begin, i.posting_begin, i.document_count, i.word_count, i.postings, i.words, i.text_words,
                 i.start_begin, i.starts, i.all_words);
}
template <class A> void fields(A& a, std::shared_ptr<const TextIndex>& shared) {
    std::optional<TextIndex> index;
    if (!A::reading && shared) index = *shared;
    transfer(a, index);
    if (A::reading) shared = index ? std::make_shared<const TextIndex>(std::move(*index)) : nullptr;
}
template <class A> void fields(A& a, Corpus& c) {
    transfer_all(a, c.documents, c.entities, c.entity_of, c.threads, c.agreements, c.stories, c.statements, c.conflicts, c.known, c.text_index);
}

// ---- how a field travels --------------------------------------------------------------------------
template <class T> struct is_vector : std::false_type {};
template <class T> struct is_vector<std::vector<T>> : std::true_type {};
template <class T> struct is_vector<Few<T>> : std::true_type {};
template <class T> struct is_optional : std::false_type {};
template <class T> struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
concept listed = requires(Encoder& archive, T& value) { fields(archive, value); };
template <class T>
constexpr bool copied = std::is_trivially_copyable_v<T> && !is_optional<T>::value && !listed<T>;
/// No gaps: floats have none either, but no unique representation.
template <class T>
constexpr bool gapless = std::has_unique_object_representations_v<T> || std::is_floating_point_v<T> || std::is_same_v<T, Candidate>;

/// Fewest bytes that one element can take, so that a damaged count cannot ask for memory.
template <class T>
constexpr std::size_t least_bytes() {
    return copied<T> ? sizeof(T) : 4;
}

template <class Archive, class Container>
void transfer_sequence(Archive& archive, Container& items) {
    using Item = typename Container::value_type;
    std::uint32_t count = static_cast<std::uint32_t>(items.size());
    archive.bytes(&count, sizeof count);
    if constexpr (Archive::reading) {
        archive.ok = archive.ok && count <= archive.in.size() / least_bytes<Item>();
        if (!archive.ok) return;
        items.resize(count);
    }
    if constexpr (copied<Item>) {
        static_assert(gapless<Item>, "list its fields");
        archive.bytes(items.data(), count * sizeof(Item));
    } else {
        for (Item& item : items) {
            transfer(archive, item);
            if (!archive.ok) return;
        }
    }
}

template <class Archive, class T>
void transfer(Archive& archive, T& value) {
    if constexpr (is_optional<T>::value) {
        std::uint8_t present = value.has_value();
        archive.bytes(&present, 1);
        if constexpr (Archive::reading) {
            value.reset();
            if (present) value.emplace();
        }
        if (value) transfer(archive, *value);
    } else if constexpr (is_vector<T>::value || std::is_same_v<T, std::string>) {
        transfer_sequence(archive, value);
    } else if constexpr (copied<T>) {
        static_assert(gapless<T>, "list its fields");
        archive.bytes(&value, sizeof value);
    } else {
        fields(archive, value);
    }
}

template <class T>
std::string encode(const T& value) {
    Encoder encoder;
    std::uint32_t head = magic;
    encoder.bytes(&head, sizeof head);
    transfer(encoder, const_cast<T&>(value));  // an Encoder only reads
    return std::move(encoder.out);
}

template <class T>
Result<T> decode(std::string_view bytes) {
    Decoder decoder{bytes};
    std::uint32_t head = 0;
    decoder.bytes(&head, sizeof head);
    T value;
    if (head == magic) transfer(decoder, value);
    if (head != magic || !decoder.ok || !decoder.in.empty()) {
        return Error{ErrorCode::bad_pack, "The snapshot is damaged or was made by another build.",
                     bytes.size() - decoder.in.size()};
    }
    return value;
}

}  // namespace

std::string encode_document(const Document& document) { return encode(document); }
Result<Document> decode_document(std::string_view bytes) { return decode<Document>(bytes); }
std::string encode_corpus(const Corpus& corpus) { return encode(corpus); }
Result<Corpus> decode_corpus(std::string_view bytes) { return decode<Corpus>(bytes); }

}  // namespace dragoman
