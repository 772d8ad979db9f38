// The inspector's panes of an article and of its greyed lines.
#include <algorithm>
#include <cmath>

#include "core/query/document_rows.h"
#include "core/query/leftover.h"
#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/platform.h"
#include "web/view/inspector_parts.h"
#include "web/view/view_parts.h"
#include "web/widget/date_bar.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

/// How sure: the figure, and a bar that says it without reading.
void reason_ui(const ViewInput& in, const Reason& reason) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    draw_text(ui, {at.x, at.y + 3}, Face::small, ui.color->secondary, reason.what, label_column - 4);
    draw_text(ui, {at.x + label_column, at.y + 4}, Face::caption, ui.color->secondary, reason.rule.view(), width - label_column - 78);
    draw_text_right(ui, at.x + width, at.y + 3, Face::small, ui.color->ink, percent_words(reason.score));
    const float bar = at.x + width - 72, right = at.x + width - 42;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({bar, at.y + 10}, {right, at.y + 14}, ui.color->hairline, 2);
    const ImU32 color = reason.score >= 0.75f ? ui.color->good : reason.score >= 0.45f ? ui.color->caution : ui.color->bad;
    list->AddRectFilled({bar, at.y + 10}, {bar + (right - bar) * std::clamp(reason.score, 0.f, 1.f), at.y + 14}, color, 2);
    ImGui::Dummy({1, 22});
    paragraph(ui, Face::small, ui.color->ink, reason.rule.words(), label_column);
    gap(6);
}

/// A sentence that leads to its words, where it has some.
void step_ui(const ViewInput& in, std::string_view sign, std::string_view words, const std::string& document, Span span, int id, Commands& commands) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, left = 20;
    const float height = wrapped_height(ui, Face::body, words, width - left) + 6;
    bool hovered = false;
    if (!document.empty()) {
        ImGui::PushID(id);
        const Hit h = hit(ui, "step", {width, height}, words, false);
        ImGui::PopID();
        hovered = h.hovered;
        if (hovered) ImGui::GetWindowDrawList()->AddRectFilled({at.x - 8, at.y}, {at.x + width, at.y + height}, ui.color->hover, 6);
        if (h.clicked) commands.push_back(command::Open{document, span, {}});
    }
    draw_text(ui, {at.x, at.y + 4}, Face::caption_strong, ui.color->secondary, sign);
    draw_wrapped(ui, {at.x + left, at.y + 2}, Face::body, hovered ? ui.color->accent : ui.color->ink, words, width - left);
    ImGui::SetCursorScreenPos({at.x, at.y + height});
    ImGui::Dummy({1, 2});
}

/// The day of publication: words, its place in the year, each step of the reasoning, what else was thought of.
void date_ui(const ViewInput& in, const Document& doc, Commands& commands) {
    const Ui& ui = in.ui;
    const Publication& published = doc.published;
    const char* how = published.basis == DateBasis::stated ? "stated" : published.basis == DateBasis::inferred ? "worked out" : "not known";
    section(ui, "Published", how);
    paragraph(ui, Face::strong, ui.color->ink, publication_words(published));
    if (published.interval) {
        gap(6);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_date_strip(ui, at, ImGui::GetContentRegionAvail().x, published, true);
        ImGui::Dummy({1, 32});
    }
    gap(6);
    int id = 0;
    if (published.reasons.empty()) {
        step_ui(in, "–", publication_reason(in.corpus, doc), published.span.empty() ? "" : doc.id, published.span, id++, commands);
    }
    for (const DateReason& reason : published.reasons) {
        const std::string words = reason_words(in.corpus, reason);
        const Document& other = reason.document ? in.corpus.documents[reason.document.at()] : doc;
        const bool leads = reason.document || !reason.span.empty();
        step_ui(in, std::to_string(id + 1), words, leads ? other.id : "", reason.span, id, commands);
        ++id;
    }
    if (!published.rejected.empty()) {
        section(ui, "Dates set aside", std::to_string(published.rejected.size()));
        for (const RejectedDate& other : published.rejected) {
            step_ui(in, "×", "“" + one_line(text_of(doc, other.span)) + "”: " + one_line(other.reason), doc.id, other.span, 100 + id++, commands);
        }
    }
}

}  // namespace

std::string percent_words(float score) { return std::to_string(static_cast<int>(std::lround(std::clamp(score, 0.f, 1.f) * 100))) + " %"; }

void reasons_ui(const ViewInput& in, const std::vector<Reason>& reasons) {
    if (reasons.empty()) return;
    section(in.ui, "Why?", "rule and confidence");
    for (const Reason& reason : reasons) reason_ui(in, reason);
}

void heading_ui(const ViewInput& in, std::string_view kind, std::string_view words, Face face) {
    paragraph(in.ui, Face::caption_strong, in.ui.color->secondary, kind);
    gap(6);
    paragraph(in.ui, face, in.ui.color->ink, words);
    heading(2);
}

void inspect_leftover_ui(const ViewInput& in, const LeftoverNote& note) {
    const Ui& ui = in.ui;
    const DocumentIndex index = document_by_id(in.corpus, in.selection.id);
    if (!index || note.role.empty()) return paragraph(ui, Face::body, ui.color->secondary, "These words are not grey in this corpus.");
    heading_ui(in, "Not the article", note.role, Face::lead);
    gap(8);
    paragraph(ui, Face::body, ui.color->ink, note.why);
    gap(12);
    paragraph(ui, Face::small, ui.color->secondary, "“" + one_line(text_of(in.corpus.documents[index.at()], note.span), 400) + "”");
    reasons_ui(in, {{"Held so by", note.rule, note.score}});
    gap(12);
    paragraph(ui, Face::small, ui.color->secondary, "It stays on the page, greyed; names, quotations and events are not looked for in it.");
}

void inspect_document_ui(const ViewInput& in, const Explanation& why, Commands& commands) {
    const Ui& ui = in.ui;
    const DocumentIndex index = document_by_id(in.corpus, in.selection.id);
    if (!index) return;
    const Document& doc = in.corpus.documents[index.at()];
    heading_ui(in, document_outlet(doc).empty() ? "Article" : document_outlet(doc), document_title(doc), Face::text_strong);
    const std::vector<std::string> warnings = document_warnings(doc);
    if (!warnings.empty()) {
        section(ui, "Warnings", std::to_string(warnings.size()));
        for (const std::string& warning : warnings) {
            const ImVec2 at = ImGui::GetCursorScreenPos();
            draw_icon(ui, {at.x + 7, at.y + 11}, icon::triangle_alert, 14, ui.color->caution);
            paragraph(ui, Face::body, ui.color->ink, warning, 20);
            gap(4);
        }
    }
    date_ui(in, doc, commands);
    reasons_ui(in, why.reasons);
    section(ui, "File");
    paragraph(ui, Face::small, ui.color->secondary, doc.source.empty() ? doc.id : doc.source);
    if (!doc.url.empty()) {
        gap(4);
        if (link(ui, Face::small, doc.url)) platform::open_link(doc.url);
    }
    gap(16);
    const bool only = in.filter.documents == std::vector<std::string>{doc.id};
    if (button(ui, only ? "Show all articles again" : "Show only this article")) {
        Filter next = in.filter;
        next.documents.clear();
        if (!only) next.documents.push_back(doc.id);
        commands.push_back(command::Narrow{next});
    }
}

}  // namespace dragoman
