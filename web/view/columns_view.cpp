#include "web/view/columns_view.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/platform/platform.h"
#include "web/view/view_parts.h"

namespace dragoman {
namespace {

struct Field {
    RecordField field;
    const char* label;
};
constexpr Field fields[] = {
    {RecordField::text, "Text"},  {RecordField::title, "Title"},    {RecordField::date, "Date"},
    {RecordField::url, "Address"}, {RecordField::outlet, "Outlet"}, {RecordField::byline, "Author"},
};

const char* label_of(RecordField field) {
    for (const Field& row : fields) {
        if (row.field == field) return row.label;
    }
    return "";
}

/// The first values of a column, each once, on one line.
std::string values_of(const RecordSample& sample, const std::string& column, std::size_t most = 3) {
    const auto at = static_cast<std::size_t>(std::find(sample.columns.begin(), sample.columns.end(), column) - sample.columns.begin());
    std::vector<std::string> values;
    for (const std::vector<std::string>& row : sample.rows) {
        std::string value = at < row.size() ? one_line(row[at], 120) : std::string();
        if (!value.empty() && values.size() < most && std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
    }
    std::string out;
    for (const std::string& value : values) out += (out.empty() ? "" : "  ·  ") + value;
    return out;
}

/// One column to choose: its name over its values.
bool choice_ui(const Ui& ui, const RecordSample& sample, const std::string& column, RecordField field, bool on, int id, float width) {
    const float height = ui.touch ? 52.f : 44.f;
    ImGui::PushID(id);
    const std::string name = column.empty() ? "No column" : column;
    const Hit h = hit(ui, "choice", {width, height}, name + " for " + label_of(field));
    inspect::checked(on);
    ImGui::PopID();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 dot{h.box.min.x + 14, h.box.min.y + height * 0.5f};
    if (on) list->AddCircleFilled(dot, 5, ui.color->accent);
    else list->AddCircle(dot, 5, ui.color->secondary, 0, 1.5f);
    const float left = h.box.min.x + 30, room = width - 38;
    if (column.empty()) {
        draw_text(ui, {left, dot.y - 10}, Face::body, ui.color->secondary, "No column holds it", room);
    } else {
        draw_text(ui, {left, dot.y - 20}, Face::strong, ui.color->ink, column, room);
        const std::string values = values_of(sample, column);
        draw_text(ui, {left, dot.y}, Face::small, ui.color->secondary, values.empty() ? "empty in the first records" : values, room);
    }
    return h.clicked;
}

/// A field and the column chosen for it; a press unfolds the columns below.
void field_ui(const Ui& ui, ColumnQuestions& state, const RecordSample& sample, int index, float width) {
    const Field& row = fields[index];
    const std::string& column = state.column_of(row.field);
    const float height = ui.touch ? 44.f : 36.f, label = 76;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool open = state.open_field == index;
    const bool wanted = row.field == RecordField::text && column.empty();
    draw_text(ui, {at.x, at.y + (height - 20) * 0.5f}, row.field == RecordField::text ? Face::strong : Face::body, ui.color->ink, row.label, label - 8);
    ImGui::SetCursorScreenPos({at.x + label, at.y});
    const Hit h = hit(ui, row.label, {width - label, height}, std::string(row.label) + ": " + (column.empty() ? "no column" : column), false);
    inspect::opened(open);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(h.box.min, h.box.max, h.hovered ? ui.color->sunken : ui.color->raised, 6);
    list->AddRect(h.box.min, h.box.max, wanted ? ui.color->caution : open ? ui.color->accent : ui.color->hairline, 6);
    const float y = h.box.min.y + (height - 20) * 0.5f, room = h.box.width() - 48;
    if (column.empty()) {
        draw_text(ui, {h.box.min.x + 12, y}, Face::body, ui.color->secondary, wanted ? "Choose the column that holds the article" : "No column", room);
    } else {
        const float drawn = draw_text(ui, {h.box.min.x + 12, y}, Face::strong, ui.color->ink, column, room);
        draw_text(ui, {h.box.min.x + 24 + drawn, y + 1}, Face::small, ui.color->secondary, values_of(sample, column, 1), room - drawn - 12);
    }
    draw_icon(ui, {h.box.max.x - 18, h.box.min.y + height * 0.5f}, open ? icon::chevron_up : icon::chevron_down, 16, ui.color->secondary);
    if (h.clicked) {
        state.open_field = open ? -1 : index;
        if (!open) ImGui::SetScrollFromPosY(at.y - ImGui::GetWindowPos().y - 4, 0.f);  // its columns come into sight
    }
    ImGui::SetCursorScreenPos({at.x, at.y + height + 6});
    if (!open) return;
    ImGui::Indent(label);
    ImGui::PushID(row.label);
    int id = 0;
    std::optional<std::string> choice;
    if (row.field != RecordField::text && choice_ui(ui, sample, "", row.field, column.empty(), id++, width - label)) choice = "";
    for (const std::string& name : sample.columns) {
        if (choice_ui(ui, sample, name, row.field, name == column, id++, width - label)) choice = name;
    }
    ImGui::PopID();
    ImGui::Unindent(label);
    gap(6);
    if (choice) {
        state.choose(row.field, *choice);
        state.open_field = -1;
    }
}

/// What stands in the file, and what it was taken for.
void columns_of_file_ui(const Ui& ui, const ColumnQuestions& state, const RecordSample& sample, float width) {
    section(ui, "Columns of the file", std::to_string(sample.columns.size()));
    for (const std::string& column : sample.columns) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const auto taken = std::find_if(state.chosen.begin(), state.chosen.end(), [&](const IngestOptions::Column& c) { return c.name == column; });
        float aside = 0;
        if (taken != state.chosen.end()) {
            const std::string_view words = label_of(taken->field);
            aside = text_width(ui, Face::caption_strong, words) + 12;
            draw_text_right(ui, at.x + width, at.y + 2, Face::caption_strong, ui.color->accent, words);
        }
        draw_text(ui, at, Face::strong, ui.color->ink, column, width - aside);
        const std::string values = values_of(sample, column);
        draw_text(ui, {at.x, at.y + 20}, Face::small, ui.color->secondary, values.empty() ? "empty in the first records" : values, width);
        ImGui::Dummy({width, 46});
    }
}

/// A record as it would be read, through the reader itself.
void preview_ui(const Ui& ui, ColumnQuestions& state, const RecordSample& sample) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    draw_text(ui, {at.x, at.y + 6}, Face::caption_strong, ui.color->secondary, "As it would be read");
    const std::size_t count = sample.rows.size();
    if (count > 1) {
        const float side = ui.touch ? 40.f : 28.f;
        const std::string of = "Record " + std::to_string(state.row + 1) + " of the first " + std::to_string(count);
        draw_text_right(ui, at.x + width - side * 2 - 6, at.y + 6, Face::caption, ui.color->secondary, of);
        ImGui::SetCursorScreenPos({at.x + width - side * 2, at.y + 14 - side * 0.5f});
        if (icon_button(ui, icon::chevron_left, "Record before", false, side)) state.row = (state.row + count - 1) % count;
        ImGui::SameLine(0, 0);
        if (icon_button(ui, icon::chevron_right, "Next record", false, side)) state.row = (state.row + 1) % count;
    }
    ImGui::SetCursorScreenPos({at.x, at.y + 34});
    rule(ui);
    gap(10);
    if (!state.complete()) {
        paragraph(ui, Face::body, ui.color->secondary, "Choose the column that holds the text of the article.");
        return;
    }
    IngestOptions options;
    options.columns = state.mapping();
    const Result<Document> read = read_sample(sample, state.row, options);
    if (!read) {
        paragraph(ui, Face::body, ui.color->caution, read.error().message);
        return;
    }
    const Document& doc = read.value();
    if (!doc.given_outlet.empty()) {
        paragraph(ui, Face::small_strong, ui.color->secondary, one_line(doc.given_outlet, 100));
        gap(2);
    }
    if (!doc.given_title.empty()) {
        paragraph(ui, Face::text_strong, ui.color->ink, one_line(doc.given_title, 200));
        gap(4);
    }
    std::string below = doc.given_date ? interval_words(*doc.given_date) : "No date";
    if (!doc.given_byline.empty()) below += "  ·  " + one_line(doc.given_byline, 100);
    paragraph(ui, Face::small, ui.color->secondary, below);
    for (const Warning& warning : doc.warnings) paragraph(ui, Face::small, ui.color->caution, warning.message);
    gap(8);
    const std::string_view text = trimmed(doc.text);
    const ImVec2 here = ImGui::GetCursorScreenPos();
    const float height = draw_wrapped(ui, here, Face::text, ui.color->ink, text, width - 4, ui.narrow ? 6 : 9);
    ImGui::Dummy({1, height + 6});
    if (!doc.url.empty()) {
        const ImVec2 place = ImGui::GetCursorScreenPos();
        draw_text(ui, place, Face::small, ui.color->secondary, doc.url, width);
        ImGui::Dummy({1, 22});
    }
}

}  // namespace

