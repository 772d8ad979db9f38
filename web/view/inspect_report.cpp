// "This is wrong": what is chosen has a name that outlives a new analysis, and a report of it can be copied. What corrects it here
// will stand in the same place.
#include "core/base/utf8.h"
#include "core/query/citation.h"
#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/platform.h"
#include "web/view/inspector_parts.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

std::string_view word_of(MarkLayer layer) {
    switch (layer) {
        case MarkLayer::name: return "name";
        case MarkLayer::nominal: return "description";
        case MarkLayer::pronoun: return "pronoun";
        case MarkLayer::date: return "date";
        case MarkLayer::quotation: return "quotation";
        case MarkLayer::event: return "event";
    }
    return "mark";
}

std::string_view word_of(Selection::Kind kind) {
    switch (kind) {
        case Selection::Kind::entity: return "entity";
        case Selection::Kind::document: return "date-of";
        case Selection::Kind::thread: return "thread";
        case Selection::Kind::agreement: return "agreement";
        case Selection::Kind::conflict: return "conflict";
        case Selection::Kind::story: return "story";
        case Selection::Kind::link: return "link";
        default: return "item";
    }
}

/// The article that a choice is in, where it is in one.
const Document* document_of(const ViewInput& in) {
    const Selection::Kind kind = in.selection.kind;
    if (kind != Selection::Kind::mark && kind != Selection::Kind::leftover && kind != Selection::Kind::document) return nullptr;
    const DocumentIndex index = document_by_id(in.corpus, in.selection.id);
    return index ? &in.corpus.documents[index.at()] : nullptr;
}

std::string report_of(const ViewInput& in, const std::string& name, const std::optional<Explanation>& why) {
    std::string out = "Dragoman: this is wrong\nItem: " + name + "\n";
    if (why) {
        out += "Taken for: " + why->kind + "\n";
        for (const Fact& fact : why->facts) {
            out += fact.label + ": " + (fact.entity ? entity_name(in.corpus, fact.entity) + " (" + in.corpus.entities[fact.entity.at()].id + ")" : fact.value) + "\n";
        }
        for (const Reason& reason : why->reasons) out += reason.what + ": " + std::string(reason.rule.view()) + ", " + percent_words(reason.score) + "\n";
    }
    if (const Document* doc = document_of(in)) out += "In: " + citation(*doc) + "\n";
    return out + "It should be: ";
}

}  // namespace

std::string item_name(const ViewInput& in) {
    const Selection& s = in.selection;
    const Document* doc = document_of(in);
    if (s.kind == Selection::Kind::mark && doc) return place_name(word_of(s.layer), *doc, s.span);
    if (s.kind == Selection::Kind::leftover && doc) return place_name("leftover", *doc, s.span);
    return std::string(word_of(s.kind)) + "/" + s.id;
}

void report_ui(const ViewInput& in, const std::optional<Explanation>& why) {
    const Ui& ui = in.ui;
    if (in.selection.kind == Selection::Kind::none) return;
    const std::string name = item_name(in);
    section(ui, "Is this wrong?");
    paragraph(ui, Face::small, ui.color->secondary, "It cannot be corrected here yet. A report names it so that it is found again, however often the articles are read anew:");
    gap(4);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text(ui, at, Face::caption, ui.color->ink, name, ImGui::GetContentRegionAvail().x);
    ImGui::Dummy({1, 22});
    if (button(ui, "Copy a report", icon::flag)) {
        platform::copy_text(report_of(in, name, why));
        platform::announce("The report is on the clipboard.");
    }
    const Document* doc = document_of(in);
    if (!doc || in.selection.span.empty()) return;
    if (ImGui::GetContentRegionAvail().x > 320) ImGui::SameLine(0, 8);
    else gap(8);
    if (button(ui, "Copy the words", icon::copy)) {
        platform::copy_text(with_citation(*doc, text_of(*doc, in.selection.span)));
        platform::announce("The words and where they stand are on the clipboard.");
    }
}

}  // namespace dragoman
