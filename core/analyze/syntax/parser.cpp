#include "core/analyze/syntax/parser.h"

namespace dragoman {

Syntax analyze_syntax(const Document& doc, const Resources&) {
    return {std::vector<TokenSyntax>(doc.tokens.size()), {}};
}

}  // namespace dragoman
