#include "web/view/statistics_view.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/date_words.h"
#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

void heading_ui(const Ui& ui, ImVec2 at, std::string_view title, std::string_view beside) {
    const float drawn = draw_text(ui, at, Face::caption_strong, ui.color->secondary, title);
    draw_text(ui, {at.x + drawn + 8, at.y}, Face::caption, ui.color->faint, beside);
}

/// "Aug 2018" for "2018-08".
std::string time_words(const std::string& label) {
    const std::optional<DateInterval> when = parse_iso(label);
    return when ? interval_words(*when) : label;
}

std::size_t most_of(const std::vector<StatisticsBar>& bars) {
    std::size_t most = 1;
    for (const StatisticsBar& bar : bars) most = std::max(most, bar.count + bar.perhaps);
    return most;
}

/// Lying bars, a line each; returns their height.
float lying_bars_ui(const ViewInput& in, const char* id, std::string_view title, const std::vector<StatisticsBar>& bars, ImVec2 at, float width, Commands& commands) {
    const Ui& ui = in.ui;
    heading_ui(ui, at, title, "");
    if (bars.empty()) {
        draw_text(ui, {at.x, at.y + 22}, Face::small, ui.color->faint, "none in view");
        return 48;
    }
    const float row = ui.touch ? 40.f : 26.f, label = std::floor(width * 0.42f), number = 44;
    const auto most = static_cast<float>(most_of(bars));
    float y = at.y + 22;
    ImGui::PushID(id);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const StatisticsBar& bar = bars[i];
        ImGui::SetCursorScreenPos({at.x - 6, y});
        ImGui::PushID(static_cast<int>(i));
        const Hit h = hit(ui, "bar", {width + 12, row}, bar.label + ": " + std::to_string(bar.count), true, 4);
        ImGui::PopID();
        draw_text(ui, {at.x, y + (row - 20) * 0.5f}, Face::body, ui.color->ink, bar.label, label - 12);
        const float length = std::max(2.f, (width - label - number) * static_cast<float>(bar.count) / most), middle = y + row * 0.5f;
        ImGui::GetWindowDrawList()->AddRectFilled({at.x + label, middle - 5}, {at.x + label + length, middle + 5}, with_alpha(ui.color->accent, h.hovered ? 0.95f : 0.7f), 2);
        draw_text(ui, {at.x + label + length + 8, middle - 9}, Face::small, ui.color->secondary, std::to_string(bar.count));
        if (h.clicked) commands.push_back(command::Narrow{bar.narrowed});
        y += row;
    }
    ImGui::PopID();
    return y - at.y + 8;
}

/// "3 articles, 2 more may be of it"
std::string articles_words(const StatisticsBar& bar) {
    std::string out = counted(bar.count, "article", "articles");
    if (bar.perhaps > 0) out += ", " + std::to_string(bar.perhaps) + (bar.count > 0 ? " more may be of it" : " may be of it");
    return out;
}

