#pragma once
#include "web/app/state.h"

namespace dragoman {

/// Asks the platform, once, for the font of letters that few corpora have. Cost: a look at every text until one has them.
void ask_for_letters(App& app, const Corpus& corpus);

}  // namespace dragoman
