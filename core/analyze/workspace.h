#pragma once
#include "core/analyze/syntax/syntax_network.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// What a thread of analysis keeps from one article to the next: buffers, and what a form of a word adds to the network's first
/// layer. No result hangs on it. Resources outlive it; one thread at a time.
/// Cost   1.6 MB.
struct Workspace {
    explicit Workspace(const Resources& resources) : network(resources.syntax_model) {}
    SyntaxNetwork network;
};

}  // namespace dragoman
