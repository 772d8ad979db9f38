#pragma once
// What else a body may be called in the knowledge base: forms that its name in an article lets one expect.
#include <string>
#include <string_view>
#include <vector>

#include "core/analyze/link/candidates.h"

namespace dragoman::link {

struct NameForm {
    std::string name;
    float fit = 0.f;    ///< How near the name stays to the one in the text, 0…1.
    KbIndex country;    ///< The country that was read into it; none: only what stands there.
};

/// "Acme Corp." → Acme Corporation, Acme; "Norwegian Mail Board" → Mail Board; "Blue Bird" → BlueBird; "Blue Airlines" → Blue; "Calif. Mail Board" → California Mail Board; "US Coast Guard" → United States Coast Guard; and, with `context`'s
/// countries, "Coast Guard" → United States Coast Guard, "Supreme Court" → Supreme Court of Ghana. Most like first.
/// Reads only names of organisations; Cost: some short strings a name.
std::vector<NameForm> other_forms(std::string_view name, const Context& context, const Resources& resources);

/// The same for a body that coreference has named with its country: "Coast Guard of Peru" → Peru Coast Guard, Peruvian Coast Guard.
std::vector<NameForm> forms_of_body(std::string_view described, const KnowledgeBase& kb);

}  // namespace dragoman::link
