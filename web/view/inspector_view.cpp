#include "web/view/inspector_view.h"

#include <algorithm>
#include <cmath>

#include "core/query/document_rows.h"
#include "core/query/ledger_rows.h"
#include "core/query/thread_rows.h"
#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/platform.h"
#include "web/view/inspector_parts.h"
#include "web/view/threads_view.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {


std::optional<std::size_t> mark_index(const Corpus& corpus, DocumentIndex document, const Selection& s) {
    const Document& doc = corpus.documents[document.at()];
    const auto find = [&](const auto& items, auto span_of) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (span_of(items[i]) == s.span) return i;
        }
        return std::nullopt;
    };
    switch (s.layer) {
        case MarkLayer::name:
        case MarkLayer::nominal:
        case MarkLayer::pronoun: return find(doc.mentions, [](const Mention& m) { return m.span; });
        case MarkLayer::date: return find(doc.times, [](const Timex& t) { return t.span; });
        case MarkLayer::quotation: return find(doc.quotations, [](const Quotation& q) { return q.content; });
        case MarkLayer::event: return find(doc.events, [](const Event& e) { return e.trigger; });
    }
    return std::nullopt;
}

template <class Rows>
std::optional<typename Rows::value_type> by_id(Rows rows, std::string_view id) {
    for (auto& row : rows) {
        if (row.id == id) return std::move(row);
    }
    return std::nullopt;
}

void refresh(const ViewInput& in, InspectorState& state) {
    if (state.revision == in.revision && state.made_for == in.selection) return;
    state.revision = in.revision;
    state.made_for = in.selection;
    state.dossier.reset();
    state.why.reset();
    state.leftover = {};
    state.link.clear();
    state.versions.clear();
    state.happened_here.clear();
    state.thread.reset();
    state.agreement.reset();
    state.conflict.reset();
    state.story.reset();
    const Selection& s = in.selection;
    if (s.kind == Selection::Kind::thread) state.thread = by_id(thread_rows(in.corpus, {}), s.id);
    if (s.kind == Selection::Kind::agreement) state.agreement = by_id(agreement_rows(in.corpus, {}), s.id);
    if (s.kind == Selection::Kind::conflict) state.conflict = by_id(conflict_rows(in.corpus, {}), s.id);
    if (s.kind == Selection::Kind::story) state.story = by_id(story_rows(in.corpus, {}), s.id);
    if (s.kind == Selection::Kind::entity) {
        if (const EntityIndex entity = entity_by_id(in.corpus, s.id)) {
            state.dossier = entity_dossier(in.corpus, entity);
            state.happened_here = events_at(in.corpus, in.filter, entity);
        }
    } else if (s.kind == Selection::Kind::mark) {
        const DocumentIndex document = document_by_id(in.corpus, s.id);
        if (!document) return;
        if (const auto index = mark_index(in.corpus, document, s)) {
            state.why = explain(in.corpus, document, s.layer, *index);
            if (s.layer == MarkLayer::quotation) state.versions = version_rows(in.corpus, document, QuotationIndex(*index));
        }
    } else if (s.kind == Selection::Kind::document) {
        if (const DocumentIndex document = document_by_id(in.corpus, s.id)) state.why = explain_date(in.corpus, document);
    } else if (s.kind == Selection::Kind::leftover) {
        if (const DocumentIndex document = document_by_id(in.corpus, s.id)) state.leftover = leftover_note(in.corpus, document, s.span);
    } else if (s.kind == Selection::Kind::link) {
        if (const auto [a, b] = ends_of(in.corpus, s); a) state.link = link_groups(in.corpus, in.filter, a, b);
    }
}

void fact_ui(const ViewInput& in, const Fact& fact, int id, Commands& commands) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, label = label_column;
    draw_text(ui, {at.x, at.y + 3}, Face::small, ui.color->secondary, fact.label, label - 8);
    if (fact.entity) {
        ImGui::SetCursorScreenPos({at.x + label - 4, at.y - 1});
        entity_link(in, fact.entity, id, commands);
        ImGui::SetCursorScreenPos({at.x, at.y + (ui.touch ? 40.f : 26.f)});
        return;
    }
    const float height = draw_wrapped(ui, {at.x + label, at.y + 2}, Face::body, ui.color->ink, fact.value, width - label);
    ImGui::Dummy({1, height + 5});
}

