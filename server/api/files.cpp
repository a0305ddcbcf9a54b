// SPDX-License-Identifier: Apache-2.0
// Files travel in pieces of at most 1 MiB, each way resumable; only through a material that the caller may see.
//   PUT  /v1/files/MATERIAL?offset=N  piece → {"stored":N,"size":N,"complete":B}; the signature covers the piece's hash. An empty piece
//   asks
//        how much is stored. wrong_offset (409, args: bytes stored): go on from there.
//   GET  /v1/files/MATERIAL?offset=N&length=N  → the bytes; with &sum=1 their BLAKE2b-256 (32 bytes) stands before them.
//   HEAD /v1/files/MATERIAL  → 200 when all bytes are there, else 409.
#include <algorithm>
#include <charconv>
#include <optional>

#include "server/api/context.h"
#include "server/net/body.h"
#include "server/net/problem.h"
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

net::Response state(const FileInfo& file, const FileExchange::Stored& stored) {
  json::Writer out;
  out.begin_object().key("stored").number(stored.bytes).key("size").number(file.size).key("complete").boolean(stored.complete).end_object();
  return {200, std::string(net::json_type), out.take()};
}

net::Response put(FileExchange& files, const net::Request& request, const FileInfo& file) {
  const auto offset = number(request.query("offset"), 0);
  if (!offset) return net::problem("bad_request");
  if (request.body.size() > FileExchange::largest_piece) return net::problem("body_too_large");
  const auto stored = request.body.empty() ? files.stored(file) : files.put(file, *offset, request.body);
  if (!stored) return net::problem(stored.error());
  return state(file, *stored);
}

net::Response get(FileExchange& files, const net::Request& request, const FileInfo& file) {
  const auto offset = number(request.query("offset"), 0), length = number(request.query("length"), FileExchange::largest_piece);
  if (!offset || !length || *offset >= file.size || *length == 0) return net::problem("bad_request");
  const auto most = std::min({*length, FileExchange::largest_piece, file.size - *offset});
  auto bytes = files.get(file, *offset, std::size_t(most));
  if (!bytes) return net::problem(bytes.error());
  if (request.query("sum") == "1") bytes->insert(0, raw(blake2b(*bytes)));
  return {200, std::string(net::bytes_type), std::move(*bytes)};
}

net::Response head(FileExchange& files, const FileInfo& file) {
  const auto stored = files.whole(file);
  if (!stored) return net::problem(stored.error());
  return state(file, *stored);
}

}  // namespace

net::Response files(Context& context, const net::Request& request, const Caller& caller) {
  const auto material = Uuid::parse(request.path().substr(request.path().rfind('/') + 1));
  if (!material) return net::problem("not_available");
  const auto file = context.files.open(caller.device, *material, request.method == "PUT");
  if (!file) return net::problem(file.error());
  if (request.method == "PUT") return put(context.files, request, *file);
  return request.method == "GET" ? get(context.files, request, *file) : head(context.files, *file);
}

}  // namespace dialogue::api