ColumnsAnswer columns_ui(const Ui& ui, ColumnQuestions& state, bool stores) {
    state.prepare();
    if (!state.open()) return ColumnsAnswer::leave_out;
    const UnknownColumns& question = *state.open();
    const RecordSample& sample = question.sample;
    state.row = std::min(state.row, sample.rows.empty() ? 0 : sample.rows.size() - 1);
    const std::size_t alike = state.alike(), further = state.waiting.size() - alike;
    const float width = ImGui::GetContentRegionAvail().x - 12;
    const float check = ui.touch ? 40.f : 28.f;
    const float buttons = ui.touch ? 40.f : 34.f;
    const float foot = check * (alike > 1 && (ui.narrow || width < 640) ? 2.f : 1.f) + buttons + 32;

    begin_pane(ui, "choices", {width + 12, ImGui::GetContentRegionAvail().y - foot});
    std::string which = question.name;
    if (alike == 2) {
        for (const UnknownColumns& other : state.waiting) which += &other != &question && same_columns(other, question) ? " and " + other.name : "";
    } else if (alike > 2) {
        which += " and " + std::to_string(alike - 1) + " files more with the same columns";
    }
    paragraph(ui, Face::strong, ui.color->ink, which);
    if (further > 0) paragraph(ui, Face::small, ui.color->secondary, "Behind it " + counted(further, "file with other columns waits.", "files with other columns wait."));
    gap(2);
    paragraph(ui, Face::body, ui.color->secondary, "None of its columns has a name that is known to hold an article's text. What is chosen here is a guess from the values.");
    gap(14);
    const bool beside = width > 640;
    const float left = beside ? std::floor(width * 0.54f) : width;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    if (beside) begin_pane(ui, "fields", {left, std::max(ImGui::GetContentRegionAvail().y, 200.f)});
    for (int i = 0; i < static_cast<int>(std::size(fields)); ++i) field_ui(ui, state, sample, i, left - (beside ? 16.f : 0.f));
    if (beside) {
        columns_of_file_ui(ui, state, sample, left - 16);
        end_pane(ui);
        ImGui::SetCursorScreenPos({top.x + left + 28, top.y});
        begin_pane(ui, "preview", {width - left - 28, std::max(ImGui::GetContentRegionAvail().y, 200.f)});
        preview_ui(ui, state, sample);
        end_pane(ui);
    } else {
        gap(14);
        preview_ui(ui, state, sample);
        columns_of_file_ui(ui, state, sample, width);
    }
    end_pane(ui);

    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y}, {at.x + width, at.y + 1}, ui.color->hairline);
    ImGui::SetCursorScreenPos({at.x, at.y + 6});
    state.remember = check_box(ui, stores ? std::string("Remember for files with these columns") : "Remember until " + std::string(platform::surroundings().window) + " is closed", state.remember);
    if (alike > 1) {
        if (beside) ImGui::SameLine(0, 24);
        state.all_alike = check_box(ui, "Read all " + std::to_string(alike) + " files with these columns so", state.all_alike);
    }
    gap(4);
    ColumnsAnswer answer = ColumnsAnswer::none;
    ImGui::BeginDisabled(!state.complete());
    if (button(ui, alike > 1 && state.all_alike ? "Read the " + std::to_string(alike) + " files" : "Read the file", icon::check, true)) answer = ColumnsAnswer::read;
    ImGui::EndDisabled();
    ImGui::SameLine(0, 8);
    if (button(ui, alike > 1 && state.all_alike ? "Leave them out" : "Leave it out")) answer = ColumnsAnswer::leave_out;
    return answer;
}

