#include "core/query/wording.h"
#include "web/view/inspector_parts.h"
#include "web/view/view_parts.h"
#include "web/widget/relation_mark.h"
#include "web/widget/status_mark.h"

namespace dragoman {
namespace {

void group_heading_ui(const ViewInput& in, const LinkGroup& group, const std::string& first, const std::string& second) {
    const Ui& ui = in.ui;
    const RelationKind& kind = relation_kind(group.relation);
    const std::string words = (group.from_first ? first : second) + " " + std::string(kind.does) + " " + (group.from_first ? second : first);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    draw_relation(ui, {at.x + 10, at.y + 22}, group.relation, 9);
    const float height = draw_wrapped(ui, {at.x + 28, at.y + 12}, Face::strong, ui.color->ink, words, width - 28);
    std::string count = group.relation == Relation::named ? "in " + counted(group.count, "sentence", "sentences") : counted(group.count, "happening", "happenings");
    if (group.relation != Relation::named && group.took_place < group.count) {
        count += group.took_place == 0 ? ", planned or denied only" : ", " + std::to_string(group.count - group.took_place) + " planned or denied only";
    }
    draw_text(ui, {at.x + 28, at.y + 12 + height}, Face::caption, ui.color->secondary, count, width - 28);
    ImGui::Dummy({1, height + 34});
}

/// The day once for all that happened on it.
void day_ui(const ViewInput& in, const LinkProof& proof) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_status(ui, {at.x + 10, at.y + 12}, proof.status, 7);
    std::string words = proof.when ? interval_words(*proof.when) : std::string("No day known");
    if (proof.assumed && proof.when) words = "article of " + words;
    const float drawn = draw_text(ui, {at.x + 28, at.y + 3}, Face::small_strong, status_color(ui, proof.status), proof.negative ? "said not to have been" : status_word(proof.status));
    draw_text(ui, {at.x + 28 + drawn + 8, at.y + 3}, Face::small, ui.color->secondary, words);
    ImGui::Dummy({1, 24});
}

}  // namespace

void inspect_link_ui(const ViewInput& in, const std::vector<LinkGroup>& groups, Commands& commands) {
    const Ui& ui = in.ui;
    const auto [first, second] = ends_of(in.corpus, in.selection);
    if (!first) return paragraph(ui, Face::body, ui.color->secondary, "This corpus does not name both of them.");
    const std::string a = entity_name(in.corpus, first), b = entity_name(in.corpus, second);
    heading_ui(in, "Between two", a + " and " + b, Face::text_strong);
    gap(4);
    entity_link(in, first, 1, commands);
    entity_link(in, second, 2, commands);
    if (groups.empty()) {
        gap(8);
        paragraph(ui, Face::body, ui.color->secondary, "Nothing between them fits what is chosen above.");
    }
    int id = 10;
    for (const LinkGroup& group : groups) {
        group_heading_ui(in, group, a, b);
        const LinkGroup::Row* before = nullptr;
        for (const LinkGroup::Row& row : group.rows) {
            const bool same_day = before && before->proof.when == row.proof.when && before->proof.status == row.proof.status && before->proof.assumed == row.proof.assumed;
            if (group.relation != Relation::named && !same_day) day_ui(in, row.proof);
            ImGui::Indent(28);
            const Document& doc = in.corpus.documents[row.words.document.at()];
            const Selection mark = row.proof.event ? select_mark(doc.id, MarkLayer::event, doc.events[row.proof.event.at()].trigger) : Selection();
            evidence_ui(in, row.words, id++, commands, mark);
            ImGui::Unindent(28);
            before = &row;
        }
    }
}

}  // namespace dragoman
