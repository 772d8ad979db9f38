#include "core/export/analysis_json.h"

#include <set>

#include "core/export/document_json.h"

namespace dragoman {
namespace {

using exporting::date_json;
using exporting::Json;
using exporting::put_provenance;
using exporting::SpanWriter;

/// JSON allows U+0085, U+2028 and U+2029 as they are, but many readers of JSON lines take them for line ends.
std::string dump(const Json& json) {
    std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    struct Separator { std::string_view bytes, escaped; };
    constexpr Separator separators[] = {{"\xC2\x85", "\\u0085"}, {"\xE2\x80\xA8", "\\u2028"}, {"\xE2\x80\xA9", "\\u2029"}};
    for (const Separator& separator : separators) {
        for (std::size_t at = 0; (at = text.find(separator.bytes, at)) != std::string::npos; at += separator.escaped.size()) {
            text.replace(at, separator.bytes.size(), separator.escaped);
        }
    }
    return text;
}

/// Writes what lies across documents; keeps one SpanWriter a document.
class CorpusWriter {
public:
    explicit CorpusWriter(const Corpus& corpus) : corpus_(corpus) {
        writers_.reserve(corpus.documents.size());
        for (const Document& doc : corpus.documents) writers_.emplace_back(doc);
    }

    Json entity(EntityIndex index) const {
        const Entity& entity = corpus_.entities[index.at()];
        Json json{{"id", entity.id}, {"name", entity.name}, {"type", name_of(entity.type)}};
        Json aliases = Json::array();
        Json counts = Json::object();
        for (const Alias& alias : entity.aliases) {
            aliases.push_back(alias.text);
            counts[alias.text] = alias.count;
        }
        if (entity.aliases.empty()) {
            aliases.push_back(entity.name);
            counts[entity.name] = entity.mention_count;
        }
        json["aliases"] = std::move(aliases);
        json["alias_counts"] = std::move(counts);
        if (!entity.wikidata().empty()) json["kb"] = Json{{"wikidata", entity.wikidata()}};
        if (!entity.description.empty()) json["description"] = entity.description;
        Json roles = Json::array(), offices = Json::array();
        for (const Role& role : entity.roles) {
            Json item{{"text", role.text}};
            put_id(item, "of", role.of);
            if (role.held) {
                item["from"] = iso(role.held->earliest);
                if (civil(role.held->latest).year < 9999) item["to"] = iso(role.held->latest);
            }
            if (!role.evidence.empty()) item["evidence"] = places(role.evidence);
            (role.evidence.empty() ? offices : roles).push_back(std::move(item));
        }
        if (!roles.empty()) json["roles"] = std::move(roles);
        if (!offices.empty()) json["offices"] = std::move(offices);  // known beforehand, stated nowhere
        put_provenance(json, entity.why);
        return json;
    }

    Json thread(const Thread& thread) const {
        Json json{{"id", thread.id}, {"label", thread.label}, {"type", name_of(thread.type)}};
        json["participants"] = ids(thread.participants);
        put_id(json, "place", thread.place);
        if (thread.scheduled) json["scheduled"] = iso(*thread.scheduled);
        Json history = Json::array();
        for (const ThreadStep& step : thread.history) {
            Json item = place(step.place);
            item["status"] = name_of(step.status);
            if (step.claim_time) item["time"] = iso(*step.claim_time);
            if (step.event_time) item["event_time"] = iso(*step.event_time);
            put_id(item, "source", step.source);
            put_provenance(item, step.why);
            history.push_back(std::move(item));
        }
        json["history"] = std::move(history);
        put_provenance(json, thread.why);
        return json;
    }

    Json agreement(const Agreement& agreement) const {
        Json json{{"id", agreement.id}, {"name", agreement.name}};
        put_id(json, "entity", agreement.entity);
        if (agreement.date) json["date"] = iso(*agreement.date);
        put_id(json, "place", agreement.place);
        json["parties"] = ids(agreement.parties);
        json["evidence"] = places(agreement.evidence);
        Json terms = Json::array();
        for (const Term& term : agreement.terms) {
            Json item = Json::object();
            put_id(item, "party", term.party);
            put_id(item, "counterparty", term.counterparty);
            item["obligation"] = term.obligation;
            if (term.deadline) item["deadline"] = iso(*term.deadline);
            if (!term.deadline_text.empty()) item["deadline_text"] = term.deadline_text;
            item["evidence"] = places(term.evidence);
            for (const TermEcho& echo : term.later) {
                Json later = place(echo.place);
                later["kind"] = echo.kind.view();
                if (echo.deadline) later["deadline"] = iso(*echo.deadline);
                put_id(later, "source", echo.source);
                put_provenance(later, echo.why);
                item["later"].push_back(std::move(later));
            }
            put_provenance(item, term.why);
            terms.push_back(std::move(item));
        }
        json["terms"] = std::move(terms);
        put_provenance(json, agreement.why);
        return json;
    }

