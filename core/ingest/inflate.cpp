#include "core/ingest/inflate.h"

#include <algorithm>
#include <array>
#include <limits>

#include <zlib.h>

namespace dragoman {

struct Inflater::Stream {
    z_stream z{};
    bool ready = false;
};

Inflater::Inflater(Wrapper wrapper) : stream_(std::make_unique<Stream>()) {
    const int window = wrapper == Wrapper::raw ? -MAX_WBITS : wrapper == Wrapper::gzip ? MAX_WBITS + 16 : MAX_WBITS + 32;
    stream_->ready = inflateInit2(&stream_->z, window) == Z_OK;
}
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater::~Inflater() {
    if (stream_ && stream_->ready) inflateEnd(&stream_->z);
}

void Inflater::restart() {
    if (stream_->ready) inflateReset(&stream_->z);
}

Inflater::Status Inflater::step(std::string_view& in, std::string& out) {
    if (!stream_->ready) return Status::broken;
    std::array<unsigned char, 64 * 1024> room;
    z_stream& z = stream_->z;
    const std::size_t given = std::min<std::size_t>(in.size(), std::numeric_limits<uInt>::max());
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    z.avail_in = static_cast<uInt>(given);
    z.next_out = room.data();
    z.avail_out = static_cast<uInt>(room.size());
    const int status = inflate(&z, Z_NO_FLUSH);
    out.append(reinterpret_cast<const char*>(room.data()), room.size() - z.avail_out);
    in.remove_prefix(given - z.avail_in);
    if (status == Z_STREAM_END) return Status::end;
    return status == Z_OK || status == Z_BUF_ERROR ? Status::more : Status::broken;
}

bool inflate_all(std::string_view in, Inflater::Wrapper wrapper, std::size_t most, std::string& out) {
    Inflater inflater(wrapper);
    for (;;) {
        const std::size_t before_in = in.size(), before_out = out.size();
        const Inflater::Status status = inflater.step(in, out);
        if (out.size() > most) return false;
        if (status == Inflater::Status::end) return true;
        if (status == Inflater::Status::broken || (in.size() == before_in && out.size() == before_out)) return false;
    }
}

}  // namespace dragoman
