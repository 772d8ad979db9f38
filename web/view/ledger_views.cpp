#include "web/view/ledger_views.h"

#include <algorithm>

#include "core/query/wording.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"
#include "web/widget/status_mark.h"

namespace dragoman {
namespace {

float left_of(const Ui& ui) { return ui.narrow ? 16.f : 24.f; }

/// Heading of one entry: a serif line and a quiet one below; a click chooses it.
bool entry_head(const ViewInput& in, Selection::Kind kind, const std::string& id, std::string_view title, std::string_view below, std::string_view right) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float full = ImGui::GetContentRegionAvail().x, width = margin_width(left_of(ui));
    const float aside = right.empty() ? 0.f : text_width(ui, Face::small, right) + 16;
    const int lines = ui.narrow ? 4 : 2;
    const float title_height = wrapped_height(ui, Face::lead, title, width - aside, lines);
    const float height = 14 + title_height + (below.empty() ? 8.f : 26.f);
    const Hit h = hit(ui, "head", {full, height}, title, true, 0);
    if (in.selection.kind == kind && in.selection.id == id) ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + 3, at.y + height}, ui.color->accent);
    draw_wrapped(ui, {at.x + left_of(ui), at.y + 14}, Face::lead, ui.color->ink, title, width - aside, lines);
    draw_text_right(ui, at.x + left_of(ui) + width, at.y + 17, Face::small, ui.color->secondary, right);
    draw_text(ui, {at.x + left_of(ui), at.y + 14 + title_height + 2}, Face::small, ui.color->secondary, below, width);
    return h.clicked;
}

void term_ui(const ViewInput& in, const TermRow& term, int id, Commands& commands) {
    const Ui& ui = in.ui;
    const float left = left_of(ui);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float full = ImGui::GetContentRegionAvail().x, width = margin_width(left);
    const float who = ui.narrow ? 0.f : std::min(170.f, width * 0.24f), when = ui.narrow ? 0.f : 150.f;
    const float room = width - who - when - (ui.narrow ? 14.f : 16.f);
    const std::string deadline = term.deadline ? "by " + interval_words(*term.deadline) : term.deadline_text;
    const bool pressing = term.due == Due::near || term.due == Due::passed;
    const ImU32 deadline_ink = deadline.empty() ? ui.color->faint : pressing ? ui.color->caution : term.due == Due::kept ? ui.color->good : ui.color->ink;
    std::string head = term.party.empty() ? "A party not named" : term.party;
    if (!term.counterparty.empty()) head += " to " + term.counterparty;
    const float words = wrapped_height(ui, Face::body, term.obligation, room, 5);
    const bool noted = !term.due_words.empty();
    const float height = std::max(words, noted && !ui.narrow ? 38.f : 20.f) + 16 + (ui.narrow ? noted ? 58.f : 40.f : 0.f);
    ImGui::PushID(id);
    const Hit h = hit(ui, "term", {full, height}, term.obligation, true, 0);
    ImGui::PopID();
    ImGui::GetWindowDrawList()->AddRectFilled({at.x + left, at.y}, {at.x + left + width, at.y + 1}, ui.color->hairline);
    const EntityType type = term.party_entity ? in.corpus.entities[term.party_entity.at()].type : EntityType::org;
    const float x = at.x + left;
    if (ui.narrow) {
        type_dot(ui, {x + 5, at.y + 17}, type, static_cast<bool>(term.party_entity));
        draw_text(ui, {x + 16, at.y + 8}, Face::small_strong, ui.color->ink, head, width - 16);
        draw_wrapped(ui, {x + 16, at.y + 28}, Face::body, ui.color->ink, term.obligation, room, 5);
        draw_text(ui, {x + 16, at.y + 28 + words}, Face::small, deadline_ink, deadline.empty() ? "no deadline" : deadline, width - 16);
        draw_text(ui, {x + 16, at.y + 46 + words}, Face::caption, deadline_ink, term.due_words, width - 16);
    } else {
        type_dot(ui, {x + 5, at.y + 18}, type, static_cast<bool>(term.party_entity));
        draw_wrapped(ui, {x + 16, at.y + 9}, Face::small_strong, ui.color->ink, head, who - 24, 2);
        draw_wrapped(ui, {x + who, at.y + 8}, Face::body, ui.color->ink, term.obligation, room, 5);
        draw_text_right(ui, x + width, at.y + 9, Face::small, deadline_ink, fitted(ui, Face::small, deadline.empty() ? "no deadline" : deadline, when));
        draw_text_right(ui, x + width, at.y + 28, Face::caption, deadline_ink, fitted(ui, Face::caption, term.due_words, when + 8));
    }
    if (h.clicked && !term.evidence.empty()) {
        const EvidenceRow& row = term.evidence.front();
        commands.push_back(command::Open{in.corpus.documents[row.document.at()].id, row.span, {}});
    }
}