int kept_columns_ui(const Ui& ui, const ColumnMemory& memory, bool stores) {
    int forget = -1;
    section(ui, "Columns of files", std::to_string(memory.all().size()));
    if (memory.all().empty()) {
        paragraph(ui, Face::body, ui.color->secondary, "Nothing is remembered. Where the columns of a table or the keys of records have no usual names, you are asked once what they hold.");
    }
    for (std::size_t i = 0; i < memory.all().size(); ++i) {
        const ColumnMemory::Kept& kept = memory.all()[i];
        std::string columns, reads;
        for (const std::string& name : kept.columns) columns += (columns.empty() ? "" : ", ") + one_line(name, 60);
        for (const IngestOptions::Column& column : kept.mapping) {
            if (!column.name.empty()) reads += (reads.empty() ? "" : ",  ") + std::string(label_of(column.field)) + " from " + one_line(column.name, 60);
        }
        paragraph(ui, Face::strong, ui.color->ink, reads);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float aside = 84;
        draw_text(ui, at, Face::small, ui.color->secondary, "of files with " + columns, ImGui::GetContentRegionAvail().x - aside);
        const float width = ImGui::GetContentRegionAvail().x;
        ImGui::SetCursorScreenPos({at.x + width - aside + 16, at.y - (ui.touch ? 7.f : 0.f)});
        ImGui::PushID(static_cast<int>(i));
        if (link(ui, Face::small, "Forget")) forget = static_cast<int>(i);
        ImGui::PopID();
        ImGui::SetCursorScreenPos({at.x, at.y + (ui.touch ? 40.f : 30.f)});
    }
    gap(8);
    paragraph(ui, Face::small, ui.color->secondary, stores ? "It is kept on this machine alone." : "This page may store nothing (it stands in a frame that forbids it): what you choose lasts until it is closed.");
    return forget;
}

}  // namespace dragoman
