#pragma once
// What the finders of this stage ask of a token again and again, worked out once.
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"

namespace dragoman {

struct TokenView {
    std::string_view text;
    std::string lower;
    bool word = false;       ///< Begins with a letter.
    bool capital = false;    ///< Its first letter is upper case.
    bool all_upper = false;  ///< Two letters or more, none of them lower case.
    bool initial = false;    ///< First word of its sentence (opening marks do not count).
    bool glued = false;      ///< No white space parts it from the token before.
};

/// The word alone: `initial` and `glued` are left for the caller.
TokenView view_word(std::string_view text);

/// Parallel to doc.tokens. Cost: linear, one short string a token.
std::vector<TokenView> view_tokens(const Document& doc);

/// A name as the finders hand it on: half-open range of tokens.
struct NameSpan {
    std::uint32_t first = 0, last = 0;
    EntityType type = EntityType::person;
    Provenance why;
};

}  // namespace dragoman