/// What a later report says of the term above it.
void echo_ui(const ViewInput& in, const EchoRow& echo, int id, Commands& commands) {
    const Ui& ui = in.ui;
    const float left = left_of(ui) + 16;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float full = ImGui::GetContentRegionAvail().x, width = margin_width(left_of(ui)) - 16;
    std::string head = "later: " + echo.what;
    std::string voice = echo.source_name;
    if (echo.claim_time) voice += ", " + interval_words(*echo.claim_time);
    const std::string sentence = in_sentence(echo.words);
    const float words = wrapped_height(ui, Face::small, sentence, width - 12, 3);
    const float height = 24 + words + 10;
    ImGui::PushID(id);
    const Hit h = hit(ui, "later", {full, height}, head + ": " + echo.words.words, true, 0);
    ImGui::PopID();
    ImGui::GetWindowDrawList()->AddRectFilled({at.x + left, at.y + 4}, {at.x + left + 2, at.y + height - 4}, echo.good ? ui.color->good : ui.color->caution);
    const float drawn = draw_text(ui, {at.x + left + 12, at.y + 3}, Face::small_strong, echo.good ? ui.color->good : ui.color->caution, head);
    draw_text(ui, {at.x + left + 20 + drawn, at.y + 3}, Face::small, ui.color->secondary, voice, width - drawn - 20);
    draw_wrapped(ui, {at.x + left + 12, at.y + 23}, Face::small, ui.color->ink, sentence, width - 12, 3);
    if (h.clicked) commands.push_back(command::Open{in.corpus.documents[echo.words.document.at()].id, echo.words.span, {}});
}

/// A source that tells of a plan, and not of a turn that others had told.
void omissions_ui(const ViewInput& in, ConflictsState& state, Commands& commands) {
    const Ui& ui = in.ui;
    if (state.omissions.empty()) return empty_note(ui, "No source is silent on a turn that another had told by its day.", "Every article of a thread is asked for what others said in the month before it.");
    begin_pane(ui, "omissions", {0, 0});
    const float left = left_of(ui);
    state.omission_heights.show(state.omissions.size(), in.revision, 130.f, [&](std::size_t i) {
        const OmissionRow& row = state.omissions[i];
        ImGui::PushID(static_cast<int>(i));
        const std::string who = row.outlet.empty() ? row.title : row.outlet;
        const std::string head = who + " does not say that it was " + std::string(status_word(row.status)) + ": " + row.label;
        const std::string below = (row.outlet.empty() ? "" : row.title + "  ·  ") + date_words(row.date, row.basis);
        if (entry_head(in, Selection::Kind::thread, row.id, head, below, {})) commands.push_back(command::Select{{Selection::Kind::thread, row.id, {}, MarkLayer::name}});
        gap(6);
        ImGui::Indent(left + 16);
        evidence_ui(in, row.elsewhere, 0, commands);
        ImGui::Unindent(left + 16);
        gap(10);
        rule(ui, left);
        ImGui::PopID();
    });
    end_pane(ui);
}

}  // namespace

void agreements_ui(const ViewInput& in, AgreementsState& state, Commands& commands) {
    const Ui& ui = in.ui;
    if (state.revision != in.revision) {
        state.rows = agreement_rows(in.corpus, in.filter);
        state.newest = newest_day(in.corpus);
        state.revision = in.revision;
    }
    const auto commitments = static_cast<std::size_t>(std::count_if(state.rows.begin(), state.rows.end(), [](const AgreementRow& row) { return !row.entity; }));
    std::string count = counted(state.rows.size() - commitments, "agreement", "agreements");
    if (commitments > 0) count = (commitments < state.rows.size() ? count + ", " : std::string()) + counted(commitments, "commitment", ui.narrow ? "commitments" : "commitments of one party");
    const bool due = std::any_of(state.rows.begin(), state.rows.end(), [](const AgreementRow& row) {
        return std::any_of(row.terms.begin(), row.terms.end(), [](const TermRow& term) { return !term.due_words.empty(); });
    });
    if (due && state.newest) count += ui.narrow ? "; as of " + day_words(*state.newest) : "; deadlines as of " + day_words(*state.newest) + ", the newest article";
    view_title(ui, "Agreements", count);
    rule(ui);
    if (state.rows.empty()) return nothing_matches(in, "agreement", commands);
    begin_pane(ui, "agreements", {0, 0});
    state.heights.show(state.rows.size(), in.revision, 260.f, [&](std::size_t at_row) {
        const AgreementRow& row = state.rows[at_row];
        ImGui::PushID(row.id.c_str());
        std::string below = row.entity ? row.parties : std::string();  // a commitment is named after its party
        if (!row.place.empty()) below += (below.empty() ? "" : "  ·  ") + row.place;
        const std::string date = row.date ? interval_words(*row.date) : "";
        if (entry_head(in, Selection::Kind::agreement, row.id, row.name.empty() ? "An agreement without a name" : row.name, below, date)) {
            commands.push_back(command::Select{{Selection::Kind::agreement, row.id, {}, MarkLayer::name}});
        }
        gap(8);
        if (row.terms.empty()) {
            ImGui::SetCursorPosX(left_of(ui));
            paragraph(ui, Face::small, ui.color->faint, "The articles name no terms.");
        }
        int later = 0;
        for (std::size_t i = 0; i < row.terms.size(); ++i) {
            term_ui(in, row.terms[i], static_cast<int>(i), commands);
            for (const EchoRow& echo : row.terms[i].later) echo_ui(in, echo, later++, commands);
        }
        gap(20);
        rule(ui);
        ImGui::PopID();
    });
    end_pane(ui);
}

