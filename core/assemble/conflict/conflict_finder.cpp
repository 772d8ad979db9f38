#include "core/assemble/conflict/conflict_finder.h"

#include <algorithm>

#include "core/assemble/conflict/finders.h"

namespace dragoman {

std::vector<Conflict> find_conflicts(const Corpus& corpus, const Resources& resources) {
    const ConflictContext context(corpus, resources);
    Conflicts found;
    for (const Thread& thread : corpus.threads) {
        if (thread.history.size() >= 2) conflicts_of_thread(context, thread, found);
    }
    conflicts_of_beginning(context, found);
    conflicts_of_blame(context, found);
    conflicts_of_figures(context, found);
    conflicts_of_position(context, found);
    std::stable_sort(found.begin(), found.end(), [](const Conflict& a, const Conflict& b) { return a.id < b.id; });
    return found;
}

}  // namespace dragoman
