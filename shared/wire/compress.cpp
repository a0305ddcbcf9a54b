// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/compress.h"

#include <zstd.h>

#include <algorithm>
#include <memory>

#include "shared/base/hash.h"
#include "shared/wire/zstd_dictionaries.h"

namespace dialogue {
namespace {

constexpr std::size_t check_size = 4;
constexpr std::size_t head_size = 2 + check_size;
/// 8 MiB: larger windows only serve bodies larger than those we take.
constexpr int largest_window_log = 23;

struct FreeContext {
  void operator()(ZSTD_CCtx* c) const { ZSTD_freeCCtx(c); }
  void operator()(ZSTD_DCtx* c) const { ZSTD_freeDCtx(c); }
};

template <class Context>
Context* need(Context* made) {
  if (!made) throw Failure({"no_memory", {}, {}, "zstd context"});
  return made;
}

ZSTD_CCtx* packer() {
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(need(ZSTD_createCCtx()));
  ZSTD_CCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
  return context.get();
}

ZSTD_DCtx* unpacker() {
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(need(ZSTD_createDCtx()));
  ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, largest_window_log);
  return context.get();
}

Error bad(const char* what) { return {"bad_body", {}, {}, what}; }
Error too_large(std::size_t most) { return {"too_large", {}, {std::to_string(most)}, "unpacked size"}; }

// Answers are not signed. A line that flips a bit must not be able to give a device another value than was sent.
std::string check(std::string_view plain) {
  const auto sum = siphash(plain);
  std::string out(check_size, '\0');
  for (std::size_t i = 0; i < check_size; ++i) out[i] = static_cast<char>(sum >> (8 * i));
  return out;
}

std::string head(PackForm form, int dictionary_number, std::string_view plain) {
  return std::string{static_cast<char>(form), static_cast<char>(dictionary_number)} + check(plain);
}

std::string stored(std::string_view plain) {
  std::string out = head(PackForm::stored, 0, plain);
  out += plain;
  return out;
}

Result<std::string> unpack_known(ZSTD_DCtx* context, std::string_view frame, std::size_t size) {
  std::string out(size, '\0');
  const std::size_t got = ZSTD_decompressDCtx(context, out.data(), out.size(), frame.data(), frame.size());
  if (ZSTD_isError(got)) return bad(ZSTD_getErrorName(got));
  if (got != size) return bad("frame size is not true");
  return out;
}

/// For frames that do not say how long they are.
Result<std::string> unpack_growing(ZSTD_DCtx* context, std::string_view frame, std::size_t most) {
  std::string out;
  std::string piece(ZSTD_DStreamOutSize(), '\0');
  ZSTD_inBuffer in{frame.data(), frame.size(), 0};
  for (;;) {
    ZSTD_outBuffer part{piece.data(), piece.size(), 0};
    const std::size_t left = ZSTD_decompressStream(context, &part, &in);
    if (ZSTD_isError(left)) return bad(ZSTD_getErrorName(left));
    if (part.pos > most - out.size()) return too_large(most);
    if (out.size() + part.pos > out.capacity()) out.reserve(std::min(most, std::max(2 * out.capacity(), out.size() + part.pos)));
    out.append(piece, 0, part.pos);
    if (left == 0) return out;
    if (in.pos == in.size && part.pos < part.size) return bad("frame is cut off");
  }
}

Result<std::string> unpack_frame(std::string_view frame, int number, std::size_t most) {
  // Takes one plain frame and nothing behind it: no skippable frames, no chain of frames.
  constexpr std::string_view magic("\x28\xb5\x2f\xfd", 4);
  if (frame.substr(0, magic.size()) != magic) return bad("no zstd frame");
  const std::size_t whole = ZSTD_findFrameCompressedSize(frame.data(), frame.size());
  if (ZSTD_isError(whole) || whole != frame.size()) return bad("not exactly one frame");
  ZSTD_DCtx* context = unpacker();
  if (number != 0) {
    const ZSTD_DDict* dictionary = decoding_dictionary(number);
    if (!dictionary) return bad("unknown dictionary");
    ZSTD_DCtx_refDDict(context, dictionary);
  }
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR) return bad("frame header");
  if (size == ZSTD_CONTENTSIZE_UNKNOWN) return unpack_growing(context, frame, most);
  if (size > most) return too_large(most);
  return unpack_known(context, frame, static_cast<std::size_t>(size));
}

}  // namespace

std::string pack(std::string_view plain, int level, int known_dictionary) {
  ZSTD_CCtx* context = packer();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level);
  // Our own second byte names the dictionary, and the head carries the check.
  ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 0);
  const ZSTD_CDict* dictionary = encoding_dictionary(known_dictionary, level);
  if (dictionary) ZSTD_CCtx_refCDict(context, dictionary);
  std::string out = head(PackForm::zstd, dictionary ? known_dictionary : 0, plain);
  out.resize(head_size + ZSTD_compressBound(plain.size()));
  const std::size_t size = ZSTD_compress2(context, out.data() + head_size, out.size() - head_size, plain.data(), plain.size());
  if (ZSTD_isError(size) || size >= plain.size()) return stored(plain);
  out.resize(head_size + size);
  return out;
}

namespace {

Result<std::string> unpack_unchecked(std::string_view packed, std::size_t max_plain) {
  const auto form = static_cast<unsigned char>(packed[0]);
  const int number = static_cast<unsigned char>(packed[1]);
  const std::string_view body = packed.substr(head_size);
  if (form == static_cast<unsigned char>(PackForm::zstd)) return unpack_frame(body, number, max_plain);
  if (form != static_cast<unsigned char>(PackForm::stored) || number != 0) return bad("unknown form");
  if (body.size() > max_plain) return too_large(max_plain);
  return std::string(body);
}

}  // namespace

std::size_t unpacked_size(std::string_view packed, std::size_t max_plain) {
  if (packed.size() < head_size || static_cast<unsigned char>(packed[0]) != static_cast<unsigned char>(PackForm::zstd))
    return std::min(packed.size(), max_plain);
  const auto frame = packed.substr(head_size);
  // What is not known, and what is no frame, counts as the most.
  return std::size_t(std::min<unsigned long long>(ZSTD_getFrameContentSize(frame.data(), frame.size()), max_plain));
}

Result<std::string> unpack(std::string_view packed, std::size_t max_plain) {
  if (packed.size() < head_size) return bad("no head");
  auto plain = unpack_unchecked(packed, max_plain);
  if (plain && check(*plain) != packed.substr(2, check_size)) return bad("the check does not match");
  return plain;
}

}  // namespace dialogue
