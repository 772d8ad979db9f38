#pragma once
#include "core/knowledge/resources.h"

namespace dragoman::test {

/// The tables as shipped, read once from the build's pack.
const Resources& resources();
std::string read_file(const std::string& path);

}  // namespace dragoman::test
