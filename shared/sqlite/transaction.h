// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dialogue {

class Database;

/// Takes the write lock when it is made, and rolls back when it is dropped without commit. Not nested: use Savepoint inside.
class Transaction {
 public:
  explicit Transaction(Database& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// Durable when it returns. Throws Failure when the commit fails (then nothing was stored) or was done before.
  void commit();

 private:
  Database& db_;
  bool open_ = true;
};

/// A part of a transaction that may be undone on its own. It is undone when it is dropped without release. Savepoints nest like scopes.
class Savepoint {
 public:
  /// Throws when there is no transaction, also when a failure has rolled it back.
  explicit Savepoint(Database& db);
  ~Savepoint();
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;

  /// Keeps what was done since it was made.
  void release();

 private:
  Database& db_;
  bool open_ = true;
};

/// Everything that is read while it lives is of one moment, that of its making.
class Snapshot {
 public:
  explicit Snapshot(Database& db);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& db_;
};

}  // namespace dialogue
