#pragma once
#include "web/app/column_choice.h"
#include "web/widget/draw.h"

namespace dragoman {

enum class ColumnsAnswer : std::uint8_t { none, read, leave_out };

/// Asks which column of the open question's file holds what: a column for each field, the file's first values, the first article as
/// it would be read. Fills the current window. `stores`: an answer outlasts the program.
ColumnsAnswer columns_ui(const Ui& ui, ColumnQuestions& state, bool stores);

/// The answers that are kept, each to be forgotten. Returns the one to forget, or -1.
int kept_columns_ui(const Ui& ui, const ColumnMemory& memory, bool stores);

}  // namespace dragoman