/// Standing bars over time, the greatest as a scale; returns their height.
float time_bars_ui(const ViewInput& in, const Statistics& rows, ImVec2 at, float width, Commands& commands) {
    const Ui& ui = in.ui;
    const bool doubt = std::any_of(rows.time.begin(), rows.time.end(), [](const StatisticsBar& bar) { return bar.perhaps > 0; });
    std::string beside = doubt ? "hollow: of this month or of another" : "";
    if (doubt && !rows.time.empty() && rows.time.front().label.size() == 4) beside = "hollow: of this year or of another";
    if (rows.undated > 0) beside += (beside.empty() ? "" : ", ") + std::to_string(rows.undated) + " without a date";
    heading_ui(ui, at, "Articles over time", beside);
    if (rows.time.empty()) {
        draw_text(ui, {at.x, at.y + 22}, Face::small, ui.color->faint, "no dated article in view");
        return 48;
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float tall = 104, top = at.y + 26, bottom = top + tall, left = at.x + 28;
    const auto most = static_cast<float>(most_of(rows.time));
    const float step = std::min((width - 28) / static_cast<float>(rows.time.size()), 64.f);
    list->AddRectFilled({left, top}, {left + step * static_cast<float>(rows.time.size()), top + 1}, ui.color->hairline);
    list->AddRectFilled({left, bottom}, {left + step * static_cast<float>(rows.time.size()), bottom + 1}, ui.color->hairline);
    draw_text_right(ui, left - 6, top - 8, Face::caption, ui.color->secondary, std::to_string(static_cast<std::size_t>(most)));
    draw_text_right(ui, left - 6, bottom - 8, Face::caption, ui.color->secondary, "0");
    float free_from = left;
    for (std::size_t i = 0; i < rows.time.size(); ++i) {
        const StatisticsBar& bar = rows.time[i];
        const std::string when = time_words(bar.label);
        const float x = left + step * static_cast<float>(i), room = std::max(step - (step > 8 ? 3.f : 1.f), 1.f);
        const bool any = bar.count + bar.perhaps > 0;
        ImGui::SetCursorScreenPos({x, top});
        ImGui::PushID(static_cast<int>(i));
        const Hit h = hit(ui, "month", {step, tall}, when + ": " + articles_words(bar), any, 0);
        ImGui::PopID();
        const float height = (tall - 4) * static_cast<float>(bar.count) / most;
        if (bar.count > 0) list->AddRectFilled({x + 1, bottom - std::max(height, 2.f)}, {x + 1 + room, bottom}, with_alpha(ui.color->accent, h.hovered ? 0.95f : 0.7f), 1);
        if (bar.perhaps > 0) {  // hollow: of this month or of another
            const float more = std::max((tall - 4) * static_cast<float>(bar.perhaps) / most, 3.f), foot = bottom - height;
            list->AddRectFilled({x + 1, foot - more}, {x + 1 + room, foot}, with_alpha(ui.color->accent, h.hovered ? 0.25f : 0.12f), 1);
            if (room > 4) list->AddRect({x + 1, foot - more}, {x + 1 + room, foot}, with_alpha(ui.color->accent, 0.55f), 1);
        }
        const bool january = i > 0 && bar.label.ends_with("-01");
        const std::string_view label = january ? std::string_view(bar.label).substr(0, 4) : std::string_view(when);
        const float words = text_width(ui, Face::caption, label);
        const bool year = bar.label.size() == 4 || january || i == 0;
        if (year && x >= free_from && x + words <= at.x + width) {
            draw_text(ui, {x, bottom + 4}, Face::caption, ui.color->secondary, label);
            free_from = x + words + 12;
        }
        if (h.hovered) tooltip(ui, when, articles_words(bar), "Click to narrow every view to it.");
        if (h.clicked && any) commands.push_back(command::Narrow{bar.narrowed});
    }
    return bottom + 28 - at.y;
}

/// Words that are unusually frequent in view; returns their height.
float words_ui(const ViewInput& in, const Statistics& rows, ImVec2 at, float width, Commands& commands) {
    const Ui& ui = in.ui;
    heading_ui(ui, at, "Words that tell these articles from the others", rows.words.empty() ? "" : "log-likelihood, times here · elsewhere");
    if (rows.words.empty()) {
        const std::string_view why = rows.documents == in.corpus.documents.size()
                                         ? "All articles are in view. Narrow them, by a search, an entity or a stretch of time, to see which words are theirs."
                                         : "No word is much more frequent here than in the other articles.";
        return 30 + draw_wrapped(ui, {at.x, at.y + 22}, Face::small, ui.color->secondary, why, width);
    }
    const float row = ui.touch ? 40.f : 26.f;
    const int columns = std::max(1, static_cast<int>(width / 250));
    const float column = width / static_cast<float>(columns);
    const auto lines = (rows.words.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
    for (std::size_t i = 0; i < rows.words.size(); ++i) {
        const TellingWord& word = rows.words[i];
        const float x = at.x + column * static_cast<float>(i / lines), y = at.y + 22 + row * static_cast<float>(i % lines);
        ImGui::SetCursorScreenPos({x - 6, y});
        ImGui::PushID(word.word.c_str());
        char score[16];
        std::snprintf(score, sizeof score, "%.1f", word.score);
        const std::string counts = std::to_string(word.here) + " · " + std::to_string(word.elsewhere);
        const Hit h = hit(ui, "word", {column - 12, row}, word.word + ": " + score + ", " + counts, true, 4);
        ImGui::PopID();
        const float middle = y + row * 0.5f;
        draw_text(ui, {x, middle - 10}, Face::strong, ui.color->ink, word.word, column - 130);
        draw_text_right(ui, x + column - 80, middle - 9, Face::small, ui.color->secondary, score);
        draw_text_right(ui, x + column - 24, middle - 9, Face::small, ui.color->faint, counts);
        if (!h.clicked) continue;
        Filter next = in.filter;
        next.text = trimmed(next.text).empty() ? word.word : next.text + " " + word.word;
        commands.push_back(command::Narrow{next});
    }
    return 22 + row * static_cast<float>(lines) + 8;
}

}  // namespace

void statistics_ui(const ViewInput& in, StatisticsState& state, Commands& commands) {
    const Ui& ui = in.ui;
    if (state.revision != in.revision) {
        state.rows = statistics(in.corpus, in.filter);
        state.revision = in.revision;
    }
    const Statistics& rows = state.rows;
    view_title(ui, "Statistics", counted(rows.documents, "article", "articles"));
    rule(ui);
    if (rows.documents == 0) return nothing_matches(in, "article", commands);
    begin_pane(ui, "bars", {0, 0});
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float inset = ui.narrow ? 16.f : 24.f, width = ImGui::GetContentRegionAvail().x - inset * 2 - 6;
    const ImVec2 at{start.x + inset, start.y + 16};
    float y = at.y + time_bars_ui(in, rows, at, width, commands) + 12;
    struct Chart {
        const char *id, *title;
        const std::vector<StatisticsBar>& bars;
    };
    const Chart charts[] = {
        {"types", "Events by what was done", rows.event_types}, {"statuses", "Events by what became of them", rows.event_statuses},
        {"speakers", "Quotations by speaker", rows.speakers},   {"stances", "Quotations by stance", rows.stances},
        {"entities", "Entities by type", rows.entity_types},    {"outlets", "Articles by outlet", rows.outlets},
    };
    const int columns = width > 1100 ? 3 : width > 620 ? 2 : 1;
    const float column = (width - 32.f * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float lowest = y;
    for (std::size_t i = 0; i < std::size(charts); ++i) {
        const auto place = static_cast<int>(i) % columns;
        if (place == 0) y = lowest;
        const float height = lying_bars_ui(in, charts[i].id, charts[i].title, charts[i].bars, {at.x + static_cast<float>(place) * (column + 32), y}, column, commands);
        lowest = std::max(lowest, y + height + 16);
    }
    lowest += words_ui(in, rows, {at.x, lowest}, width, commands);
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({1, lowest + 24 - start.y});
    end_pane(ui);
}

}  // namespace dragoman