    Json story(const Story& story) const {
        Json json{{"id", story.id}, {"label", story.label}};
        json["documents"] = document_ids(story.documents);
        json["near_duplicates"] = document_ids(story.near_duplicates);
        put_provenance(json, story.why);
        return json;
    }

    Json statement(const Statement& statement) const {
        Json json{{"id", statement.id}};
        put_id(json, "speaker", statement.speaker);
        Json versions = Json::array();
        for (const StatementVersion& version : statement.versions) {
            const Document& doc = corpus_.documents[version.document.at()];
            versions.push_back(place({version.document, doc.quotations[version.quotation.at()].content}));
        }
        json["versions"] = std::move(versions);
        put_provenance(json, statement.why);
        return json;
    }

    Json conflict(const Conflict& conflict) const {
        Json json{{"id", conflict.id}, {"kind", name_of(conflict.kind)}, {"note", conflict.note}};
        Json claims = Json::array();
        for (const Claim& claim : conflict.claims) {
            Json item = place(claim.place);
            put_id(item, "source", claim.source);
            if (!claim.says.empty()) item["says"] = claim.says;
            claims.push_back(std::move(item));
        }
        json["claims"] = std::move(claims);
        put_provenance(json, conflict.why);
        return json;
    }

private:
    void put_id(Json& into, const char* key, EntityIndex entity) const {
        if (entity) into[key] = corpus_.entities[entity.at()].id;
    }
    Json ids(const std::vector<EntityIndex>& entities) const {
        Json list = Json::array();
        for (const EntityIndex entity : entities) list.push_back(corpus_.entities[entity.at()].id);
        return list;
    }
    Json document_ids(const std::vector<DocumentIndex>& documents) const {
        Json list = Json::array();
        for (const DocumentIndex document : documents) list.push_back(corpus_.documents[document.at()].id);
        return list;
    }
    Json place(const Place& place) const {
        Json json{{"document", corpus_.documents[place.document.at()].id}};
        json.update(writers_[place.document.at()].with_text(place.span));
        return json;
    }
    Json places(const std::vector<Place>& all) const {
        Json list = Json::array();
        for (const Place& one : all) list.push_back(place(one));
        return list;
    }

    const Corpus& corpus_;
    std::vector<SpanWriter> writers_;
};

template <class Items, class Write>
void append_list(std::string& out, std::string_view key, const Items& items, Write write) {
    out += ",\n\"";
    out += key;
    out += "\": [";
    const char* separator = "\n";
    for (const auto& item : items) {
        out += separator;
        out += write(item);
        separator = ",\n";
    }
    out += "]";
}

template <class Tag>
std::vector<Index<Tag>> all_indices(std::size_t count) {
    std::vector<Index<Tag>> indices;
    for (std::size_t i = 0; i < count; ++i) indices.push_back(Index<Tag>(i));
    return indices;
}

}  // namespace

std::string bundle_json(const Corpus& corpus, const Resources& resources, const ExportOptions& options) {
    const CorpusWriter writer(corpus);
    std::string out = "{\"format\": \"dragoman-bundle\", \"version\": 1";
    append_list(out, "documents", all_indices<DocumentTag>(corpus.documents.size()), [&](DocumentIndex document) {
        return dump(exporting::document_json(corpus, document, resources, options));
    });
    append_list(out, "entities", all_indices<EntityTag>(corpus.entities.size()),
                [&](EntityIndex entity) { return dump(writer.entity(entity)); });
    append_list(out, "threads", corpus.threads, [&](const Thread& t) { return dump(writer.thread(t)); });
    std::vector<const Agreement*> agreements, commitments;  // the format's agreements have an entity of their own
    for (const Agreement& a : corpus.agreements) (a.entity ? agreements : commitments).push_back(&a);
    append_list(out, "agreements", agreements, [&](const Agreement* a) { return dump(writer.agreement(*a)); });
    append_list(out, "commitments", commitments, [&](const Agreement* a) { return dump(writer.agreement(*a)); });
    append_list(out, "stories", corpus.stories, [&](const Story& s) { return dump(writer.story(s)); });
    append_list(out, "statements", corpus.statements, [&](const Statement& s) { return dump(writer.statement(s)); });
    append_list(out, "conflicts", corpus.conflicts, [&](const Conflict& c) { return dump(writer.conflict(c)); });
    out += "}\n";
    return out;
}

std::string documents_jsonl(const Corpus& corpus, const Resources& resources, const ExportOptions& options) {
    const CorpusWriter writer(corpus);
    std::string out;
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
        Json json = exporting::document_json(corpus, DocumentIndex(i), resources, options);
        std::set<EntityIndex> named;
        for (const Mention& mention : corpus.documents[i].mentions) {
            for (const ChainIndex chain : {mention.chain, mention.metonym_of}) {
                if (const EntityIndex entity = corpus.entity(DocumentIndex(i), chain)) named.insert(entity);
            }
        }
        Json entities = Json::array();
        for (const EntityIndex entity : named) entities.push_back(writer.entity(entity));
        json["entities"] = std::move(entities);
        out += dump(json);
        out += '\n';
    }
    return out;
}

}  // namespace dragoman
