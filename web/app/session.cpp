#include "web/app/session.h"

#include <algorithm>

#include "core/query/document_rows.h"
#include "web/app/address.h"

namespace dragoman {
namespace {

constexpr std::size_t longest_history = 200;

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Match(Cases...) -> Match<Cases...>;

}  // namespace

void Session::set_corpus(std::shared_ptr<const Corpus> corpus) {
    corpus_ = std::move(corpus);
    ++revision_;
    ++corpus_revision_;
    if (corpus_ && !corpus_->documents.empty() && !document_by_id(*corpus_, now_.document)) {
        const std::vector<DocumentRow> rows = document_rows(*corpus_, {});
        now_.document = rows.empty() ? std::string() : rows.front().id;
    }
}

bool Session::can_go(int steps) const { return steps < 0 ? !past_.empty() : !future_.empty(); }

std::optional<Span> Session::take_target() {
    const std::optional<Span> taken = target_;
    target_.reset();
    return taken;
}

void Session::adopt(const Stop& stop) {
    if (!(stop.filter == now_.filter)) ++revision_;
    now_ = stop;
}

void Session::record(Stop next) {
    if (next == now_) return;
    past_.push_back(now_);
    if (past_.size() > longest_history) past_.erase(past_.begin());
    future_.clear();
    ++steps_;
    adopt(next);
}

void Session::go(int steps) {
    std::vector<Stop>& from = steps < 0 ? past_ : future_;
    std::vector<Stop>& to = steps < 0 ? future_ : past_;
    if (from.empty()) return;
    to.push_back(now_);
    const Stop stop = from.back();
    from.pop_back();
    ++steps_;
    adopt(stop);
    if (stop.view == View::reader && stop.selection.kind == Selection::Kind::mark && stop.selection.id == stop.document) target_ = stop.selection.span;
}

bool Session::revisit(std::string_view fragment) {
    if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
    const std::string wanted = percent_unescaped(fragment);
    for (const int step : {-1, 1}) {
        const std::vector<Stop>& there = step < 0 ? past_ : future_;
        if (there.empty() || percent_unescaped(write_address(there.back())) != wanted) continue;
        go(step);
        return true;
    }
    return false;
}

void Session::go_to(Stop stop) {
    const auto shown = static_cast<std::size_t>(stop.view);  // a link speaks of the view that it shows; the others stay as they are
    const std::uint8_t sort = stop.sorts[shown];
    const ViewChoice choice = stop.choices[shown];
    ViewDetail detail = std::move(stop.details[shown]);
    stop.sorts = now_.sorts;
    stop.choices = now_.choices;
    stop.details = now_.details;
    stop.sorts[shown] = sort;
    stop.choices[shown] = choice;
    stop.details[shown] = std::move(detail);
    if (stop.selection.kind == Selection::Kind::mark && stop.selection.id == stop.document) target_ = stop.selection.span;
    record(std::move(stop));
}

void Session::open(const std::string& document, Span span, const Selection& selection) {
    Stop next = now_;
    next.view = View::reader;
    next.document = document;
    if (selection.kind != Selection::Kind::none) next.selection = selection;
    if (!span.empty()) target_ = span;
    record(std::move(next));
}

void Session::next_mention(bool forward) {
    if (!corpus_) return;
    EntityIndex entity;
    Place from;
    const Selection& chosen = now_.selection;
    from.document = document_by_id(*corpus_, now_.document);
    if (chosen.kind == Selection::Kind::entity) {
        entity = entity_by_id(*corpus_, chosen.id);
    } else if (chosen.kind == Selection::Kind::mark) {
        from = {document_by_id(*corpus_, chosen.id), chosen.span};
        if (!from.document) return;
        for (const Mention& mention : corpus_->documents[from.document.at()].mentions) {
            if (mention.span == chosen.span) entity = corpus_->entity(from.document, mention.chain);
        }
    }
    if (!from.document) from.document = document_by_id(*corpus_, now_.document);
    if (!entity && !now_.filter.entities.empty()) entity = entity_by_id(*corpus_, now_.filter.entities.front());
    if (const std::optional<Place> next = dragoman::next_mention(*corpus_, now_.filter, entity, from, forward)) {
        const Document& doc = corpus_->documents[next->document.at()];
        MarkLayer layer = MarkLayer::name;
        for (const Mention& mention : doc.mentions) {
            if (mention.span != next->span) continue;
            layer = mention.kind == MentionKind::name ? MarkLayer::name
                    : mention.kind == MentionKind::nominal ? MarkLayer::nominal : MarkLayer::pronoun;
        }
        open(doc.id, next->span, select_mark(doc.id, layer, next->span));
    }
}

void Session::next_document(bool forward) {
    if (!corpus_) return;
    const std::vector<DocumentRow> rows = document_rows(*corpus_, now_.filter);
    if (rows.empty()) return;
    const auto here = std::find_if(rows.begin(), rows.end(), [&](const DocumentRow& r) { return r.id == now_.document; });
    std::size_t at = static_cast<std::size_t>(here - rows.begin());
    if (here == rows.end()) at = 0;
    else at = (at + (forward ? 1 : rows.size() - 1)) % rows.size();
    open(rows[at].id, {}, {});
}

Commands Session::apply(const Commands& commands) {
    Commands left;
    for (const Command& each : commands) {
        std::visit(Match{
                       [&](const command::Show& c) {
                           Stop next = now_;
                           next.view = c.view;
                           record(std::move(next));
                       },
                       [&](const command::Open& c) { open(c.document, c.span, c.selection); },
                       [&](const command::Select& c) {
                           Stop next = now_;
                           next.selection = c.selection;
                           record(std::move(next));
                       },
                       [&](const command::Narrow& c) {
                           // Typing and brushing are one step back, not one for each letter.
                           const bool same_kind = !past_.empty() && past_.back().view == now_.view &&
                                                  past_.back().selection == now_.selection && !(past_.back().filter == now_.filter);
                           Stop next = now_;
                           next.filter = c.filter;
                           if (same_kind) adopt(next);
                           else record(std::move(next));
                       },
                       [&](const command::Sort& c) {
                           Stop next = now_;
                           next.sorts[static_cast<std::size_t>(now_.view)] = static_cast<std::uint8_t>(c.order);
                           record(std::move(next));
                       },
                       [&](const command::Choose& c) {
                           Stop next = now_;
                           next.choices[static_cast<std::size_t>(now_.view)] = c.choice;
                           record(std::move(next));
                       },
                       [&](const command::Find& c) {
                           // Typing is one step back, not one for each letter.
                           const auto shown = static_cast<std::size_t>(now_.view);
                           Stop next = now_, before = past_.empty() ? Stop() : past_.back();
                           next.details[shown].find = c.text;
                           const bool typing = before.details[shown].find != now_.details[shown].find;
                           before.details[shown].find = now_.details[shown].find;
                           if (typing && before == now_) adopt(next);
                           else record(std::move(next));
                       },
                       [&](const command::Unfold& c) {
                           Stop next = now_;
                           std::vector<std::string>& open = next.details[static_cast<std::size_t>(now_.view)].open;
                           std::erase(open, c.id);
                           if (c.open) open.push_back(c.id);
                           record(std::move(next));
                       },
                       [&](const command::ChooseEntity& c) {
                           Stop next = now_;
                           next.selection = select_entity(c.id);
                           std::vector<std::string>& chosen = next.filter.entities;
                           if (std::find(chosen.begin(), chosen.end(), c.id) == chosen.end()) chosen.push_back(c.id);
                           record(std::move(next));
                       },
                       [&](const command::DropEntity& c) {
                           Stop next = now_;
                           std::erase(next.filter.entities, c.id);
                           record(std::move(next));
                       },
                       [&](const command::Go& c) { go(c.steps); },
                       [&](const command::KnownOn& c) {
                           // Dragging the handle is one step back, not one for each day.
                           Stop next = now_, before = past_.empty() ? Stop() : past_.back();
                           next.known_on = c.day;
                           before.known_on = now_.known_on;
                           if (now_.known_on && before == now_) adopt(next);
                           else record(std::move(next));
                       },
                       [&](const command::NextMention& c) { next_mention(c.forward); },
                       [&](const command::NextDocument& c) { next_document(c.forward); },
                       [&](const command::Save& c) { left.push_back(c); },
                       [&](const command::KeepSearch& c) { left.push_back(c); },
                       [&](const command::Pin& c) { left.push_back(c); },
                       [&](const command::Toggle& c) { left.push_back(c); },
                   },
                   each);
    }
    return left;
}

std::string Session::address() const { return write_address(now_); }
std::optional<Stop> Session::parse_address(std::string_view fragment) { return read_address(fragment); }

}  // namespace dragoman
