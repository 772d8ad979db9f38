#pragma once
#include <string_view>

#include "core/base/text_hash.h"
#include "core/ingest/record.h"

namespace dragoman {

/// What keys mean, looked up once for all records of a file.
class KeyMeanings {
public:
    explicit KeyMeanings(const IngestOptions& options) : options_(options) {}
    std::optional<Record::Meaning> of(std::string_view key);

private:
    const IngestOptions& options_;
    TextMap<std::optional<Record::Meaning>> known_;
};

/// The fast way for the usual line: one object whose known fields are strings, a text among them. False for anything else,
/// be it well-formed or not; the JSON library then reads the line and knows the reason. Several times its speed.
bool read_flat_record(std::string_view line, KeyMeanings& meanings, Record& record);

}  // namespace dragoman
