// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "client/app/words/format.h"
#include "client/core/verbs/replica.h"

namespace dialogue {

/// A row of a list in words.
struct ListedWords {
  QString title, facts, state, state_label;
};

/// Puts single cells of records into words, for lists of changes. It lives on the store's thread, for one question.
class CellWords {
 public:
  CellWords(Replica& replica, const Format& format) : replica_(replica), format_(format) {}

  QString kind(const std::string& name) const;
  QString act(const std::string& kind, const std::string& act) const;
  QString label(const std::string& kind, const Path& path) const;
  /// The value. For an element of a set: the element with "added" or "taken away".
  QString value(const std::string& kind, const Path& path, const Raw& raw) const;
  /// Whether the cell says nothing to a reader of changes.
  bool silent(const std::string& kind, const Path& path) const;
  /// "Label: value", one a line.
  QString lines(const std::string& kind, const std::vector<std::pair<Path, Raw>>& cells) const;
  /// A row read with `columns` (list_columns.h); its title in the reader's language where there is a variant.
  ListedWords row(const Kind& kind, const std::vector<std::string>& columns, const Listed& listed) const;
  /// A record's title as a person reads it, or its kind.
  QString title(const std::string& kind, const std::string& title) const;
  /// What a reference to a record reads, in the reader's language where there is a variant; empty when the record is not here.
  QString reference(const Uuid& id) const;
  /// What a notice says.
  QString notice(const std::string& code) const;

 private:
  void tell_of_parent(const Kind& kind, const Uuid& id, ListedWords& said) const;
  QString plain_title(const Kind& kind, const QString& title) const;
  QString fact(const Kind& kind, const Field& field, const Listed& listed, const QString& text) const;

  Replica& replica_;
  const Format& format_;
};

}  // namespace dialogue
