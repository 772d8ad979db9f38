#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Many analysed articles → what crosses them. Pure; documents are first put in the order of their ids,
/// so that the order of reading changes nothing.
Corpus assemble(std::vector<Document> documents, const Resources& resources);

/// A step of assemble(): reads what the steps before it have put into the corpus and adds its own.
struct AssemblyStage {
    std::string_view name;
    void (*run)(Corpus& corpus, const Resources& resources);
};
/// The steps in the order in which assemble() takes them, for whoever wants to time them.
std::span<const AssemblyStage> assembly_stages();
/// The documents alone, in their order: what the first step reads.
Corpus unassembled(std::vector<Document> documents);

}  // namespace dragoman
