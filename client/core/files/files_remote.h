// SPDX-License-Identifier: Apache-2.0
// Files to and from the server in pieces. Each piece is verified, and a transfer goes on where the last attempt stopped (docs/PROTOCOL.md,
// "Files").
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "client/core/files/files_store.h"
#include "client/core/verbs/replica.h"
#include "shared/base/clock.h"
#include "sync/session.h"

namespace dialogue {

/// Code not_enrolled.
Result<WireRequest> signed_request(Session& session, std::string method, std::string path, std::string body);
/// Signs and sends, and once more when the server tells its time. The answer is proven. Codes: those of the transport and of `proven`,
/// not_enrolled.
Result<WireReply> signed_call(Session& session, Transport& transport, std::string method, std::string path, std::string body);
/// The same for a request whose form its caller has said.
Result<WireReply> signed_call(Session& session, Transport& transport, WireRequest request);
/// The refusal in an answer: code, field and arguments of its problem document.
Error problem_of(const WireReply& reply);

/// Asked after each failure of the line, with the failures in a row so far, and whether it has worked before. It waits and says true, or
/// says false to give up.
using Patience = std::function<bool(int failures, bool worked)>;
/// Told after each piece: bytes there now, bytes in all.
using FileProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

/// What a transfer needs. Used on one thread.
struct FileLine {
  Session& session;
  Transport& transport;
  FileStore& files;
  Patience patience;
  FileProgress progress;
  Clock& clock = system_clock();
  bool worked = false;  ///< some piece has passed
};

/// A material's file as its record declares it.
struct MaterialFile {
  Uuid id;
  std::string name, sha256;
  std::uint64_t size = 0;
  bool known = false;   ///< the server has accepted the record, so it may take the bytes
  bool stored = false;  ///< and has noted that it has them all
  bool asked = false;   ///< it had them, lost them, and asks whoever has them
};
/// Code not_a_material when the record is of another kind or its values are no file's.
Result<MaterialFile> material_file(const Record& record);

/// Sends what the server does not have. Codes: those of signed_call, those of the server (not_allowed, too_large, wrong_hash …).
Status upload(FileLine& line, const MaterialFile& file);
/// Gets what is not here, into the file store. When the line breaks for good, the code is offline, and what came is kept.
Status download(FileLine& line, const MaterialFile& file);

/// What happened to the files waiting to be uploaded.
struct UploadReport {
  std::size_t sent = 0, waiting = 0;
  std::uint64_t bytes = 0;
};
/// The documents that the server may still take from this device: those made here, and those that it has lost. Read on the replica's
/// thread.
struct WaitingFiles {
  std::vector<MaterialFile> ready;  ///< the server knows their records
  std::size_t count = 0;            ///< with those whose record has to be sent first
  std::uint64_t bytes = 0;          ///< of all of them
};
WaitingFiles waiting_files(Replica& replica);
/// Told of each file on its way: the bytes that are at the server, and at the end how it went. On the line's thread; either may be empty.
struct UploadWatch {
  std::function<void(const MaterialFile&, std::uint64_t done)> progress;
  std::function<void(const MaterialFile&, const Status&)> ended;
};
/// Uploads them, on the line's thread. Stops at the first failure of the line, which is not an error: the rest waits. Whoever watches notes
/// what ended (note_upload).
UploadReport upload_all(const WaitingFiles& waiting, FileLine& line, const UploadWatch& watch = {});
/// Notes how an upload ended, on the replica's thread.
void note_upload(Replica& replica, const MaterialFile& file, const Status& how);
/// All on one thread.
UploadReport upload_waiting(Replica& replica, FileLine& line);

}  // namespace dialogue
