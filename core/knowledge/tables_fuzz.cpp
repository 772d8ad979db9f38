// Any bytes as the tables of the knowledge base and of the lexicon.
#include "core/base/fuzz_require.h"
#include "core/knowledge/knowledge_base.h"
#include "core/knowledge/lexicon.h"
#include "core/knowledge/name_gazetteer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dragoman;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string_view parts[] = {bytes.substr(0, size / 2), bytes.substr(size / 2)};
    const Table table(bytes);
    for (const Table::Row& row : table.rows()) {
        fuzz::require(!row.empty());
        table.value(row.front());
        fuzz::require(table.has(row.front()) && table.begins_key(row.front()));
    }
    // Whole, as an addition to itself, and cut into entries and offices.
    for (const KnowledgeBase& base : {KnowledgeBase::from_tsv(bytes, bytes), KnowledgeBase::from_tsv(parts, parts), KnowledgeBase::from_tsv(parts[0], parts[1])}) {
        const auto entries = static_cast<std::uint32_t>(base.entries().size());
        for (const KbEntry& entry : base.entries()) {
            for (const KbIndex found : base.named(entry.name)) fuzz::require(found.at() < entries);
            base.spelled(entry.name);
            base.surnamed(entry.name);
            if (entry.country) fuzz::require(entry.country.at() < entries);
            for (const KbRole& role : entry.roles) {
                if (role.of) fuzz::require(role.of.at() < entries);
                base.holders(role.title, role.of, {});
            }
        }
        KnowledgeBase placed = KnowledgeBase::from_tsv(bytes, bytes);
        placed.add_places(bytes);
        NameGazetteer::of(base).step(NameGazetteer::root, "paris");
    }
    return 0;
}
