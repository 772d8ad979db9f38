#pragma once
// Which column of a table, or key of a record, holds what: the questions that wait for the reader, and the answers that are kept
// for files with the same columns. No drawing; web/view/columns_view.h asks.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/column_guess.h"

namespace dragoman {

using ColumnMapping = std::vector<IngestOptions::Column>;

/// "text=Inhalt&title=Kopf", one line of plain letters, and back; parts that mean nothing are left out.
std::string write_mapping(const ColumnMapping& mapping);
ColumnMapping read_mapping(std::string_view text);

/// A file, or a member of an archive, no column of which is known to hold the text.
struct UnknownColumns {
    std::uint32_t file = 0;  ///< The platform's number of the file.
    std::string name;        ///< Of the file, or "pile.zip/table.csv".
    bool member = false;     ///< It stands in an archive: the rest of that has been read.
    RecordSample sample;
    friend bool same_columns(const UnknownColumns& a, const UnknownColumns& b);
};

/// A file to be read again, with a mapping.
struct AgainFile {
    std::uint32_t file = 0;
    std::string mapping;              ///< As write_mapping() has it.
    std::vector<std::string> members; ///< Only these; empty: all of it.
};

/// Answers by set of columns, in the order in which they were given; kept as text by platform::keep().
class ColumnMemory {
public:
    struct Kept {
        std::vector<std::string> columns;  ///< Sorted.
        ColumnMapping mapping;
    };
    const ColumnMapping* find(const std::vector<std::string>& columns) const;
    void keep(const std::vector<std::string>& columns, ColumnMapping mapping);
    void forget(std::size_t index);
    const std::vector<Kept>& all() const { return kept_; }

    std::string write() const;
    static ColumnMemory read(std::string_view text);

private:
    std::vector<Kept> kept_;
};

/// The dialogue's state. One question is open at a time: the first that waits.
struct ColumnQuestions {
    std::vector<UnknownColumns> waiting;
    std::vector<UnknownColumns> left_out;  ///< Asked and not answered; can be asked again.
    ColumnMapping chosen;                  ///< What is chosen for the open question; guessed at first.
    std::string asked;                     ///< The name for which `chosen` was made.
    int open_field = -1;                   ///< Whose list of columns is unfolded.
    std::size_t row = 0;                   ///< The record that the preview shows.
    bool remember = true, all_alike = true;

    const UnknownColumns* open() const { return waiting.empty() ? nullptr : &waiting.front(); }
    /// Makes `chosen` a guess where the open question is a new one.
    void prepare();
    std::size_t alike() const;  ///< How many waiting ones have the open one's columns, itself included.
    const std::string& column_of(RecordField field) const;  ///< "" where none.
    /// A column holds one thing: it is taken from the field that had it.
    void choose(RecordField field, const std::string& column);
    /// The mapping with an empty name for each field that was left open, so that no usual name fills it.
    ColumnMapping mapping() const;
    bool complete() const { return !column_of(RecordField::text).empty(); }
    /// Takes the open question, and those alike where all_alike is set, off the list.
    std::vector<UnknownColumns> answer();
    void leave_out();
    /// Puts one that was left out first again. False: there is none of that name.
    bool ask_again(std::string_view name);
};

/// The files of some questions, each once.
std::vector<AgainFile> files_again(const std::vector<UnknownColumns>& questions, const ColumnMapping& mapping);
/// For a platform that takes lines: "7<tab>text=…<tab>a.zip/b.csv,…".
std::string write_again(const std::vector<AgainFile>& files);
/// The members of one line's last part.
std::vector<std::string> read_members(std::string_view text);

}  // namespace dragoman
