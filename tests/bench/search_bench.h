#pragma once
#include <vector>

#include "core/document/document.h"

namespace dragoman {

/// How long an index of `articles` takes to make, how large it is, and how long searches of every kind take: parsing, finding,
/// ranking, and the marks of the ten best, in processor time. The words asked for are drawn from the articles, always the same ones.
void print_search(const std::vector<Document>& articles);

}  // namespace dragoman
