// SPDX-License-Identifier: Apache-2.0
#include "client/core/files/files_remote.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "client/core/values.h"
#include "client/core/verbs/beside.h"
#include "shared/base/cause.h"
#include "shared/base/hash.h"
#include "shared/wire/json.h"
#include "sync/answer_proof.h"
#include "sync/wire_form.h"

namespace dialogue {
namespace {

constexpr std::size_t first_piece = 64u << 10;
constexpr std::size_t smallest_piece = 8u << 10;
constexpr std::size_t largest_piece = 512u << 10;
/// After so many pieces in a row the server had no more than before: it lost them, or somebody else sends the same file.
constexpr int most_circles = 10;

constexpr std::int64_t piece_ms = 4000;

/// How much to send at once: half as much after a failure. After a success up to twice as much, or a quarter more once the line has broken.
/// No more than passes in some seconds, so that a cut costs little.
class PieceSize {
 public:
  std::size_t now() const { return size_; }
  void worked(std::int64_t ms) {
    failures_ = 0;
    const auto fits = static_cast<std::int64_t>(size_) * piece_ms / std::max<std::int64_t>(ms, 1);
    size_ = static_cast<std::size_t>(
        std::clamp<std::int64_t>(fits, smallest_piece, std::min(broken_ ? size_ * 5 / 4 : size_ * 2, largest_piece)));
  }
  int failed() {
    broken_ = true;
    size_ = std::max(size_ / 2, smallest_piece);
    return ++failures_;
  }

