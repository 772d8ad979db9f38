#pragma once
// The state that all views share: what is shown, what narrows it, what is chosen, and the way back.
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "web/app/view_input.h"
#include "web/app/view_options.h"

namespace dragoman {

/// One state to come back to.
struct Stop {
    View view = View::documents;
    std::string document;  ///< Id of the Reader's article.
    Filter filter;
    Selection selection;
    std::optional<Date> known_on;  ///< See command::KnownOn.
    std::array<std::uint8_t, view_count> sorts{};  ///< By View: how its rows are sorted, in the order of its choices; 0: as they come.
    ViewChoices choices = first_choices();         ///< By View: what it shows.
    ViewDetails details;
    friend bool operator==(const Stop&, const Stop&) = default;
};

class Session {
public:
    void set_corpus(std::shared_ptr<const Corpus> corpus);
    const Corpus* corpus() const { return corpus_.get(); }
    std::shared_ptr<const Corpus> snapshot() const { return corpus_; }

    const Stop& now() const { return now_; }
    std::uint64_t revision() const { return revision_; }
    std::uint64_t corpus_revision() const { return corpus_revision_; }
    bool can_go(int steps) const;
    /// Grows with each state that can be come back to.
    std::size_t steps() const { return steps_; }
    /// Goes a step back or forward if that is where this address leads; false where it is neither.
    bool revisit(std::string_view fragment);
    /// The words that the Reader is to bring into sight; taken once.
    std::optional<Span> take_target();

    /// Toggles of panes are not the session's and are left to the caller: returned as they came.
    Commands apply(const Commands& commands);
    /// Replaces the state (a link was followed); a step in the history.
    void go_to(Stop stop);

    /// "#v=reader&d=…&e=…&q=…": the state as a link, and back.
    std::string address() const;
    static std::optional<Stop> parse_address(std::string_view fragment);

private:
    void record(Stop next);
    void go(int steps);
    void adopt(const Stop& stop);
    void open(const std::string& document, Span span, const Selection& selection);
    void next_mention(bool forward);
    void next_document(bool forward);

    std::shared_ptr<const Corpus> corpus_;
    Stop now_;
    std::vector<Stop> past_, future_;
    std::size_t steps_ = 0;
    std::optional<Span> target_;
    std::uint64_t revision_ = 1, corpus_revision_ = 1;
};

}  // namespace dragoman
