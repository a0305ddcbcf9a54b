// SPDX-License-Identifier: Apache-2.0
#include "server/tls/stream_bio.h"

namespace dialogue::tls {
namespace {

using net::Io;
using net::Moved;

/// What OpenSSL is told of a try: a count, 0 for the end, -1 with a mark for "try again", -1 without for a break.
int told(BIO* bio, Moved moved) {
  BIO_clear_retry_flags(bio);
  if (moved.io == Io::done) return int(moved.bytes);
  if (moved.io == Io::ended) return 0;
  if (moved.io == Io::want_read) BIO_set_retry_read(bio);
  if (moved.io == Io::want_write) BIO_set_retry_write(bio);
  return -1;
}

net::Stream& stream_of(BIO* bio) { return *static_cast<net::Stream*>(BIO_get_data(bio)); }

int read(BIO* bio, char* into, int size) { return told(bio, stream_of(bio).read({into, std::size_t(size)})); }
int write(BIO* bio, const char* bytes, int size) { return told(bio, stream_of(bio).write({bytes, std::size_t(size)})); }
long control(BIO*, int what, long, void*) { return what == BIO_CTRL_FLUSH ? 1 : 0; }

const BIO_METHOD* method() {
  static const std::unique_ptr<BIO_METHOD, Released<BIO_meth_free>> made = [] {
    std::unique_ptr<BIO_METHOD, Released<BIO_meth_free>> out(BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "stream"));
    if (out) {
      BIO_meth_set_read(out.get(), read);
      BIO_meth_set_write(out.get(), write);
      BIO_meth_set_ctrl(out.get(), control);
    }
    return out;
  }();
  return made.get();
}

}  // namespace

Source bio_over(net::Stream& stream) {
  Source bio(BIO_new(method()));
  if (bio) {
    BIO_set_data(bio.get(), &stream);
    BIO_set_init(bio.get(), 1);
  }
  return bio;
}

}  // namespace dialogue::tls
