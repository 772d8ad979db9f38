#pragma once
#include <span>
#include <string_view>

#include "core/analyze/workspace.h"
#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// One article, all layers: a pure function of the document's bytes and the tables.
/// Cost linear in the text. A Document never sees another; assemble() does what crosses them.
Document analyze(Document doc, const Resources& resources, Workspace& workspace);
/// With a workspace of its own, for one article alone.
Document analyze(Document doc, const Resources& resources);

/// A step of analyze(): reads earlier fields of the document and stores the next ones.
struct AnalysisStage {
    std::string_view name;
    void (*run)(Document& doc, const Resources& resources, Workspace& workspace);
};
/// The steps in the order in which analyze() takes them, for whoever wants to time them.
std::span<const AnalysisStage> analysis_stages();

}  // namespace dragoman
