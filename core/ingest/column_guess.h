#pragma once
// For files whose columns have no usual names: what they seem to hold, and how a record would be read.
#include <string>
#include <vector>

#include "core/ingest/ingest.h"

namespace dragoman {

/// As Error has them: names of columns, and what the first records hold in each.
struct RecordSample {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// A column for each field that the names or the values make likely: addresses and dates by their form, the text by its length,
/// the title by standing out among the short ones. Never two fields of one column. To be confirmed by somebody.
std::vector<IngestOptions::Column> guess_columns(const RecordSample& sample);

/// The record as it would be read with that mapping. Long values are cut, as they are in the sample.
Result<Document> read_sample(const RecordSample& sample, std::size_t row, const IngestOptions& options);

}  // namespace dragoman