void conflicts_ui(const ViewInput& in, ConflictsState& state, Commands& commands) {
    const Ui& ui = in.ui;
    if (state.revision != in.revision) {
        state.rows = conflict_rows(in.corpus, in.filter);
        state.omissions = omission_rows(in.corpus, in.filter);
        state.revision = in.revision;
    }
    const std::vector<std::string_view> choices = {"Claims", "Left out"};
    const std::string count = in.choice == 0 ? counted(state.rows.size(), "pair of claims", "pairs of claims that do not fit")
                                               : counted(state.omissions.size(), "silence", "silences of a source");
    const ImVec2 place = view_title_with(ui, "Conflicts", ui.narrow ? std::string() : count, segmented_width(ui, choices), ui.touch ? 40.f : 30.f);
    const ImVec2 next = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(place);
    if (const int shown = segmented(ui, "shown", choices, in.choice); shown != in.choice) commands.push_back(command::Choose{static_cast<ViewChoice>(shown)});
    ImGui::SetCursorScreenPos(next);
    rule(ui);
    if (in.choice == 1) return omissions_ui(in, state, commands);
    if (state.rows.empty()) return nothing_matches(in, "conflict", commands);
    begin_pane(ui, "conflicts", {0, 0});
    const float left = left_of(ui);
    state.heights.show(state.rows.size(), in.revision, 240.f, [&](std::size_t at_row) {
        const ConflictRow& row = state.rows[at_row];
        ImGui::PushID(row.id.c_str());
        const std::string sources = counted(row.sources, "source", "sources");
        if (entry_head(in, Selection::Kind::conflict, row.id, row.note.empty() ? std::string(plain_name(row.kind)) : row.note, plain_name(row.kind), sources)) {
            commands.push_back(command::Select{{Selection::Kind::conflict, row.id, {}, MarkLayer::name}});
        }
        gap(6);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = margin_width(left);
        const bool stacked = ui.narrow || row.claims.size() > 3;
        const float gutter = 28;
        const auto columns = static_cast<float>(stacked ? 1 : std::max<std::size_t>(row.claims.size(), 1));
        const float column = (width - gutter * (columns - 1)) / columns;
        float deepest = at.y, y = at.y;
        for (std::size_t i = 0; i < row.claims.size(); ++i) {
            const ClaimRow& claim = row.claims[i];
            const float x = at.x + left + (stacked ? 0.f : static_cast<float>(i) * (column + gutter));
            if (!stacked) y = at.y;
            if (!stacked && i > 0) ImGui::GetWindowDrawList()->AddRectFilled({x - gutter * 0.5f, at.y + 4}, {x - gutter * 0.5f + 1, at.y + 100}, ui.color->hairline);
            const EntityType type = claim.source ? in.corpus.entities[claim.source.at()].type : EntityType::org;
            type_dot(ui, {x + 5, y + 13}, type, static_cast<bool>(claim.source));
            const float drawn = draw_text(ui, {x + 16, y + 4}, Face::small_strong, ui.color->ink, claim.source_name, column - 16);
            const float says = text_width(ui, Face::small_strong, claim.says);
            if (16 + drawn + 16 + says <= column) {
                draw_text_right(ui, x + column, y + 4, Face::small_strong, ui.color->secondary, claim.says);
            } else {  // what is claimed is what clashes: never cut
                y += draw_wrapped(ui, {x + 16, y + 24}, Face::small_strong, ui.color->secondary, claim.says, column - 16);
            }
            ImGui::SetCursorScreenPos({x + 16, y + 26});
            begin_pane(ui, ("claim" + std::to_string(i)).c_str(), {column - 16, 0.01f + wrapped_height(ui, Face::small, claim.words.before + " " + claim.words.words + " " + claim.words.after, column - 24) + 34}, 0, {0, 0},
                       ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
            evidence_ui(in, claim.words, static_cast<int>(i), commands);
            end_pane(ui);
            y = ImGui::GetCursorScreenPos().y + (stacked ? 8.f : 0.f);
            deepest = std::max(deepest, y);
        }
        ImGui::SetCursorScreenPos({at.x, deepest});
        gap(16);
        rule(ui, left);
        ImGui::PopID();
    });
    end_pane(ui);
}

void stories_ui(const ViewInput& in, StoriesState& state, Commands& commands) {
    const Ui& ui = in.ui;
    if (state.revision != in.revision) {
        state.rows = story_rows(in.corpus, in.filter);
        state.revision = in.revision;
    }
    view_title(ui, "Stories", counted(state.rows.size(), "story", "stories told"));
    rule(ui);
    if (state.rows.empty()) return nothing_matches(in, "story", commands);
    begin_pane(ui, "stories", {0, 0});
    const float left = left_of(ui);
    state.heights.show(state.rows.size(), in.revision, 90.f, [&](std::size_t at_row) {
        const StoryRow& row = state.rows[at_row];
        ImGui::PushID(row.id.c_str());
        const bool alone = row.documents.size() == 1;
        std::string below = counted(row.documents.size(), "article", "articles");
        if (alone) below = row.documents.front().outlet.empty() ? "told once" : "told once, by " + row.documents.front().outlet;
        if (alone && row.documents.front().date) below += "  ·  " + date_words(row.documents.front().date, row.documents.front().basis);
        else if (row.extent) below += "  ·  " + interval_words(*row.extent);
        if (entry_head(in, Selection::Kind::story, row.id, row.label.empty() ? row.documents.front().title : row.label, below, {})) {
            const std::string& only = row.documents.front().id;
            if (alone) commands.push_back(command::Open{only, {}, {Selection::Kind::document, only, {}, MarkLayer::name}});
            else commands.push_back(command::Select{{Selection::Kind::story, row.id, {}, MarkLayer::name}});
        }
        gap(4);
        for (std::size_t i = 0; i < row.documents.size() && !alone; ++i) {
            const StoryDocument& doc = row.documents[i];
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const std::string date = doc.date ? date_words(doc.date, doc.basis) : "no date";
            const std::string_view source = doc.near_duplicate ? std::string_view("nearly the same text") : std::string_view(doc.outlet);
            const std::string below = ui.narrow ? std::string(source) + (source.empty() ? "" : "  ·  ") + date : std::string();  // no columns there
            const float full = ImGui::GetContentRegionAvail().x, height = ui.narrow ? 48.f : ui.touch ? 44.f : 32.f;
            ImGui::PushID(static_cast<int>(i));
            const Hit h = hit(ui, "article", {full, height}, doc.title, true, 0);
            ImGui::PopID();
            const float y = ui.narrow ? at.y + 5 : at.y + (height - 20) * 0.5f, x = at.x + left + 16, right = at.x + left + margin_width(left);
            ImGui::GetWindowDrawList()->AddRectFilled({at.x + left + 4, at.y}, {at.x + left + 5, at.y + height}, ui.color->hairline);
            ImGui::GetWindowDrawList()->AddCircleFilled({at.x + left + 4.5f, at.y + height * 0.5f}, 3, doc.near_duplicate ? ui.color->faint : ui.color->ink);
            const float aside = ui.narrow ? 0.f : 282.f;
            draw_text(ui, {x, y}, Face::body, ui.color->ink, doc.title, right - x - aside);
            const ImU32 source_ink = doc.near_duplicate ? ui.color->caution : ui.color->secondary;
            if (ui.narrow) {
                draw_text(ui, {x, y + 20}, Face::small, source_ink, below, right - x);
            } else {
                draw_text_right(ui, right, y + 1, Face::small, ui.color->secondary, date);
                draw_text(ui, {right - 270, y + 1}, Face::small, source_ink, source, 154);
            }
            if (h.clicked) commands.push_back(command::Open{doc.id, {}, {Selection::Kind::document, doc.id, {}, MarkLayer::name}});
        }
        gap(alone ? 4.f : 16.f);
        rule(ui, left);
        ImGui::PopID();
    });
    end_pane(ui);
}

}  // namespace dragoman
