// The fonts as they come, and those that are asked for when their letters are met.
#include "web/app/letters.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "web/platform/platform.h"
#include "web/widget/right_to_left.h"

namespace dragoman {
namespace {

/// Into every font of words, so that a line may hold both. What has been drawn as a box is drawn anew.
void merge_arabic(App& app, std::string_view bytes) {
    // ImGui's sizes are ascent and descent together, 1.70 em of Noto Naskh Arabic: so is an em of it as large as its neighbours'.
    constexpr float beside_text = 16 * 1.703f / 1.362f, beside_ui = 16 * 1.703f / 1.21f;
    for (ImFont* font : {app.fonts.ui, app.fonts.strong, app.fonts.text, app.fonts.text_strong, app.fonts.text_italic}) {
        if (!font) continue;
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.MergeMode = true;
        config.DstFont = font;
        const float size = font == app.fonts.ui || font == app.fonts.strong ? beside_ui : beside_text;
        ImFontAtlasFontDiscardBakes(ImGui::GetIO().Fonts, font, 0);
        ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()), size, &config);
    }
}

}  // namespace

void app_font(App& app, FontFile file, std::string_view bytes) {
    if (file == FontFile::arabic) return merge_arabic(app, bytes);
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    if (file == FontFile::icons) config.GlyphOffset = {0, 0};
    ImFont* font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()), 16.f, &config);
    if (!font) return;
    switch (file) {
        case FontFile::ui:
            app.fonts.ui = font;
            ImGui::GetIO().FontDefault = font;
            break;
        case FontFile::ui_strong: app.fonts.strong = font; break;
        case FontFile::text: app.fonts.text = font; break;
        case FontFile::text_strong: app.fonts.text_strong = font; break;
        case FontFile::text_italic: app.fonts.text_italic = font; break;
        case FontFile::icons: app.fonts.icons = font; break;
        case FontFile::arabic: break;
    }
}

void ask_for_letters(App& app, const Corpus& corpus) {
    if (app.wants_arabic) return;
    app.wants_arabic = std::any_of(corpus.documents.begin(), corpus.documents.end(), [](const Document& doc) { return has_arabic(doc.text); });
    if (app.wants_arabic) platform::want_font(static_cast<std::size_t>(FontFile::arabic));
}

}  // namespace dragoman
