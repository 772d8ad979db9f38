#include "core/analyze/token/tokenizer.h"

namespace dragoman {

Tokenization tokenize(const Document&, const Lexicon&) { return {}; }

}  // namespace dragoman