void mark_ui(const ViewInput& in, const Explanation& why, const std::vector<VersionRow>& versions, Commands& commands) {
    const Ui& ui = in.ui;
    const bool said = in.selection.layer == MarkLayer::quotation || in.selection.layer == MarkLayer::event;
    heading_ui(in, why.kind, why.words, said ? Face::quote : Face::lead);
    gap(10);
    int id = 0;
    for (const Fact& fact : why.facts) fact_ui(in, fact, id++, commands);
    if (!why.note.empty()) {
        gap(6);
        paragraph(ui, Face::small, ui.color->caution, why.note);
    }
    versions_ui(in, versions, commands);
    reasons_ui(in, why.reasons);
    if (!why.rivals.empty()) {
        if (why.rivals.size() > 1) section(ui, "Could be", "candidates of the knowledge base");
        else section(ui, "Knowledge base", "no rival");
        for (const Rival& rival : why.rivals) {
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const float width = ImGui::GetContentRegionAvail().x;
            ImDrawList* list = ImGui::GetWindowDrawList();
            if (rival.chosen) list->AddCircleFilled({at.x + 6, at.y + 12}, 4, ui.color->accent);
            else list->AddCircle({at.x + 6, at.y + 12}, 3.5f, ui.color->secondary, 0, 1.5f);
            draw_text(ui, {at.x + 18, at.y + 2}, rival.chosen ? Face::strong : Face::body, ui.color->ink, rival.name, width - 70);
            draw_text_right(ui, at.x + width, at.y + 3, Face::small, ui.color->secondary, percent_words(rival.score));
            draw_text(ui, {at.x + 18, at.y + 21}, Face::caption, ui.color->secondary, rival.description, width - 20);
            ImGui::Dummy({1, rival.description.empty() ? 26.f : 42.f});
        }
    }
    gap(16);
    const DocumentIndex document = document_by_id(in.corpus, in.selection.id);
    if (document) evidence_ui(in, evidence_row(in.corpus, {document, in.selection.span}), 9000, commands);
    if (why.entity) {
        gap(12);
        if (button(ui, "Everything on " + fitted(ui, Face::strong, in.corpus.entities[why.entity.at()].name, 170))) {
            commands.push_back(command::ChooseEntity{in.corpus.entities[why.entity.at()].id});
        }
    }
}

void aliases_ui(const ViewInput& in, const EntityDossier& d) {
    if (d.aliases.size() < 2 && !(d.aliases.size() == 1 && d.aliases[0].text != d.name)) return;
    section(in.ui, "Named as", std::to_string(d.aliases.size()));
    const float width = ImGui::GetContentRegionAvail().x;
    const std::size_t shown = std::min<std::size_t>(d.aliases.size(), 8);
    for (std::size_t i = 0; i < shown; ++i) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_text(in.ui, at, Face::body, in.ui.color->ink, one_line(d.aliases[i].text), width - 48);
        draw_text_right(in.ui, at.x + width, at.y + 1, Face::small, in.ui.color->secondary, std::to_string(d.aliases[i].count));
        ImGui::Dummy({1, 23});
    }
    if (d.aliases.size() > shown) paragraph(in.ui, Face::small, in.ui.color->faint, "and " + std::to_string(d.aliases.size() - shown) + " more");
}

