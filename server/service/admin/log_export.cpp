// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "server/service/admin/admin.h"
#include "shared/base/days.h"
#include "shared/model/cell.h"
#include "shared/wire/json.h"
#include "sync/codec.h"

namespace dialogue {
namespace {

/// One row of the log as a line of JSON. It has all that the row's place in the chain is made of, and no word that a person wrote unless
/// `content`.
class LogLine {
 public:
  LogLine(StoreView& view, const LogRow& row, bool content) : view_(view), row_(row), content_(content) {}

  std::string json() {
    out_.begin_object();
    place();
    source();
    change();
    out_.key("content").boolean(!row_.content.empty());
    out_.key("digest").string(hex(raw(row_.digest)));
    out_.key("chain").string(hex(raw(row_.chain)));
    if (content_ && !row_.content.empty()) words();
    return out_.end_object().take() + "\n";
  }

 private:
  void place() {
    std::string epoch;
    for (const StoredEpoch& known : view_.epochs())
      if (epoch.empty() || known.began < row_.seq) epoch = known.epoch;
    out_.key("seq").number(row_.seq).key("epoch").string(epoch);
    out_.key("at").string(instant_text(row_.received_ms)).key("at_ms").number(row_.received_ms);
  }

  void source() {
    const auto source = view_.source(row_.source);
    if (!source) throw Failure(Error{"damaged", "", {}, "log row without a line"});
    id("device", source->device);
    id("author", source->person);
    out_.key("incarnation").string(source->incarnation).key("counter").number(row_.counter).key("rid").number(row_.rid);
    static constexpr const char* names[] = {"applied", "proposed", "rejected", "parked"};
    static_assert(static_cast<int>(Verdict::applied) == 0 && static_cast<int>(Verdict::parked) == 3);
    out_.key("verdict").string(names[static_cast<int>(row_.verdict)]).key("code").string(row_.error.code);
  }

  void change() {
    const auto change = decode_change(row_.content);
    if (!change) return;
    id("record", change->record);
    out_.key("kind").string(change->kind);
    out_.key("what").string(change->is_act() ? change->act : change->create ? "create" : "edit");
    std::vector<std::string> names;
    for (const CellEdit& cell : change->cells) names.push_back(name_of(cell.path));
    for (const auto& [path, value] : change->args) names.push_back(name_of(path));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    out_.key("fields").begin_array();
    for (const auto& name : names) out_.string(name);
    out_.end_array();
  }

  /// Leaves out what is in brackets, because an element of a set may be what a person wrote.
  static std::string name_of(std::string_view path) {
    const auto cell = parse_cell(path);
    if (!cell) return "?";
    return std::string(cell->name) + (cell->field.empty() ? "" : "." + std::string(cell->field));
  }

  void words() {
    out_.key("salt").string(hex(row_.salt));
    out_.key("bytes").string(row_.content).key("result").string(row_.result);
  }

  void id(const char* key, const Uuid& id) { out_.key(key).string(id.is_nil() ? std::string() : id.text()); }

  StoreView& view_;
  const LogRow& row_;
  const bool content_;
  json::Writer out_;
};

}  // namespace

Result<LogExport> TheAdministration::export_log(std::uint64_t from, bool content, const std::function<void(const std::string&)>& take) {
  constexpr std::size_t page = 1000;
  LogExport out;
  try {
    {
      const auto view = engine_.snapshot();
      const LogHead head = view->head();
      out.head = head.seq;
      out.chain = hex(raw(head.chain));
      out.from = std::clamp<std::uint64_t>(from, 1, head.seq + 1);
      out.before = hex(raw(view->chain_at(out.from - 1).value_or(Hash32{})));
    }
    // Takes a new snapshot for each page: the log only grows, and a snapshot that is kept long lets the WAL grow.
    for (std::uint64_t next = out.from; next <= out.head;) {
      const auto view = engine_.snapshot();
      std::vector<LogRow> rows;
      view->log_from(next, [&](const LogRow& row) {
        if (row.seq > out.head) return false;
        rows.push_back(row);
        return rows.size() < page;
      });
      if (rows.empty()) break;
      for (const LogRow& row : rows) take(LogLine(*view, row, content).json());
      out.rows += rows.size();
      next = rows.back().seq + 1;
    }
  } catch (const Failure& failure) {
    return failure.error();
  }
  return out;
}

}  // namespace dialogue