 private:
  std::size_t size_ = first_piece;
  bool broken_ = false;
  int failures_ = 0;
};

std::string path_of(const MaterialFile& file, std::uint64_t offset) {
  return "/v1/files/" + file.id.text() + "?offset=" + std::to_string(offset);
}

std::uint64_t number_of(std::string_view text) {
  std::uint64_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  return error == std::errc() && end == text.data() + text.size() ? n : 0;
}

struct Stored {
  std::uint64_t bytes = 0;
  bool complete = false;
};

/// One PUT. `wrong_offset` is an answer too: it says where to go on.
Result<Stored> put(FileLine& line, const MaterialFile& file, std::uint64_t offset, std::string piece) {
  const auto reply = signed_call(line.session, line.transport, "PUT", path_of(file, offset), std::move(piece));
  if (!reply) return reply.error();
  if (reply->status != 200) {
    auto error = problem_of(*reply);
    if (error.code == "wrong_offset" && !error.args.empty()) return Stored{number_of(error.args[0]), false};
    return error;
  }
  const auto document = json::Document::parse(reply->body);
  if (!document) return damaged_on_the_way("no JSON");
  const auto bytes = document->root().find("stored"), complete = document->root().find("complete");
  if (!bytes || !complete) return Error{"captive_portal", "", {}, "not our answer"};
  return Stored{bytes->u53().value_or(0), complete->boolean().value_or(false)};
}

/// One GET: the bytes, checked against the sum before them.
Result<std::string> get(FileLine& line, const MaterialFile& file, std::uint64_t offset, std::size_t length) {
  const auto path = path_of(file, offset) + "&length=" + std::to_string(length) + "&sum=1";
  auto reply = signed_call(line.session, line.transport, "GET", path, "");
  if (!reply) return reply.error();
  if (reply->status != 200) return problem_of(*reply);
  constexpr std::size_t sum = 32;
  if (reply->body.size() <= sum) return damaged_on_the_way("a piece cut short");
  std::string piece = reply->body.substr(sum);
  if (!same_bytes(raw(blake2b(piece)), std::string_view(reply->body).substr(0, sum))) return damaged_on_the_way("a piece");
  return piece;
}

/// Whether this is the last word on these bytes, the server's or this disk's, as long as their record stays as it is.
bool is_final(const Error& error) {
  constexpr auto final =
      std::to_array<std::string_view>({"damaged", "empty_file", "not_allowed", "not_available", "too_large", "wrong_hash"});
  return std::find(final.begin(), final.end(), error.code) != final.end();
}

/// Runs `step` again while the line fails and patience lasts.
template <class Step>
auto persist(FileLine& line, PieceSize& size, Step step) {
  for (;;) {
    const auto begin = line.clock.monotonic_ms();
    auto result = step();
    if (result) {
      size.worked(line.clock.monotonic_ms() - begin);
      line.worked = true;
      return result;
    }
    if (!is_line_trouble(result.error()) || !line.patience || !line.patience(size.failed(), line.worked)) return result;
  }
}

WireRequest plain_request(std::string method, std::string path, std::string body) {
  WireRequest request;
  request.method = std::move(method);
  request.path = std::move(path);
  request.body = std::move(body);
  if (!request.body.empty()) request.content_type = "application/octet-stream";
  return request;
}

}  // namespace

Result<WireRequest> signed_request(Session& session, std::string method, std::string path, std::string body) {
  auto request = plain_request(std::move(method), std::move(path), std::move(body));
  if (auto signature = session.authorize(request); !signature) return signature.error();
  return request;
}

Result<WireReply> signed_call(Session& session, Transport& transport, std::string method, std::string path, std::string body) {
  return signed_call(session, transport, plain_request(std::move(method), std::move(path), std::move(body)));
}

Result<WireReply> signed_call(Session& session, Transport& transport, WireRequest request) {
  for (bool again = false;; again = true) {
    if (auto signature = session.authorize(request); !signature) return signature.error();
    auto answer = transport.call(request);
    auto reply = answer ? proven(request, std::move(*answer)) : std::move(answer);
    // The signature covers the bytes. If it does not match, they were changed. A sync tells whether it is the device.
    if (!reply && reply.error().code == "unknown_device") return damaged_on_the_way(reply.error().code);
    if (!reply || again || !session.corrects_clock(*reply)) return reply;
  }
}

Error problem_of(const WireReply& reply) {
  Error error{"captive_portal", "", {}, "status " + std::to_string(reply.status)};
  if (reply.status == 503 || reply.status == 429) error.code = "busy";
  const auto document = json::Document::parse(reply.body);
  if (!document || !document->root().is_object()) return error;
  const auto code = document->root().find("code");
  if (!code || !code->is_string()) return error;
  error.code = *code->string();
  if (is_about_form(error.code)) return damaged_on_the_way("the server could not read it: " + error.code);
  if (const auto field = document->root().find("field"); field && field->is_string()) error.field = *field->string();
  if (const auto args = document->root().find("args"))
    for (const auto arg : args->elements()) error.args.push_back(arg.string().value_or(std::string(arg.raw())));
  return error;
}

Result<MaterialFile> material_file(const Record& record) {
  MaterialFile file{record.id,
                    plain_cell(record.cells, "name"),
                    plain_cell(record.cells, "sha256"),
                    number_of(plain_cell(record.cells, "size")),
                    record.sync == SyncState::confirmed || record.seq > 0,
                    plain_cell(record.cells, "stored") == "true",
                    plain_cell(record.cells, "stored") == "false"};
  const bool good = record.kind && record.kind->purpose == Purpose::document && FileStore::is_hash(file.sha256) && file.size > 0 &&
                    file.size <= FileStore::largest;
  if (!good) return Error{"not_a_material", "", {}, ""};
  return file;
}

Status upload(FileLine& line, const MaterialFile& file) {
  PieceSize size;
  // An empty piece asks how much is there. How long that takes says nothing about pieces.
  PieceSize none;
  auto stored = persist(line, none, [&] { return put(line, file, 0, ""); });
  int circles = 0;
  std::optional<Error> trouble;  ///< a failure of the line, with the piece sent last
  for (std::uint64_t furthest = 0; stored && !stored->complete && stored->bytes < file.size;) {
    const auto offset = stored->bytes;
    // The server says where to go on. A server that never gets further would keep us here for ever.
    circles = offset > furthest ? 0 : circles + 1;
    if (circles > most_circles) return trouble.value_or(Error{"incomplete", "", {}, "the server stores nothing"});
    furthest = std::max(furthest, offset);
    trouble.reset();
    stored = persist(line, size, [&]() -> Result<Stored> {
      // The piece may have come whole while only its answer was lost. So the server is asked before it is sent again.
      if (trouble) return put(line, file, 0, "");
      auto piece = line.files.read_piece(file.sha256, offset, size.now());
      if (!piece) return piece.error();
      if (piece->empty()) return Error{"damaged", "", {}, "file is shorter than its record says"};
      auto sent = put(line, file, offset, std::move(*piece));
      if (!sent) trouble = sent.error();
      return sent;
    });
    if (stored && line.progress) line.progress(stored->bytes, file.size);
  }
  // The last answer may have been lost. Then only the bytes that are there are known.
  if (stored && !stored->complete) stored = persist(line, none, [&] { return put(line, file, 0, ""); });
  if (!stored) return stored.error();
  return stored->complete ? Status{} : Status(Error{"incomplete", "", {}, ""});
}

Status download(FileLine& line, const MaterialFile& file) {
  if (line.files.has(file.sha256)) return {};
  PieceSize size;
  for (auto offset = line.files.partial(file.sha256); offset < file.size; offset = line.files.partial(file.sha256)) {
    const auto piece = persist(line, size, [&] { return get(line, file, offset, size.now()); });
    if (!piece) return piece.error();
    if (const auto kept = line.files.append(file.sha256, offset, *piece); !kept) return kept;
    if (line.progress) line.progress(offset + piece->size(), file.size);
  }
  return line.files.finish(file.sha256);
}

WaitingFiles waiting_files(Replica& replica) {
  WaitingFiles out;
  for (const OwedFile& owed : replica.beside().owed()) {
    ++out.count;
    const auto record = replica.get(owed.material);
    auto file = record ? material_file(*record) : Result<MaterialFile>(record.error());
    if (!file) continue;
    out.bytes += file->size;
    // A record that the server has not accepted yet cannot take bytes.
    if (owed.ready) out.ready.push_back(std::move(*file));
  }
  return out;
}

UploadReport upload_all(const WaitingFiles& waiting, FileLine& line, const UploadWatch& watch) {
  UploadReport report;
  report.waiting = waiting.count;
  const FileProgress before = line.progress;
  for (const auto& file : waiting.ready) {
    if (watch.progress) line.progress = [&](std::uint64_t done, std::uint64_t) { watch.progress(file, done); };
    // Bytes that this device's disk has lost too are no use to anybody.
    const bool lost = file.asked && !line.files.is_whole(file.sha256);
    const auto sent = lost ? Status(Error{"damaged", "", {}, "not what its name says"}) : upload(line, file);
    if (watch.ended) watch.ended(file, sent);
    if (sent) ++report.sent, report.bytes += file.size;
    if (sent || is_final(sent.error())) --report.waiting;
    if (!sent && is_line_trouble(sent.error())) break;
  }
  line.progress = before;
  return report;
}

void note_upload(Replica& replica, const MaterialFile& file, const Status& how) {
  if (how || is_final(how.error())) replica.beside().ended({file.id, file.sha256}, how ? "" : how.error().code).ignore();
}

UploadReport upload_waiting(Replica& replica, FileLine& line) {
  UploadWatch watch;
  watch.ended = [&](const MaterialFile& file, const Status& how) { note_upload(replica, file, how); };
  return upload_all(waiting_files(replica), line, watch);
}

}  // namespace dialogue
