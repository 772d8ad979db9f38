#include "web/widget/stroke_batch.h"

#include <imgui_internal.h>

#include <cmath>

namespace dragoman {
namespace {

constexpr int corners = 4, quad[] = {0, 1, 2, 0, 2, 3}, indices = 6;
constexpr float half_width = 1.5f;  ///< Of the pixel and its soft rims.

}  // namespace

StrokeBatch::StrokeBatch(std::size_t most) : list_(ImGui::GetWindowDrawList()), left_(most) {
    const ImVec4 line = list_->_Data->TexUvLines[1];
    first_uv_ = {line.x, line.y};
    second_uv_ = {line.z, line.w};
    list_->PrimReserve(static_cast<int>(most) * indices, static_cast<int>(most) * corners);
}

StrokeBatch::~StrokeBatch() { list_->PrimUnreserve(static_cast<int>(left_) * indices, static_cast<int>(left_) * corners); }

void StrokeBatch::add(ImVec2 from, ImVec2 to, ImU32 color) {
    const float dx = to.x - from.x, dy = to.y - from.y, far = std::sqrt(dx * dx + dy * dy);
    if (far < 0.5f || left_ == 0) return;
    --left_;
    const float nx = -dy / far * half_width, ny = dx / far * half_width;
    const unsigned first = list_->_VtxCurrentIdx;
    for (const int corner : quad) list_->PrimWriteIdx(static_cast<ImDrawIdx>(first + static_cast<unsigned>(corner)));
    list_->PrimWriteVtx({from.x + nx, from.y + ny}, first_uv_, color);
    list_->PrimWriteVtx({to.x + nx, to.y + ny}, first_uv_, color);
    list_->PrimWriteVtx({to.x - nx, to.y - ny}, second_uv_, color);
    list_->PrimWriteVtx({from.x - nx, from.y - ny}, second_uv_, color);
}

}  // namespace dragoman
