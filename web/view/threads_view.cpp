#include "web/view/threads_view.h"

#include <algorithm>

#include "core/query/wording.h"
#include "web/view/known_slider.h"
#include "web/view/thread_lane.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"
#include "web/widget/status_mark.h"

namespace dragoman {
namespace {

constexpr std::size_t steps_when_closed = 3;

constexpr float unheard = 0.74f;  ///< How far the paper covers what was not said yet.

Known told(const ViewInput& in, const ThreadStepRow& step) { return in.known_on ? known_on(step, *in.known_on) : Known::yes; }

}  // namespace

void thread_step_ui(const ViewInput& in, const ThreadStepRow& step, int id, bool last, Commands& commands) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float text = at.x + 30, room = width - 38;
    std::string head;
    const bool done = step.status == EventStatus::occurred || step.status == EventStatus::ongoing;
    if (step.event_time) head = (!done ? "for " : step.event_time->length() == 1 ? "on " : "in ") + interval_words(*step.event_time);
    std::string foot = step.source_name.empty() ? std::string("the article") : step.source_name;
    if (step.claim_time) foot += ", " + interval_words(*step.claim_time);
    const std::string words = in_sentence(step.words);
    const float words_height = wrapped_height(ui, Face::small, words, room, 4);
    const float height = 22 + words_height + 20 + 10;
    ImGui::PushID(id);
    const Hit h = hit(ui, "step-row", {width, height}, words);
    ImGui::PopID();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 color = status_color(ui, step.status);
    if (!last) list->AddRectFilled({at.x + 12, at.y + 14}, {at.x + 13.5f, at.y + height + 14}, with_alpha(color, 0.5f));
    if (step.bare) ImGui::GetWindowDrawList()->AddCircleFilled({at.x + 13, at.y + 14}, 4, ui.color->secondary);
    else draw_status(ui, {at.x + 13, at.y + 14}, step.status, 9);
    const float drawn = draw_text(ui, {text, at.y + 4}, Face::small_strong, step.bare ? ui.color->secondary : color, step_word(step));
    draw_text(ui, {text + drawn + 8, at.y + 4}, Face::small, ui.color->secondary, head, room - drawn - 8);
    draw_wrapped(ui, {text, at.y + 24}, Face::small, ui.color->ink, words, room, 4);
    draw_text(ui, {text, at.y + 26 + words_height}, Face::caption, ui.color->secondary, foot, room);
    if (const Known known = told(in, step); known == Known::not_yet) list->AddRectFilled(at, {at.x + width, at.y + height}, with_alpha(ui.color->paper, unheard));
    else if (known == Known::unknown) list->AddCircleFilled({at.x + 13, at.y + 14}, 6, ui.color->paper);
    if (h.clicked) commands.push_back(command::Open{in.corpus.documents[step.place.document.at()].id, step.place.span, {}});
}

void threads_ui(const ViewInput& in, ThreadsState& state, Commands& commands) {
    const Ui& ui = in.ui;
    if (state.revision != in.revision) {
        state.rows = thread_rows(in.corpus, in.filter);
        state.days = claim_days(state.rows);
        state.revision = in.revision;
    }
    view_title(ui, "Threads", counted(state.rows.size(), "plan or happening", "plans and happenings followed"));
    known_slider_ui(in, state.days, commands);
    rule(ui);
    if (state.rows.empty()) return nothing_matches(in, "thread", commands);
    begin_pane(ui, "threads", {0, 0});
    const float left = ui.narrow ? 16.f : 24.f;
    state.heights.show(state.rows.size(), in.revision, 320.f, [&](std::size_t at_row) {
        const ThreadRow& row = state.rows[at_row];
        ImGui::PushID(row.id.c_str());
        const bool picked = in.selection.kind == Selection::Kind::thread && in.selection.id == row.id;
        const bool open = in.detail->is_open(row.id);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = margin_width(left);
        const std::optional<EventStatus> status = in.known_on ? status_on(row, *in.known_on) : std::optional(row.last);
        const std::string_view standing = status ? status_word(*status) : std::string_view("not heard of yet");
        const float pill = text_width(ui, Face::small_strong, standing) + 30;
        const int lines = ui.narrow ? 3 : 1;
        const float title = wrapped_height(ui, Face::lead, row.label, width - pill - 12, lines), below_title = at.y + 14 + title;
        const Hit h = hit(ui, "thread", {ImGui::GetContentRegionAvail().x, title + 34}, row.label, true, 0);
        if (picked) ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + 3, at.y + title + 34}, ui.color->accent);
        draw_wrapped(ui, {at.x + left, at.y + 14}, Face::lead, status ? ui.color->ink : ui.color->faint, row.label, width - pill - 12, lines);
        if (status) draw_status_pill(ui, {at.x + left + width - pill + 6, at.y + 15}, *status);
        else draw_text_right(ui, at.x + left + width, at.y + 17, Face::small, ui.color->faint, standing);
        std::string below = row.scheduled ? interval_words(*row.scheduled) : std::string();  // the parties are the longest, and cut
        if (!row.place.empty()) below += (below.empty() ? "" : "  ·  ") + row.place;
        if (!row.participants.empty()) below += (below.empty() ? "" : "  ·  ") + row.participants;
        draw_text(ui, {at.x + left, below_title}, Face::small, ui.color->secondary, below, width);
        if (h.clicked) commands.push_back(command::Select{{Selection::Kind::thread, row.id, {}, MarkLayer::name}});
        if (row.steps.size() > 1) {
            if (thread_lane_ui(in, row, {at.x + left, below_title + 28}, width, commands) && !open) commands.push_back(command::Unfold{row.id, true});
            ImGui::SetCursorScreenPos({at.x, below_title + 28 + 52});
        } else {
            ImGui::SetCursorScreenPos({at.x, below_title + 24});
        }
        const std::size_t shown = open ? row.steps.size() : std::min(row.steps.size(), steps_when_closed);
        ImGui::Indent(left);
        ImGui::PushItemWidth(width);
        for (std::size_t i = 0; i < shown; ++i) {
            thread_step_ui(in, row.steps[i], static_cast<int>(i), i + 1 == row.steps.size(), commands);
        }
        ImGui::PopItemWidth();
        if (row.steps.size() > steps_when_closed) {
            ImGui::SetCursorPosX(ImGui::GetCursorPosX() + 30);
            if (link(ui, Face::small, open ? "Show fewer" : "Show all " + counted(row.steps.size(), "step", "steps"))) {
                commands.push_back(command::Unfold{row.id, !open});
            }
        }
        ImGui::Unindent(left);
        gap(16);
        rule(ui, left);
        ImGui::PopID();
    });
    end_pane(ui);
}

}  // namespace dragoman
