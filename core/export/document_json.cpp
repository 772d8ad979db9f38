#include "core/export/document_json.h"

#include <cmath>

namespace dragoman::exporting {
namespace {

double rounded(float score) { return std::round(static_cast<double>(score) * 1000.0) / 1000.0; }

struct Writer {
    const Corpus& corpus;
    DocumentIndex index;
    const Resources& resources;
    const Document& doc;
    SpanWriter spans;

    Json entity_id(ChainIndex chain) const {
        const EntityIndex entity = corpus.entity(index, chain);
        return entity ? Json(corpus.entities[entity.at()].id) : Json();
    }

    void put_entity(Json& into, const char* key, ChainIndex chain) const {
        Json id = entity_id(chain);
        if (!id.is_null()) into[key] = std::move(id);
    }

    Json entity_ids(const Few<ChainIndex>& chains) const {
        Json ids = Json::array();
        for (const ChainIndex chain : chains) {
            Json id = entity_id(chain);
            bool known = id.is_null();
            for (const Json& other : ids) known = known || other == id;
            if (!known) ids.push_back(std::move(id));
        }
        return ids;
    }

    Json published() const {
        const Publication& date = doc.published;
        Json json = Json::object();
        json["basis"] = name_of(date.basis);
        if (date.basis != DateBasis::none && date.interval) {
            const std::size_t digits = date.precision == DatePrecision::year    ? 4
                                       : date.precision == DatePrecision::month ? 7
                                                                                : 10;
            json["value"] = iso(date.interval->earliest).substr(0, digits);
            json["precision"] = name_of(date.precision);
            if (!date.span.empty()) spans.put(json, date.span);
            if (date.basis == DateBasis::inferred) {
                const DateInterval bounds = date.bounds.value_or(*date.interval);
                json["earliest"] = iso(bounds.earliest);
                json["latest"] = iso(bounds.latest);
            }
        }
        if (!date.reasons.empty()) {
            Json reasons = Json::array();
            for (const DateReason& reason : date.reasons) {
                Json item{{"text", reason.text}};
                if (reason.document) {
                    item["document"] = corpus.documents[reason.document.at()].id;
                } else if (!reason.span.empty()) {
                    spans.put(item, reason.span);
                }
                reasons.push_back(std::move(item));
            }
            json["reasons"] = std::move(reasons);
        }
        if (!date.rejected.empty()) {
            Json rejected = Json::array();
            for (const RejectedDate& other : date.rejected) {
                Json item{{"reason", other.reason}};
                spans.put(item, other.span);
                rejected.push_back(std::move(item));
            }
            json["rejected"] = std::move(rejected);
        }
        put_provenance(json, date.why);
        if (!doc.given_date_basis.empty()) json["field"] = doc.given_date_basis;
        return json;
    }

    /// What else its chain could have been; told once a chain, at its first mention.
    Json rivals(const Chain& chain) const {
        Json list = Json::array();
        for (const Candidate& candidate : chain.candidates) {
            if (candidate.entry == chain.entry) continue;
            const KbEntry& entry = resources.knowledge_base[candidate.entry];
            Json item{{"id", entry.id}, {"name", entry.name}};
            item["score"] = rounded(candidate.score);
            list.push_back(std::move(item));
        }
        return list;
    }

    void put_link(Json& into, const Mention& mention) const {
        if (!mention.chain) return;
        const Chain& chain = doc.chains[mention.chain.at()];
        if (chain.mentions.empty() || &doc.mentions[chain.mentions.front().at()] != &mention) return;
        if (!chain.why.by.empty()) {
            into["linked"] = Json::object();
            put_provenance(into["linked"], chain.why);
        }
        Json others = rivals(chain);
        if (!others.empty()) into["rivals"] = std::move(others);
    }

    Json mention(const Mention& mention) const {
        Json json = spans.with_text(mention.span);
        json["type"] = name_of(mention.type);
        json["kind"] = name_of(mention.kind);
        put_entity(json, "entity", mention.chain);
        put_provenance(json, mention.why);
        if (!mention.chain_why.by.empty()) json["sieve"] = mention.chain_why.by.view();
        put_link(json, mention);
        if (mention.metonym_of && mention.chain) {
            json["metonym"] = Json{{"for", entity_id(mention.chain)}};
            Json alt = entity_ids({mention.metonym_of});
            if (!alt.empty()) json["alt"] = std::move(alt);
        }
        return json;
    }

    Json time(const Timex& timex) const {
        Json json = spans.with_text(timex.span);
        json["type"] = name_of(timex.type);
        if (!timex.value.empty()) {
            json["value"] = timex.value;
        } else {  // found, but no calendar holds it
            constexpr const char* unknown[] = {"XXXX-XX-XX", "TXX", "PXD", "PXD"};
            json["value"] = unknown[static_cast<std::size_t>(timex.type)];
        }
        if (!timex.note.empty()) json["note"] = timex.note;
        put_provenance(json, timex.why);
        return json;
    }

