#include "core/analyze/mention/mention_detector.h"

namespace dragoman {

std::vector<Mention> detect_mentions(const Document& doc, const Resources& resources) { return {}; }

}  // namespace dragoman
