#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>

#include "core/base/text_hash.h"

namespace dragoman {

/// Tells ids apart: the second "a" becomes "a~2". Keeps a hash an id, not the ids, so that it may serve millions.
class DistinctIds {
public:
    std::string distinct(std::string id) {
        const std::uint64_t key = text_hash(id);
        std::uint32_t count = ++met_[key];
        if (count == 1) return id;
        for (;; count = ++met_[key]) {
            std::string candidate = id + "~" + std::to_string(count);
            if (++met_[text_hash(candidate)] == 1) return candidate;
        }
    }
    void clear() { met_.clear(); }

private:
    std::unordered_map<std::uint64_t, std::uint32_t> met_;
};

}  // namespace dragoman
