#include "core/assemble/conflict/conflict_finder.h"

#include <algorithm>

#include "core/assemble/conflict/finders.h"

namespace dragoman {

Conflict conflict_of(std::string id, ConflictKind kind, std::string note, std::vector<Claim> claims, Provenance why) {
    constexpr std::size_t max_claims = 4;
    if (claims.size() > max_claims) claims.resize(max_claims);
    Conflict conflict;
    conflict.id = "conflict:" + std::move(id);
    conflict.kind = kind;
    conflict.note = std::move(note);
    conflict.claims = std::move(claims);
    conflict.why = why;
    return conflict;
}

std::vector<Conflict> find_conflicts(const ClaimContext& context, const std::vector<Appraisal>& appraisals) {
    Conflicts found;
    for (const Thread& thread : context.corpus.threads) {
        if (thread.history.size() >= 2) conflicts_of_thread(context, thread, found);
    }
    conflicts_of_beginning(context, found);
    conflicts_of_blame(context, found);
    conflicts_of_figures(context, found);
    conflicts_of_position(context, appraisals, found);
    std::stable_sort(found.begin(), found.end(), [](const Conflict& a, const Conflict& b) { return a.id < b.id; });
    return found;
}

}  // namespace dragoman
