#include "web/view/thread_lane.h"

#include <algorithm>
#include <string>

#include "core/query/known_rows.h"
#include "core/query/wording.h"
#include "web/view/lane_marks.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"
#include "web/widget/status_mark.h"

namespace dragoman {
namespace {

Known told_by(const ViewInput& in, const ThreadStepRow& step) { return in.known_on ? known_on(step, *in.known_on) : Known::yes; }

/// The last step of a mark that tells of a state; where none does, its last.
const ThreadStepRow& telling(const ThreadRow& row, const LaneMark& mark) {
    for (std::size_t i = mark.first + mark.count; i-- > mark.first;) {
        if (!row.steps[i].bare) return row.steps[i];
    }
    return row.steps[mark.first + mark.count - 1];
}

std::optional<DateInterval> said_in(const ThreadRow& row, const LaneMark& mark) {
    std::optional<DateInterval> said;
    for (std::size_t i = mark.first; i < mark.first + mark.count; ++i) {
        const std::optional<DateInterval>& when = row.steps[i].claim_time;
        if (!when) continue;
        if (!said) said = when;
        said->earliest = std::min(said->earliest, when->earliest);
        said->latest = std::max(said->latest, when->latest);
    }
    return said;
}

/// "scheduled 3, declined 2": in the order in which they come up.
std::string heap_words(const ThreadRow& row, const LaneMark& mark) {
    std::vector<std::pair<std::string_view, int>> words;
    for (std::size_t i = mark.first; i < mark.first + mark.count; ++i) {
        const std::string_view word = step_word(row.steps[i]);
        const auto known = std::find_if(words.begin(), words.end(), [&](const auto& pair) { return pair.first == word; });
        if (known == words.end()) words.emplace_back(word, 1);
        else ++known->second;
    }
    std::string out;
    for (const auto& [word, times] : words) out += (out.empty() ? "" : ", ") + std::string(word) + " " + std::to_string(times);
    return out;
}

void tell_step(const Ui& ui, const ThreadStepRow& step) {
    std::string foot = step.claim_time ? "said " + interval_words(*step.claim_time) : std::string("day of saying not known");
    if (!step.source_name.empty()) foot += " by " + step.source_name;
    if (step.event_time) foot += "; to happen " + interval_words(*step.event_time);
    tooltip(ui, step_word(step), step.words.words, foot);
}

/// Covers what was not said yet on the day that the reader asks for.
void veil_step(const ViewInput& in, const ThreadStepRow& step, ImVec2 centre) {
    constexpr float unheard = 0.74f;  // how far the paper covers what was not said yet
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Known known = told_by(in, step);
    if (known == Known::not_yet) list->AddCircleFilled(centre, 11, with_alpha(in.ui.color->paper, unheard));
    else if (known == Known::unknown) list->AddCircleFilled(centre, 6, in.ui.color->paper);
}

}  // namespace

std::string_view step_word(const ThreadStepRow& step) { return step.bare ? std::string_view("named") : status_word(step.status); }

bool thread_lane_ui(const ViewInput& in, const ThreadRow& row, ImVec2 at, float width, Commands& commands) {
    const Ui& ui = in.ui;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float y = at.y + 14, left = at.x + 12;
    const std::vector<LaneMark> marks = lane_marks(row.steps, std::max(width - 40, 40.f));
    EventStatus held = row.steps.front().status;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const bool last = i + 1 == marks.size();
        const ThreadStepRow& step = telling(row, marks[i]);
        if (!step.bare) held = step.status;
        const ImU32 color = told_by(in, row.steps[marks[i].first]) == Known::not_yet ? ui.color->hairline : status_color(ui, held);
        list->AddRectFilled({left + marks[i].x, y - 1}, {last ? at.x + width - 4 : left + marks[i + 1].x, y + 1}, with_alpha(color, last ? 0.2f : 0.6f));
    }
    bool open = false;
    float free_from = at.x;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const LaneMark& mark = marks[i];
        const ThreadStepRow& step = telling(row, mark);
        const float x = left + mark.x;
        const bool heap = mark.count > 1;
        const std::string count = std::to_string(mark.count);
        const float beside = heap ? text_width(ui, Face::caption_strong, count) + 4 : 0;
        ImGui::SetCursorScreenPos({x - 12, y - 12});
        ImGui::PushID(static_cast<int>(mark.first));
        const Hit h = hit(ui, "step", {24 + beside, 24}, heap ? counted(mark.count, "step", "steps") + ": " + heap_words(row, mark) : std::string(step_word(step)) + " step", true, 12);
        ImGui::PopID();
        if (heap) {  // the line stops for the number
            list->AddRectFilled({x + 9, y - 7}, {x + 11 + beside, y + 7}, ui.color->paper);
            draw_text(ui, {x + 12, y - 8}, Face::caption_strong, ui.color->ink, count);
        }
        if (step.bare) list->AddCircleFilled({x, y}, 4, ui.color->secondary);
        else draw_status(ui, {x, y}, step.status, 9);
        veil_step(in, row.steps[mark.first], {x, y});
        const std::optional<DateInterval> said = said_in(row, mark);
        if (h.hovered && heap) tooltip(ui, counted(mark.count, "step", "steps"), heap_words(row, mark), said ? "said " + interval_words(*said) : std::string());
        else if (h.hovered) tell_step(ui, step);
        if (h.clicked && heap) open = true;
        if (h.clicked && !heap) commands.push_back(command::Open{in.corpus.documents[step.place.document.at()].id, step.place.span, {Selection::Kind::thread, row.id, {}, MarkLayer::name}});
        if (!said || (i > 0 && said == said_in(row, marks[i - 1]))) continue;
        const std::string day = interval_words(*said);
        const float words = text_width(ui, Face::caption, day), from = std::min(std::max(x - 10, at.x + 2), at.x + width - words);
        if (from < free_from) continue;
        draw_text(ui, {from, y + 14}, Face::caption, ui.color->secondary, day);
        free_from = from + words + 12;
    }
    return open;
}

}  // namespace dragoman
