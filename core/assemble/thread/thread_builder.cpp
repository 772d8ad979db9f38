#include "core/assemble/thread/thread_builder.h"

namespace dragoman {

std::vector<Thread> build_threads(const Corpus& corpus, const Resources& resources) { return {}; }

}  // namespace dragoman