void dossier_ui(const ViewInput& in, const EntityDossier& d, const std::vector<LinkGroup::Row>& happened_here, Commands& commands) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    type_dot(ui, {at.x + 5, at.y + 8}, d.type, !d.wikidata.empty());
    draw_text(ui, {at.x + 16, at.y}, Face::caption_strong, ui.color->of(d.type), plain_name(d.type));
    ImGui::Dummy({1, 20});
    paragraph(ui, Face::text_strong, ui.color->ink, d.name);
    heading(2);
    if (!d.description.empty()) {
        gap(2);
        paragraph(ui, Face::body, ui.color->secondary, d.description);
    }
    gap(6);
    std::string met = counted(d.mention_count, "mention", "mentions") + " in " + counted(d.document_count, "article", "articles");
    paragraph(ui, Face::small, ui.color->secondary, met);
    gap(8);
    const bool filters = std::find(in.filter.entities.begin(), in.filter.entities.end(), d.id) != in.filter.entities.end();
    if (filters) {
        if (button(ui, "Stop filtering by it")) commands.push_back(command::DropEntity{d.id});
    } else if (button(ui, "Show only what names it")) {
        commands.push_back(command::ChooseEntity{d.id});
    }
    if (!d.wikidata.empty()) {
        ImGui::SameLine(0, 12);
        const float y = ImGui::GetCursorScreenPos().y;
        ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, y + (ui.touch ? 4.f : 8.f)});
        const std::string entry = "Wikidata " + d.wikidata;
        const float room = ImGui::GetContentRegionAvail().x;
        if (link(ui, Face::small, text_width(ui, Face::small, entry) > room ? std::string_view("Wikidata") : entry)) platform::open_link("https://www.wikidata.org/wiki/" + d.wikidata);
        ImGui::SetCursorScreenPos({at.x, y + (ui.touch ? 40.f : 34.f)});
    }
    aliases_ui(in, d);
    if (!d.roles.empty()) {
        section(ui, "Roles", std::to_string(d.roles.size()));
        for (std::size_t i = 0; i < std::min<std::size_t>(d.roles.size(), 8); ++i) {
            const RoleRow& role = d.roles[i];
            const ImVec2 place = ImGui::GetCursorScreenPos();
            const float width = ImGui::GetContentRegionAvail().x;
            const std::string held = role.held ? interval_words(*role.held) : "";
            const float aside = held.empty() ? 0.f : text_width(ui, Face::caption, held) + 12;
            const float height = draw_wrapped(ui, place, Face::body, role.evidence.empty() ? ui.color->secondary : ui.color->ink, role.text, std::max(width - aside, 120.f), 2);
            draw_text_right(ui, place.x + width, place.y + 2, Face::caption, ui.color->secondary, width - aside < 120 ? "" : held);
            ImGui::Dummy({1, height + 4});
        }
    }
    if (!happened_here.empty()) {
        section(ui, "Happened here", std::to_string(happened_here.size()));
        proofs_ui(in, happened_here, 6000, commands);
    }
    dealings_ui(in, d, commands);
    if (!d.company.empty()) {
        section(ui, "Named together with", "in one sentence");
        for (std::size_t i = 0; i < std::min<std::size_t>(d.company.size(), 6); ++i) {
            entity_link(in, d.company[i].entity, static_cast<int>(i) + 100, commands, std::to_string(d.company[i].sentences));
        }
    }
    if (!d.statements.empty()) {
        section(ui, "Said", counted(d.statements.size(), "quotation", "quotations"));
        for (std::size_t i = 0; i < std::min<std::size_t>(d.statements.size(), 4); ++i) {
            const QuotationRow& row = d.statements[i];
            evidence_ui(in, evidence_row(in.corpus, {row.document, row.content}, 0), static_cast<int>(i) + 200, commands,
                        select_mark(in.corpus.documents[row.document.at()].id, MarkLayer::quotation, row.content));
        }
        if (d.statements.size() > 4 && link(ui, Face::small, "All in Quotations")) {
            Filter only = in.filter;
            only.speakers = {d.id};
            commands.push_back(command::Narrow{only});
            commands.push_back(command::Show{View::quotations});
        }
    }
    section(ui, "Mentions in context", std::to_string(d.mentions.size()));
    for (std::size_t i = 0; i < d.mentions.size(); ++i) {
        const ImVec2 place = ImGui::GetCursorScreenPos();
        if (place.y > ImGui::GetWindowPos().y + ImGui::GetWindowHeight() + 400) {  // far below: no need to break its lines
            ImGui::Dummy({1, 68.f * static_cast<float>(d.mentions.size() - i)});
            break;
        }
        const EvidenceRow& row = d.mentions[i];
        evidence_ui(in, row, static_cast<int>(i) + 1000, commands, select_mark(in.corpus.documents[row.document.at()].id, MarkLayer::name, row.span));
    }
    std::vector<Reason> reasons;
    if (!d.why.by.empty()) reasons.push_back({"One entity by", d.why.by, d.why.score});
    if (d.mentions.size() < 12) reasons_ui(in, reasons);
}

