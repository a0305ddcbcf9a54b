// SPDX-License-Identifier: Apache-2.0
#include "client/app/sample/sample_reader.h"

#include <sstream>

#include "shared/model/declaration.h"
#include "shared/wire/json_string.h"
#include "sync/natural_id.h"

namespace dialogue {
namespace {

std::string element(std::string_view word) {
  return word.starts_with('@') ? SampleReplica::id_of(std::string(word.substr(1))).text() : std::string(word);
}

/// "part#1.field" as a cell's path.
Path path_of(std::string_view name) {
  const auto mark = name.find('#');
  if (mark == std::string_view::npos) return Path(name);
  const auto dot = name.find('.', mark);
  const auto id = name.substr(mark + 1, dot == std::string_view::npos ? dot : dot - mark - 1);
  Path path(name.substr(0, mark));
  path.append("[").append(id).append("]");
  if (dot != std::string_view::npos) path.append(name.substr(dot));
  return path;
}

}  // namespace

void SampleReader::read(std::string_view text) {
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == ';') continue;
    if (line.starts_with("  "))
      cell(std::string_view(line).substr(2));
    else
      begin(line);
  }
  for (std::size_t i = 0; i < replica_.entries_.size(); ++i) take_natural_id(i);
}

/// A translation is found by what it is of.
void SampleReader::take_natural_id(std::size_t at) {
  Record& record = replica_.entries_[at]->record;
  if (record.kind->name != "translation") return;
  replica_.by_id_.erase(record.id);
  const std::vector<std::pair<Path, Raw>> cells(record.cells.begin(), record.cells.end());
  record.id = natural_id(*record.kind, cells);
  replica_.by_id_[record.id] = at;
}

void SampleReader::begin(std::string_view line) {
  std::istringstream in{std::string(line)};
  std::string kind, key, state, sync;
  in >> kind >> key >> state >> sync;
  entry_ = nullptr;
  const Kind* declared = replica_.domain_.kind(kind);
  if (!declared) return;
  auto entry = std::make_unique<SampleReplica::Entry>();
  entry_ = entry.get();
  Record& record = entry->record;
  record.id = SampleReplica::id_of(key);
  record.kind = declared;
  record.seq = ++replica_.seq_;
  record.shown.seq.assign(declared->facets.size(), record.seq);
  if (state != "-") record.cells["state"] = json::quote(state);
  record.sync = sync == "local"       ? SyncState::local
                : sync == "sent"      ? SyncState::sent
                : sync == "attention" ? SyncState::attention
                                      : SyncState::confirmed;
  replica_.by_id_[record.id] = replica_.entries_.size();
  replica_.entries_.push_back(std::move(entry));
}

Raw SampleReader::value(const Field& field, std::string_view text) const {
  if (field.type == Type::number || field.type == Type::boolean) return Raw(text);
  std::string plain = element(text);
  for (auto at = plain.find("\\n"); at != std::string::npos; at = plain.find("\\n")) plain.replace(at, 2, "\n");
  return json::quote(plain);
}

void SampleReader::cell(std::string_view line) {
  if (!entry_) return;
  const Kind& kind = *entry_->record.kind;
  const auto sign = line.find('=');
  if (sign == std::string_view::npos) {
    const Path path = path_of(line);
    entry_->record.cells[path] = json::quote(std::string(line.substr(line.find('#') + 1)));
    return;
  }
  const bool set = line[sign - 1] == '+';
  const Path path = path_of(line.substr(0, set ? sign - 1 : sign));
  const auto text = line.substr(sign + 1);
  const CellInfo info = describe_cell(kind, set ? path + "[x]" : path);
  if (!info.known || !info.field) return;
  if (!set) {
    entry_->record.cells[path] = value(*info.field, text);
    return;
  }
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) entry_->record.cells[path + "[" + element(word) + "]"] = "true";
}

}  // namespace dialogue
