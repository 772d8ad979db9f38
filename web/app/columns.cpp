// Questions about the columns of files, from the platform's report to the reader's answer.
#include <algorithm>

#include "web/app/app.h"
#include "web/app/frame.h"
#include "web/platform/platform.h"

namespace dragoman {
namespace {

/// What was said about the files before is said again by reading, where it still holds.
void read_again(App& app, const std::vector<UnknownColumns>& questions, const ColumnMapping& mapping) {
    std::erase_if(app.problems, [&](const Problem& problem) {
        return std::any_of(questions.begin(), questions.end(), [&](const UnknownColumns& q) { return q.name == problem.file; });
    });
    platform::read_again(files_again(questions, mapping));
}

}  // namespace

void forget_files(App& app) {
    app.problems.clear();
    app.pinned = {};
    app.columns = {};
    if (app.pane == Pane::columns) app.pane = Pane::none;
}

void answer_columns(App& app, bool read) {
    if (app.columns.waiting.empty()) return;
    if (read) {
        const ColumnMapping mapping = app.columns.mapping();
        if (app.columns.remember) {
            app.memory.keep(app.columns.waiting.front().sample.columns, mapping);
            app.stores = platform::keep("columns", app.memory.write());
        }
        read_again(app, app.columns.answer(), mapping);
    } else {
        app.columns.leave_out();
    }
    app.pane = Pane::none;
}

void forget_columns(App& app, int index) {
    app.memory.forget(static_cast<std::size_t>(index));
    app.stores = platform::keep("columns", app.memory.write());
}

void app_unknown_columns(App& app, UnknownColumns question) {
    if (const ColumnMapping* known = app.memory.find(question.sample.columns)) {
        const ColumnMapping mapping = *known;
        read_again(app, {question}, mapping);
        return;
    }
    platform::announce("The columns of " + question.name + " are not known. Choose which of them holds the text.");
    app.columns.waiting.push_back(std::move(question));
    platform::request_frame();
}

}  // namespace dragoman
