#include <algorithm>

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
    draw_text(ui, {at.x + 28, at.y + 12 + height}, Face::caption, ui.color->secondary, count_words(group.relation, group.count, group.took_place), width - 28);
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

void dealings_ui(const ViewInput& in, const EntityDossier& dossier, Commands& commands) {
    constexpr std::size_t most = 16;
    if (dossier.dealings.empty()) return;
    const Ui& ui = in.ui;
    section(ui, "Dealings", counted(dossier.dealings.size(), "link", "links"));
    const std::size_t shown = std::min(dossier.dealings.size(), most);
    for (std::size_t i = 0; i < shown; ++i) {
        const DealingRow& row = dossier.dealings[i];
        const RelationKind& kind = relation_kind(row.relation);
        const std::string words(row.actor ? kind.does : kind.undergone);
        const float width = ImGui::GetContentRegionAvail().x;
        ImGui::PushID(static_cast<int>(i));
        const Hit h = hit(ui, "dealing", {width, ui.touch ? 40.f : 26.f}, words + " " + row.other_name + ", " + counted(row.count, "time", "times"));
        ImGui::PopID();
        const float y = h.box.min.y + (h.box.height() - 20) * 0.5f, left = h.box.min.x + 26;
        draw_relation(ui, {h.box.min.x + 10, y + 10}, row.relation, 8);
        const float drawn = draw_text(ui, {left, y}, Face::body, row.took_place > 0 ? ui.color->secondary : ui.color->faint, words);
        draw_text(ui, {left + drawn + 6, y}, Face::body, ui.color->ink, row.other_name, width - drawn - 62);
        draw_text_right(ui, h.box.max.x - 4, y + 1, Face::small, ui.color->secondary, std::to_string(row.count));
        if (h.clicked) commands.push_back(command::Select{select_link(dossier.id, row.other_id)});
    }
    if (dossier.dealings.size() > shown && link(ui, Face::small, "All in the Network")) commands.push_back(command::Show{View::network});
}

void proofs_ui(const ViewInput& in, const std::vector<LinkGroup::Row>& rows, int id, Commands& commands) {
    const LinkProof* before = nullptr;
    for (const LinkGroup::Row& row : rows) {
        const LinkProof& proof = row.proof;
        const bool same_day = before && before->when == proof.when && before->status == proof.status && before->assumed == proof.assumed;
        if (proof.event && !same_day) day_ui(in, proof);
        ImGui::Indent(28);
        const Document& doc = in.corpus.documents[row.words.document.at()];
        const Selection mark = proof.event ? select_mark(doc.id, MarkLayer::event, doc.events[proof.event.at()].trigger) : Selection();
        evidence_ui(in, row.words, id++, commands, mark);
        ImGui::Unindent(28);
        before = &proof;
    }
}

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
        proofs_ui(in, group.rows, id, commands);
        id += static_cast<int>(group.rows.size());
    }
}

}  // namespace dragoman
