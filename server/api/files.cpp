// SPDX-License-Identifier: Apache-2.0
// Files travel in pieces of at most 1 MiB, each way resumable; only through a material that the caller may see.
//   PUT  /v1/files/MATERIAL?offset=N  piece → {"stored":N,"size":N,"complete":B}, with &check=1 behind its check (sync/wire_form.h); the
//   signature covers the piece's hash. An empty piece asks
//        how much is stored. wrong_offset (409, args: bytes stored): go on from there.
//   GET  /v1/files/MATERIAL?offset=N&length=N  → the bytes; with &sum=1 their BLAKE2b-256 (32 bytes) stands before them.
//   HEAD /v1/files/MATERIAL  → 200 when all bytes are there, else 409.
#include <algorithm>
#include <charconv>
#include <optional>

#include "server/api/body.h"
#include "server/api/context.h"
#include "shared/base/hash.h"
#include "shared/wire/json.h"

namespace dialogue::api {
namespace {

std::optional<std::uint64_t> number(std::string_view text, std::uint64_t otherwise) {
  if (text.empty()) return otherwise;
  std::uint64_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(n) : std::nullopt;
}

/// A record may be made with any values; what is no file is refused before anything is stored.
Status check(const FileInfo& file) {
  if (file.size == 0) return Error{"empty_file", "", {}, ""};
  if (file.size > largest_file) return Error{"too_large", "", {}, ""};
  if (file.sha256.size() != 64 || file.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)
    return Error{"wrong_hash", "", {}, ""};
  return {};
}

DocumentName name_of(const FileInfo& file) { return {file.material, file.sha256, file.size}; }

ApiResponse state(const ApiRequest& request, const FileInfo& file, const DocumentStore::Stored& stored) {
  json::Writer out;
  out.begin_object().key("stored").number(stored.bytes).key("size").number(file.size).key("complete").boolean(stored.complete).end_object();
  return answer_checked(request, out.take());
}

ApiResponse put(Context& context, const ApiRequest& request, const FileInfo& file) {
  const auto offset = number(request.query("offset"), 0);
  if (!offset) return problem("bad_request");
  if (request.body.size() > largest_piece) return problem("body_too_large");
  auto stored = request.body.empty() ? context.files.stored(name_of(file), file.by)
                                     : context.files.append(name_of(file), file.by, *offset, request.body);
  if (!stored) return problem(stored.error());
  // The bytes are safe whether or not the record says so; the next piece or question says it again.
  if (stored->complete) context.service.note_document(file.material, true).ignore();
  return state(request, file, *stored);
}

/// Bytes that were here and are lost are asked for at once, whoever has them.
ApiResponse not_whole(Context& context, const FileInfo& file, const Error& error) {
  if (error.code == "incomplete" && file.stored) context.service.note_document(file.material, false).ignore();
  return problem(error);
}

ApiResponse get(Context& context, const ApiRequest& request, const FileInfo& file) {
  const auto offset = number(request.query("offset"), 0), length = number(request.query("length"), largest_piece);
  if (!offset || !length || *offset >= file.size || *length == 0) return problem("bad_request");
  const auto most = std::min({*length, largest_piece, file.size - *offset});
  auto bytes = context.files.read(name_of(file), *offset, std::size_t(most));
  if (!bytes) return not_whole(context, file, bytes.error());
  if (request.query("sum") == "1") bytes->insert(0, raw(blake2b(*bytes)));
  return {200, std::string(bytes_type), std::move(*bytes)};
}

}  // namespace

ApiResponse files(Context& context, const ApiRequest& request) {
  const auto device = signed_by(context, request);
  if (!device) return problem(device.error());
  const auto material = Uuid::parse(request.path().substr(request.path().rfind('/') + 1));
  if (!material) return problem("not_available");
  const auto file = context.service.file_access(*device, *material, request.method == "PUT");
  if (!file) return problem(file.error());
  if (auto good = check(*file); !good) return problem(good.error());
  if (request.method == "PUT") return put(context, request, *file);
  if (request.method == "GET") return get(context, request, *file);
  const auto stored = context.files.stored(name_of(*file), file->by);
  if (!stored) return problem(stored.error());
  return stored->complete ? state(request, *file, *stored) : not_whole(context, *file, Error{"incomplete", "", {}, ""});
}

}  // namespace dialogue::api
