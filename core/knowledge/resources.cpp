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
    const std::string_view entries[] = {pack.file("kb/entries.tsv"), pack.file("kb/curated.tsv")};
    const std::string_view roles[] = {pack.file("kb/roles.tsv"), pack.file("kb/curated_roles.tsv")};
    constexpr std::string_view models = "models/", model_suffix = ".bin";
    for (const std::string_view name : pack.file_names()) {
        if (!name.starts_with(models) || !name.ends_with(model_suffix)) continue;
        resources.models.add(name.substr(models.size(), name.size() - models.size() - model_suffix.size()), pack.file(name));
    }
    resources.layout_phrases = LayoutPhrases::of(resources.lexicon);
    resources.knowledge_base = KnowledgeBase::from_tsv(entries, roles);
    for (const std::string_view places : {"kb/places.tsv", "kb/curated_places.tsv"}) resources.knowledge_base.add_places(pack.file(places));
    resources.name_model = NameModel::of(resources.models.get("names"));
    if (Result<SyntaxModel> syntax = SyntaxModel::of(resources.models.get("syntax"))) {
        resources.syntax_model = std::move(syntax).value();
    } else {
        resources.models.refuse("syntax", syntax.error().message);
    }
    resources.name_gazetteer = NameGazetteer::of(resources.knowledge_base);
    return resources;
}

}  // namespace dragoman