void thread_ui(const ViewInput& in, const std::optional<ThreadRow>& row, Commands& commands) {
    const Ui& ui = in.ui;
    if (!row) return;
    heading_ui(in, "Thread · " + std::string(plain_name(row->type)), row->label, Face::text_strong);
    gap(8);
    const Thread& thread = in.corpus.threads[row->thread];
    int id = 0;
    for (const EntityIndex entity : thread.participants) entity_link(in, entity, id++, commands);
    if (thread.place) entity_link(in, thread.place, id++, commands, "place");
    section(ui, "Steps", std::to_string(row->steps.size()));
    for (std::size_t i = 0; i < row->steps.size(); ++i) thread_step_ui(in, row->steps[i], static_cast<int>(i) + 500, i + 1 == row->steps.size(), commands);
    std::vector<Reason> reasons;
    if (!row->why.by.empty()) reasons.push_back({"Joined by", row->why.by, row->why.score});
    for (const ThreadStepRow& step : row->steps) {
        if (!step.why.by.empty()) reasons.push_back({step.claim_time ? interval_words(*step.claim_time) : std::string("No day"), step.why.by, step.why.score});
    }
    reasons_ui(in, reasons);
}

void ledger_ui(const ViewInput& in, const InspectorState& state, Commands& commands) {
    const Ui& ui = in.ui;
    std::vector<Reason> reasons;
    if (in.selection.kind == Selection::Kind::agreement) {
        const std::optional<AgreementRow>& row = state.agreement;
        if (!row) return;
        heading_ui(in, "Agreement", row->name.empty() ? "Without a name" : row->name, Face::text_strong);
        gap(8);
        int id = 0;
        for (const EntityIndex party : in.corpus.agreements[row->agreement].parties) entity_link(in, party, id++, commands, "party");
        section(ui, "Where the articles name it", std::to_string(row->evidence.size()));
        for (const EvidenceRow& evidence : row->evidence) evidence_ui(in, evidence, 300 + id++, commands);
        if (!row->why.by.empty()) reasons.push_back({"Found by", row->why.by, row->why.score});
    } else if (in.selection.kind == Selection::Kind::conflict) {
        const std::optional<ConflictRow>& row = state.conflict;
        if (!row) return;
        heading_ui(in, plain_name(row->kind), row->note, Face::lead);
        section(ui, "Claims", std::to_string(row->claims.size()));
        int id = 0;
        for (const ClaimRow& claim : row->claims) {
            paragraph(ui, Face::small_strong, ui.color->ink, claim.source_name + (claim.says.empty() ? "" : ": " + claim.says));
            evidence_ui(in, claim.words, id++, commands);
        }
        if (!row->why.by.empty()) reasons.push_back({"Found by", row->why.by, row->why.score});
    } else {
        const std::optional<StoryRow>& row = state.story;
        if (!row) return;
        heading_ui(in, "Story · " + counted(row->documents.size(), "article", "articles"), row->label, Face::text_strong);
        gap(8);
        if (button(ui, "Show only its articles")) {
            Filter next = in.filter;
            next.documents.clear();
            for (const StoryDocument& doc : row->documents) next.documents.push_back(doc.id);
            commands.push_back(command::Narrow{next});
        }
        if (!row->why.by.empty()) reasons.push_back({"Joined by", row->why.by, row->why.score});
    }
    reasons_ui(in, reasons);
}

}  // namespace

void inspector_ui(const ViewInput& in, InspectorState& state, Commands& commands) {
    const Ui& ui = in.ui;
    refresh(in, state);
    switch (in.selection.kind) {
        case Selection::Kind::none:
            paragraph(ui, Face::lead, ui.color->ink, "Nothing is chosen.");
            gap(6);
            paragraph(ui, Face::body, ui.color->secondary,
                      "Choose a name, a quotation, a date or an event. What it is, how sure that is, and why, stands here.");
            break;
        case Selection::Kind::entity:
            if (state.dossier) dossier_ui(in, *state.dossier, state.happened_here, commands);
            else paragraph(ui, Face::body, ui.color->secondary, "This corpus does not name that entity.");
            break;
        case Selection::Kind::mark:
            if (state.why) mark_ui(in, *state.why, state.versions, commands);
            else paragraph(ui, Face::body, ui.color->secondary, "These words are not marked in this corpus.");
            break;
        case Selection::Kind::document:
            if (state.why) inspect_document_ui(in, *state.why, commands);
            break;
        case Selection::Kind::leftover: inspect_leftover_ui(in, state.leftover); break;
        case Selection::Kind::link: inspect_link_ui(in, state.link, commands); break;
        case Selection::Kind::thread: thread_ui(in, state.thread, commands); break;
        default: ledger_ui(in, state, commands); break;
    }
    report_ui(in, state.why);
    gap(32);
}

}  // namespace dragoman
