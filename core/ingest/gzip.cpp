// .gz: one or more gzip members (RFC 1952), read as one stream; .warc.gz has a member a record.
#include <utility>

#include "core/ingest/inflate.h"
#include "core/ingest/names.h"
#include "core/ingest/reader.h"

namespace dragoman {
namespace {

class GzipReader : public Reader {
public:
    explicit GzipReader(Origin origin)
        : origin_(origin), inflater_(Inflater::Wrapper::gzip),
          inner_(make_reader({without_extension(origin.name), origin.source, origin.depth + 1})) {}

    void feed(std::string_view bytes, Harvest& harvest) override {
        while (!bytes.empty() && !stopped_) {
            if (between_members_) {
                if (bytes.front() != '\x1F') return stop_quietly(bytes);
                inflater_.restart();
                between_members_ = false;
            }
            const std::size_t before = bytes.size();
            out_.clear();
            const Inflater::Status status = inflater_.step(bytes, out_);
            if (!harvest.unpack(out_.size())) {
                return stop({ErrorCode::too_large, "It unpacks to more than " + std::to_string(limits::unpacked_ratio) +
                                                       " times its size; the rest is left out."}, harvest);
            }
            if (!out_.empty()) inner_->feed(out_, harvest);
            if (status == Inflater::Status::broken) {
                return stop({ErrorCode::binary_input, "The gzip data is damaged; what came before is read."}, harvest);
            }
            between_members_ = status == Inflater::Status::end;
            if (status == Inflater::Status::more && out_.empty() && bytes.size() == before) return;
        }
    }
    bool finish(Harvest& harvest) override {
        if (!between_members_ && !std::exchange(stopped_, true)) {
            harvest.fail(origin_, {ErrorCode::binary_input, "The gzip data ends in the middle; what came before is read."});
        }
        return inner_->finish(harvest);
    }

private:
    void stop(Error error, Harvest& harvest) {
        stopped_ = true;
        harvest.fail(origin_, std::move(error));
    }
    void stop_quietly(std::string_view& rest) {  // padding behind the last member
        rest = {};
        stopped_ = true;
    }

    Origin origin_;
    Inflater inflater_;
    std::unique_ptr<Reader> inner_;
    std::string out_;
    bool between_members_ = false, stopped_ = false;
};

}  // namespace

std::unique_ptr<Reader> gzip_reader(Origin origin) { return std::make_unique<GzipReader>(std::move(origin)); }

}  // namespace dragoman
