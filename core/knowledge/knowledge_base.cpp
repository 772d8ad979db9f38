#include "core/knowledge/knowledge_base.h"

namespace dragoman {

KnowledgeBase KnowledgeBase::from_tsv(std::string_view, std::string_view) { return {}; }
std::span<const KbIndex> KnowledgeBase::named(std::string_view) const { return {}; }
std::span<const KbIndex> KnowledgeBase::surnamed(std::string_view) const { return {}; }
std::vector<KbIndex> KnowledgeBase::holders(std::string_view, KbIndex, DateInterval) const { return {}; }
KbIndex KnowledgeBase::by_wikidata(std::string_view) const { return {}; }
bool KnowledgeBase::is_demonym(KbIndex, std::string_view) const { return false; }

}  // namespace dragoman
