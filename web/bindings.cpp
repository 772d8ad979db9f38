// The analysis for JavaScript: what the worker calls (work_…). No page, no drawing: files in, a corpus out.
#include <emscripten.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "core/export/analysis_json.h"
#include "core/export/snapshot.h"
#include "web/platform/analyst.h"

namespace {

// The worker calls free functions; there is one analysis in one module.
struct Work {
    std::unique_ptr<dragoman::Analyst> analyst;
    std::string reply;
};
Work& work() {
    static Work instance;
    return instance;
}

const char* reply(std::string text) {
    work().reply = std::move(text);
    return work().reply.c_str();
}

}  // namespace

extern "C" {

/// Reads the pack. 1, or 0 with the reason in work_reply().
EMSCRIPTEN_KEEPALIVE int work_init(const char* pack, int size) {
    dragoman::Result<dragoman::Resources> loaded =
        dragoman::load_resources(std::string(pack, static_cast<std::size_t>(size)));
    if (!loaded) return reply(loaded.error().message), 0;
    work().analyst = std::make_unique<dragoman::Analyst>(
        std::make_shared<const dragoman::Resources>(std::move(loaded).value()));
    return 1;
}

EMSCRIPTEN_KEEPALIVE void work_clear() { work().analyst->clear(); }
/// A file is read slice by slice: begin, feed and step until nothing is left of the slice, …, end and step.
/// `mapping` and `members` as in a line of write_again(); empty: read as usual.
EMSCRIPTEN_KEEPALIVE void work_begin_file(const char* name, const char* mapping, const char* members) {
    work().analyst->map_columns(dragoman::read_mapping(mapping), dragoman::read_members(members));
    work().analyst->begin_file(name);
}
EMSCRIPTEN_KEEPALIVE void work_feed(const char* bytes, int size) { work().analyst->feed({bytes, static_cast<std::size_t>(size)}); }
EMSCRIPTEN_KEEPALIVE void work_end_file() { work().analyst->end_file(); }
/// Analyses an article. 0: what was fed holds no further.
EMSCRIPTEN_KEEPALIVE int work_step() { return work().analyst->step() ? 1 : 0; }
/// Leaves the next waiting article out. What work_step() returns.
EMSCRIPTEN_KEEPALIVE int work_skip() { return work().analyst->skip() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE void work_drop() { work().analyst->drop_waiting(); }
EMSCRIPTEN_KEEPALIVE int work_done() { return static_cast<int>(work().analyst->done()); }
EMSCRIPTEN_KEEPALIVE int work_waiting() { return static_cast<int>(work().analyst->waiting()); }
EMSCRIPTEN_KEEPALIVE double work_tokens() { return static_cast<double>(work().analyst->tokens()); }

/// [{"file","reason","line"}] since the last call.
EMSCRIPTEN_KEEPALIVE const char* work_problems() {
    nlohmann::json list = nlohmann::json::array();
    for (const dragoman::Problem& problem : work().analyst->take_problems()) {
        list.push_back({{"file", problem.file}, {"reason", problem.reason}, {"line", problem.line}});
    }
    return reply(list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

/// [{"name","member","columns","rows"}]: what somebody could say about the file that has just ended.
EMSCRIPTEN_KEEPALIVE const char* work_questions() {
    nlohmann::json list = nlohmann::json::array();
    for (const dragoman::UnknownColumns& question : work().analyst->take_questions()) {
        list.push_back({{"name", question.name}, {"member", question.member}, {"columns", question.sample.columns}, {"rows", question.sample.rows}});
    }
    return reply(list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

/// The snapshot of everything analysed so far; work_reply_size() tells its size.
EMSCRIPTEN_KEEPALIVE const char* work_corpus() { return reply(encode_corpus(work().analyst->corpus())); }
/// The same in the analysis format.
EMSCRIPTEN_KEEPALIVE const char* work_bundle() {
    return reply(bundle_json(work().analyst->corpus(), work().analyst->resources()));
}
EMSCRIPTEN_KEEPALIVE const char* work_reply() { return work().reply.c_str(); }
EMSCRIPTEN_KEEPALIVE int work_reply_size() { return static_cast<int>(work().reply.size()); }
EMSCRIPTEN_KEEPALIVE void work_forget_reply() { work().reply = {}; }

}  // extern "C"
