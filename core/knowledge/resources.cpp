#include "core/knowledge/resources.h"

namespace dragoman {

Result<Resources> load_resources(std::string pack_bytes) {
    Result<Pack> read = Pack::read(std::move(pack_bytes));
    if (!read) return read.error();
    const Pack& pack = read.value();
    Resources resources;
    constexpr std::string_view folder = "lexicon/", suffix = ".tsv";
    for (const std::string_view name : pack.file_names()) {
        if (!name.starts_with(folder) || !name.ends_with(suffix)) continue;
        const std::string_view table = name.substr(folder.size(), name.size() - folder.size() - suffix.size());
        resources.lexicon.add(std::string(table), Table(pack.file(name)));
    }
    resources.knowledge_base = KnowledgeBase::from_tsv(pack.file("kb/entries.tsv"), pack.file("kb/roles.tsv"));
    return resources;
}

}  // namespace dragoman
