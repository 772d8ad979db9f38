#include "core/query/explain.h"

#include "core/query/wording.h"

namespace dragoman {
namespace {

void add_fact(Explanation& out, std::string label, std::string value, EntityIndex entity = {}) {
    if (!value.empty()) out.facts.push_back({std::move(label), std::move(value), entity});
}

void add_reason(Explanation& out, std::string what, const Provenance& why) {
    if (!why.by.empty()) out.reasons.push_back({std::move(what), why.by, why.score});
}

void explain_mention(const Corpus& corpus, DocumentIndex document, const Mention& mention,
                     Explanation& out) {
    const Document& doc = corpus.documents[document.at()];
    constexpr std::string_view kinds[] = {"Name", "Description", "Pronoun"};
    out.kind = std::string(kinds[static_cast<std::size_t>(mention.kind)]) + " · " + std::string(plain_name(mention.type));
    out.words = one_line(text_of(doc, mention.span));
    out.entity = corpus.entity(document, mention.chain);
    add_fact(out, "Stands for", entity_name(corpus, out.entity), out.entity);
    if (mention.metonym_of) {
        const EntityIndex literal = corpus.entity(document, mention.metonym_of);
        add_fact(out, "Literally names", entity_name(corpus, literal), literal);
    }
    add_reason(out, "Found by", mention.why);
    add_reason(out, "Joined by", mention.chain_why);
    if (!mention.chain) return;
    const Chain& chain = doc.chains[mention.chain.at()];
    add_reason(out, chain.entry ? "Linked by" : "Not linked by", chain.why);
    for (const Candidate& candidate : chain.candidates) {
        const KnownEntry* known = corpus.known_entry(candidate.entry);
        if (known) out.rivals.push_back({known->name, known->description, candidate.score, candidate.entry == chain.entry});
    }
}

void explain_time(const Document& doc, const Timex& time, Explanation& out) {
    constexpr std::string_view kinds[] = {"Date", "Time of day", "Length of time", "Repeated time"};
    out.kind = kinds[static_cast<std::size_t>(time.type)];
    out.words = one_line(text_of(doc, time.span));
    add_fact(out, "Means", time.interval ? interval_words(*time.interval) : std::string());
    add_fact(out, "TIMEX3 value", time.value);
    add_reason(out, "Found by", time.why);
    out.note = time.note;
    if (time.value.empty() && out.note.empty()) out.note = "No calendar day could be worked out.";
}

void explain_quotation(const Corpus& corpus, DocumentIndex document, const Quotation& quotation, Explanation& out) {
    const Document& doc = corpus.documents[document.at()];
    constexpr std::string_view kinds[] = {"Direct quotation", "Reported speech", "Partly quoted speech"};
    out.kind = kinds[static_cast<std::size_t>(quotation.kind)];
    out.words = statement_words(doc, quotation);
    out.entity = corpus.entity(document, quotation.speaker_chain);
    const std::string speaker = one_line(text_of(doc, quotation.speaker));
    add_fact(out, "Speaker", out.entity ? entity_name(corpus, out.entity) : speaker.empty() ? "Not known" : speaker, out.entity);
    if (out.entity && speaker != entity_name(corpus, out.entity)) add_fact(out, "Named as", speaker);
    add_fact(out, "Cue", one_line(text_of(doc, quotation.cue)));
    if (quotation.stance != Stance::neutral) add_fact(out, "Stance", std::string(name_of(quotation.stance)));
    if (!quotation.addressee.empty()) {
        const EntityIndex told = corpus.entity(document, quotation.addressee_chain);
        add_fact(out, "Addressed to", told ? entity_name(corpus, told) : one_line(text_of(doc, quotation.addressee)), told);
    }
    add_fact(out, "Relayed by", one_line(text_of(doc, quotation.via)));
    add_reason(out, "Found by", quotation.why);
    add_reason(out, "Speaker by", quotation.attribution_why);
    out.note = quotation.repaired;
    if (out.note.empty() && quotation.unclosed) out.note = "The quotation mark is never closed.";
}

void explain_event(const Corpus& corpus, DocumentIndex document, const Event& event, Explanation& out) {
    const Document& doc = corpus.documents[document.at()];
    out.kind = "Event · " + std::string(plain_name(event.type));
    out.words = one_line(text_of(doc, event.clause.empty() ? event.trigger : event.clause));
    const auto people = [&](const char* label, const Few<ChainIndex>& chains) {
        for (const ChainIndex chain : chains) {
            const EntityIndex entity = corpus.entity(document, chain);
            add_fact(out, label, entity ? entity_name(corpus, entity) : doc.chains[chain.at()].name, entity);
        }
    };
    add_fact(out, "Status", std::string(name_of(event.status)));
    people("Actor", event.actors);
    people("Towards", event.recipients);
    if (event.place) {
        const EntityIndex place = corpus.entity(document, event.place);
        add_fact(out, "Place", entity_name(corpus, place), place);
    }
    if (event.time) {
        const Timex& time = doc.times[event.time.at()];
        add_fact(out, "When", time.interval ? interval_words(*time.interval) : one_line(text_of(doc, time.span)));
    }
    if (event.source) {
        const EntityIndex source = corpus.entity(document, event.source);
        add_fact(out, "According to", entity_name(corpus, source), source);
    }
    add_fact(out, "PLOVER type", std::string(name_of(event.type)));
    add_reason(out, "Found by", event.why);
    add_reason(out, "Status from", event.status_why);
    if (event.negative) out.note = "The text says that it did not happen.";
}

}  // namespace

Explanation explain(const Corpus& corpus, DocumentIndex document, MarkLayer layer,
                    std::size_t index) {
    const Document& doc = corpus.documents[document.at()];
    Explanation out;
    switch (layer) {
        case MarkLayer::name:
        case MarkLayer::nominal:
        case MarkLayer::pronoun:
            if (index < doc.mentions.size()) explain_mention(corpus, document, doc.mentions[index], out);
            break;
        case MarkLayer::date:
            if (index < doc.times.size()) explain_time(doc, doc.times[index], out);
            break;
        case MarkLayer::quotation:
            if (index < doc.quotations.size()) explain_quotation(corpus, document, doc.quotations[index], out);
            break;
        case MarkLayer::event:
            if (index < doc.events.size()) explain_event(corpus, document, doc.events[index], out);
            break;
    }
    return out;
}

std::string publication_words(const Publication& published) {
    if (!published.interval) return "Date not known";
    if (published.basis != DateBasis::inferred || !published.bounds) return interval_words(*published.interval);
    if (published.bounds->length() == 1) return day_words(published.bounds->earliest);
    const std::string to = day_words(published.bounds->latest);
    std::string from = day_words(published.bounds->earliest);
    if (from.size() > 5 && to.ends_with(std::string_view(from).substr(from.size() - 5))) from.resize(from.size() - 5);  // the year once
    return "between " + from + " and " + to;
}

std::string reason_words(const Corpus& corpus, const DateReason& reason) {
    std::string words = one_line(reason.text);
    if (!reason.document) return words;
    const Document& other = corpus.documents[reason.document.at()];
    const std::string title = "“" + document_title(other) + "”";
    if (const std::size_t id = words.find(other.id); id != std::string::npos && !other.id.empty()) return words.replace(id, other.id.size(), title);
    return words + " (" + title + ")";
}

std::string publication_reason(const Corpus& corpus, const Document& doc) {
    const Publication& published = doc.published;
    if (published.basis == DateBasis::stated) {
        if (!published.span.empty()) return "The page says “" + one_line(text_of(doc, published.span), 60) + "”.";
        if (doc.given_date_basis == "record date") return "The record's date field gives it.";
        if (doc.given_date_basis == "mail Date") return "The head of the mail gives it.";
        if (!doc.given_date_basis.empty()) return "The page's metadata give it (" + doc.given_date_basis + ").";
        return "Stated by the page.";
    }
    if (published.reasons.empty()) return published.interval ? "Worked out from the whole pile." : "Nothing on the page tells it.";
    std::string first = one_line(reason_words(corpus, published.reasons.front()), 90);
    while (first.ends_with('.')) first.pop_back();
    if (published.reasons.size() > 1) first += ", and " + counted(published.reasons.size() - 1, "more reason", "more reasons");
    return first + ".";
}

Explanation explain_date(const Corpus& corpus, DocumentIndex document) {
    const Document& doc = corpus.documents[document.at()];
    Explanation out;
    switch (doc.published.basis) {
        case DateBasis::stated: out.kind = "Date of publication · stated"; break;
        case DateBasis::inferred: out.kind = "Date of publication · worked out"; break;
        case DateBasis::none: out.kind = "Date of publication · not known"; break;
    }
    out.words = doc.published.interval ? interval_words(*doc.published.interval) : "No date";
    if (doc.published.basis == DateBasis::stated) {
        add_fact(out, "Stated as", doc.published.span.empty() ? doc.given_date_basis
                                                              : one_line(text_of(doc, doc.published.span)));
    }
    if (doc.published.bounds) add_fact(out, "Between", interval_words(*doc.published.bounds));
    for (const DateReason& reason : doc.published.reasons) {
        add_fact(out, "Because", reason_words(corpus, reason));
    }
    for (const RejectedDate& other : doc.published.rejected) {
        add_fact(out, "Set aside", "\u201C" + one_line(text_of(doc, other.span)) + "\u201D: " + other.reason);
    }
    add_reason(out, "Found by", doc.published.why);
    return out;
}

}  // namespace dragoman