    Json quotation(const Quotation& quotation) const {
        Json json = spans.with_text(quotation.content);
        json["kind"] = name_of(quotation.kind);
        const ChainIndex chain = quotation.speaker_chain;  // the issuer's, where the words name a statement
        if (quotation.speaker_mention && corpus.entity(index, chain)) {
            json["speaker"] = spans.with_text(doc.mentions[quotation.speaker_mention.at()].span);
        } else if (!quotation.speaker.empty()) {
            json["attributed_to"] = spans.with_text(quotation.speaker);  // words that are no mention
        }
        put_entity(json, "entity", chain);
        if (!quotation.cue.empty()) json["cue"] = spans.with_text(quotation.cue);
        if (quotation.stance != Stance::neutral) json["stance"] = name_of(quotation.stance);
        if (!quotation.addressee.empty()) {
            json["addressee"] = spans.with_text(quotation.addressee);
            put_entity(json["addressee"], "entity", quotation.addressee_chain);
        }
        if (!quotation.via.empty()) {
            json["via"] = spans.with_text(quotation.via);
            put_entity(json["via"], "entity", quotation.via_chain);
        }
        if (!quotation.repaired.empty()) json["repaired"] = quotation.repaired;
        if (quotation.unclosed) json["unclosed"] = true;
        put_provenance(json, quotation.why);
        if (!quotation.attribution_why.by.empty()) {
            json["attribution"] = Json::object();
            put_provenance(json["attribution"], quotation.attribution_why);
        }
        return json;
    }

    Json event(const Event& event) const {
        Json json = spans.with_text(event.trigger, "trigger");
        json["type"] = name_of(event.type);
        if (!event.mode.empty()) json["mode"] = event.mode.view();
        if (!event.cameo.empty()) json["cameo"] = event.cameo.view();
        json["status"] = name_of(event.status);
        json["actors"] = entity_ids(event.actors);
        json["recipients"] = entity_ids(event.recipients);
        put_entity(json, "place", event.place);
        if (event.time) {
            Json when = date_json(doc.times[event.time.at()].interval);
            if (!when.is_null()) json["time"] = std::move(when);
        }
        json["polarity"] = event.negative ? "negative" : "positive";
        put_entity(json, "source", event.source);
        put_provenance(json, event.why);
        if (!event.status_why.by.empty()) json["status_by"] = event.status_why.by.view();
        return json;
    }

    Json tokens() const {
        Json list = Json::array();
        for (std::size_t i = 0; i < doc.tokens.size(); ++i) {
            const CodePointSpan span = spans.code_points(doc.tokens[i].span);
            const TokenSyntax& syntax = doc.syntax[i];
            list.push_back(Json::array({span.begin, span.end, name_of(syntax.upos), name_of(syntax.xpos),
                                        lemma(doc, TokenIndex(i)), head(doc, TokenIndex(i)).value, name_of(syntax.deprel)}));
        }
        return list;
    }

    Json warnings() const {
        Json list = Json::array();
        for (const Warning& warning : doc.warnings) {
            Json item{{"code", warning.code.view()}, {"message", warning.message}};
            if (!warning.span.empty()) spans.put(item, warning.span);
            list.push_back(std::move(item));
        }
        return list;
    }
};

template <class Items, class Write>
Json list_of(const Items& items, Write write) {
    Json list = Json::array();
    for (const auto& item : items) list.push_back(write(item));
    return list;
}

}  // namespace

CodePointSpan SpanWriter::code_points(Span span) const {
    return {static_cast<std::uint32_t>(index_.code_points(span.begin)),
            static_cast<std::uint32_t>(index_.code_points(span.end))};
}

void SpanWriter::put(Json& into, Span span) const {
    const CodePointSpan outside = code_points(span);
    into["start"] = outside.begin;
    into["end"] = outside.end;
}

Json SpanWriter::with_text(Span span, const char* key) const {
    Json json = Json::object();
    put(json, span);
    json[key] = text(span);
    return json;
}

void put_provenance(Json& into, const Provenance& why) {
    if (why.by.empty()) return;
    into["by"] = why.by.view();
    into["score"] = rounded(why.score);
}

Json date_json(const std::optional<DateInterval>& interval) {
    return interval ? Json(iso(*interval)) : Json();
}

Json document_json(const Corpus& corpus, DocumentIndex document, const Resources& resources, const ExportOptions& options) {
    const Document& doc = corpus.documents[document.at()];
    const Writer writer{corpus, document, resources, doc, SpanWriter(doc)};
    const SpanWriter& spans = writer.spans;
    Json json = Json::object();
    json["id"] = doc.id;
    if (!doc.source.empty()) json["source"] = doc.source;
    if (!doc.url.empty()) json["url"] = doc.url;
    if (!doc.language.empty()) json["language"] = doc.language;
    json["text"] = doc.text;
    const auto put_part = [&](const char* key, Span span, const Provenance& why) {
        if (span.empty()) return;
        json[key] = spans.with_text(span);
        put_provenance(json[key], why);
    };
    put_part("title", doc.masthead.title, doc.masthead.title_why);
    json["published"] = writer.published();
    put_part("outlet", doc.masthead.outlet, doc.masthead.outlet_why);
    put_part("byline", doc.masthead.byline, doc.masthead.byline_why);
    put_part("dateline", doc.masthead.dateline, doc.masthead.dateline_why);
    put_part("origin", doc.masthead.origin, doc.masthead.origin_why);
    json["blocks"] = list_of(doc.blocks, [&](const Block& block) {
        Json item = Json::object();
        spans.put(item, block.span);
        item["role"] = name_of(block.role);
        put_provenance(item, block.why);
        return item;
    });
    json["sentences"] = list_of(doc.sentences, [&](const Sentence& sentence) {
        Json item = Json::object();
        spans.put(item, sentence.span);
        return item;
    });
    if (options.tokens) json["tokens"] = writer.tokens();
    json["mentions"] = list_of(doc.mentions, [&](const Mention& m) { return writer.mention(m); });
    json["times"] = list_of(doc.times, [&](const Timex& t) { return writer.time(t); });
    json["quotes"] = list_of(doc.quotations, [&](const Quotation& q) { return writer.quotation(q); });
    json["events"] = list_of(doc.events, [&](const Event& e) { return writer.event(e); });
    if (!doc.warnings.empty()) json["warnings"] = writer.warnings();
    return json;
}

}  // namespace dragoman::exporting
