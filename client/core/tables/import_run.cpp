// SPDX-License-Identifier: Apache-2.0
#include "client/core/tables/import_run.h"

#include <algorithm>
#include <utility>

#include "client/core/values.h"
#include "shared/base/cause.h"
#include "shared/base/utf8.h"

namespace dialogue {
namespace {

constexpr std::size_t rows_per_transaction = 500;

/// No other row would escape this error: it is about the replica or its disk, not about the row.
bool is_fatal(const Error& error) {
  const Cause cause = cause_of(error.code);
  return cause == Cause::machine || cause == Cause::data || error.code == "revoked";
}

/// Rows that are good by themselves, but not in the company they are in.
void none_taken(ImportReport& report) {
  for (auto& row : report.rows) {
    if (row.outcome != RowOutcome::taken) continue;
    row.outcome = RowOutcome::refused;
    row.problems.push_back({"", {"others_refused", "", {}, ""}});
  }
  report.refused += std::exchange(report.taken, 0);
}

/// Whether it is the same text from a program that wrote "?" for letters that its encoding had no place for.
bool lost_characters(std::string_view here, std::string_view table) {
  bool lost = false;
  while (!here.empty()) {
    const auto c = next_code_point(here);
    const auto size = std::max<std::size_t>(1, c.size);
    if (table.starts_with(here.substr(0, size))) {
      table.remove_prefix(size);
    } else if (c.value >= 0x80 && table.starts_with('?')) {
      // Some programs write one "?" for each half of UTF-16.
      const bool halves = c.value > 0xFFFF && table.starts_with("??");
      table.remove_prefix(halves ? 2 : 1);
      lost = true;
    } else {
      return false;
    }
    here.remove_prefix(size);
  }
  return lost && table.empty();
}

std::string translation_name(const NewRecord& translation) {
  const auto text = [&](std::size_t i) { return translation.cells[i].second.substr(1, translation.cells[i].second.size() - 2); };
  return text(1) + ":" + text(2);  // parent, field, lang
}

class Run {
 public:
  Run(Replica& replica, const ImportMap& map, const Table& table, const ImportOptions& options)
      : replica_(replica),
        options_(options),
        map_(map),
        table_(table),
        planner_(replica.domain(), map, table, options.constants, options.decimals, replica.status().organisation) {}

  Result<ImportReport> go(const std::function<void(std::size_t)>& progress) {
    if (!planner_.constants_read()) return planner_.constants_read().error();
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (const auto done = take(planner_.plan(i)); !done) return done.error();
      if (waiting_.size() >= rows_per_transaction && !options_.all_or_none) {
        if (const auto done = flush(); !done) return done.error();
      }
      if (progress && (i + 1) % 100 == 0) progress(i + 1);
    }
    if (const auto done = flush(); !done) return done.error();
    for (const auto& row : report_.rows) {
      ++(row.outcome == RowOutcome::taken ? report_.taken : row.outcome == RowOutcome::unchanged ? report_.unchanged : report_.refused);
    }
    return std::move(report_);
  }

 private:
  struct Waiting {
    std::size_t report;  // position in the report
    std::vector<NewRecord> records;
  };

  Status take(PlannedRow row) {
    report_.rows.push_back(
        {row.row, row.line, RowOutcome::refused, row.record.id.value_or(Uuid{}), std::move(row.problems), std::move(row.notes), {}});
    RowReport& report = report_.rows.back();
    auto here = find(row);
    report.id = row.record.id.value_or(Uuid{});
    if (!here && !row.of_platform)
      for (auto& missing : row.missing) report.problems.push_back(std::move(missing));
    if (!report.problems.empty()) return {};
    for (auto& [path, problem] : row.as_here)
      if (const auto it = here ? here->cells.find(path) : Cells::iterator();
          !here || it == here->cells.end() || it->second != cell_of(row, path))
        report.problems.push_back(std::move(problem));
    if (!report.problems.empty()) return {};
    if (here) return meet(*here, row, report);
    if (here.error().code != "not_found" && here.error().code != "not_available") return here.error();
    if (row.of_platform) {
      report.problems.push_back({"id", {"not_here", "", {report.id.text()}, ""}});
      return {};
    }
    report.outcome = RowOutcome::taken;
    if (options_.dry_run) return {};
    Waiting waiting{report_.rows.size() - 1, {std::move(row.record)}};
    for (auto& translation : row.translations) waiting.records.push_back(std::move(translation));
    waiting_.push_back(std::move(waiting));
    return {};
  }

  /// Looks also under the id that earlier releases made without the owner, if it is the owner's and was ever taken.
  Result<Record> find(PlannedRow& row) {
    auto here = replica_.get(row.record.id.value_or(Uuid{}));
    if (here || !row.first_id) return here;
    auto first = replica_.get(*row.first_id);
    if (!first || first->unborn || plain_cell(first->cells, "owner_org") != row.owner.text()) return here;
    planner_.name(row, *row.first_id);
    return first;
  }

  /// The record is here already. What somebody has changed since is not overwritten unasked.
  Status meet(const Record& here, const PlannedRow& row, RowReport& report) {
    std::vector<std::pair<Path, Raw>> edits;
    if (const auto it = here.cells.find(deleted_cell); it != here.cells.end() && !it->second.empty()) {
      if (!options_.update) {
        report.problems.push_back({"", {"was_deleted", "", {report.id.text()}, ""}});
        return {};
      }
      edits.emplace_back(deleted_cell, Raw());
      report.differs.emplace_back(deleted_cell);
    }
    for (const auto& [path, raw] : row.record.cells) {
      const auto it = here.cells.find(path);
      if (it != here.cells.end() && it->second == raw) continue;
      const auto info = describe_cell(*here.kind, path);
      if (!info.field ||
          (info.field->cls != FieldClass::value && info.field->cls != FieldClass::text && info.field->cls != FieldClass::set))
        continue;
      if (it != here.cells.end() && lost_characters(plain_value(it->second), plain_value(raw)))
        report.problems.push_back({column_of(path), {"lost_characters", std::string(path), {}, ""}});
      edits.emplace_back(path, raw);
      report.differs.push_back(path);
    }
    std::vector<const NewRecord*> news;
    std::vector<std::pair<Uuid, Raw>> texts;
    for (const auto& translation : row.translations) meet_translation(translation, report, news, texts);
    if (options_.update && !report.problems.empty()) return {};
    report.problems.clear();
    report.outcome = RowOutcome::unchanged;
    if (!options_.update || report.differs.empty()) return {};
    report.outcome = RowOutcome::taken;
    return options_.dry_run ? Status{} : update(here, edits, news, texts, report);
  }

  void meet_translation(const NewRecord& translation, RowReport& report, std::vector<const NewRecord*>& news,
                        std::vector<std::pair<Uuid, Raw>>& texts) {
    const auto here = replica_.get(*translation.id);
    const Raw& text = translation.cells[3].second;
    if (!here || here->cells.contains(deleted_cell)) {
      news.push_back(&translation);
    } else if (const auto it = here->cells.find("text"); it == here->cells.end() || it->second != text) {
      texts.emplace_back(*translation.id, text);
    } else {
      return;
    }
    report.differs.push_back(translation_name(translation));
  }

  Status update(const Record& here, const std::vector<std::pair<Path, Raw>>& edits, const std::vector<const NewRecord*>& news,
                const std::vector<std::pair<Uuid, Raw>>& texts, RowReport& report) {
    Status done;
    if (!edits.empty()) done = replica_.edit(here.id, edits, &here.shown);
    for (const auto& [id, text] : texts)
      if (done) done = replica_.edit(id, {{"text", text}}, nullptr);
    for (const auto* translation : news) {
      if (!done) break;
      const auto made = replica_.create_all({*translation});
      if (!made) done = made.error();
    }
    if (done || is_fatal(done.error())) return done;
    report.outcome = RowOutcome::refused;
    report.problems.push_back({"", done.error()});
    return {};
  }

  Status flush() {
    if (waiting_.empty()) return {};
    std::vector<NewRecord> all;
    for (const auto& waiting : waiting_) all.insert(all.end(), waiting.records.begin(), waiting.records.end());
    const auto made = replica_.create_all(all);
    Status done;
    if (!made) done = is_fatal(made.error()) ? Status(made.error()) : options_.all_or_none ? none_of(made.error()) : one_by_one();
    waiting_.clear();
    return done;
  }

  std::string column_of(const Path& field) const {
    for (const auto& column : map_.columns)
      if (column.field == field && column.lang.empty()) return column.column;
    return {};
  }

  static Raw cell_of(const PlannedRow& row, const Path& path) {
    for (const auto& [p, raw] : row.record.cells)
      if (p == path) return raw;
    return {};
  }

  Status none_of(const Error& error) {
    for (const auto& waiting : waiting_) {
      report_.rows[waiting.report].outcome = RowOutcome::refused;
      report_.rows[waiting.report].problems.push_back({"", error});
    }
    return {};
  }

  Status one_by_one() {
    for (const auto& waiting : waiting_) {
      const auto made = replica_.create_all(waiting.records);
      if (made) continue;
      if (is_fatal(made.error())) return made.error();
      report_.rows[waiting.report].outcome = RowOutcome::refused;
      report_.rows[waiting.report].problems.push_back({"", made.error()});
    }
    return {};
  }

  Replica& replica_;
  const ImportOptions& options_;
  const ImportMap& map_;
  const Table& table_;
  ImportPlanner planner_;
  std::vector<Waiting> waiting_;
  ImportReport report_;
};

}  // namespace

Result<ImportReport> run_import(Replica& replica, const ImportMap& map, const Table& table, const ImportOptions& options,
                                const std::function<void(std::size_t)>& progress) {
  if (const auto good = check_columns(map, table); !good) return good.error();
  if (options.all_or_none && !options.dry_run) {
    ImportOptions trial = options;
    trial.dry_run = true;
    auto report = Run(replica, map, table, trial).go({});
    if (!report) return report.error();
    if (report->refused > 0) {
      none_taken(*report);
      return report;
    }
  }
  if (!options.all_or_none || options.dry_run) {
    auto report = Run(replica, map, table, options).go(progress);
    if (report && options.all_or_none && report->refused > 0) none_taken(*report);
    return report;
  }
  // Some refusals are found only by writing. They come after rows that were written.
  ImportReport report;
  const Status done = replica.all_or_none([&]() -> Status {
    auto run = Run(replica, map, table, options).go(progress);
    if (!run) return run.error();
    report = std::move(*run);
    return report.refused > 0 ? Status(Error{"others_refused", "", {}, ""}) : Status();
  });
  if (report.refused > 0) none_taken(report);
  if (!done && report.refused == 0) return done.error();
  return report;
}

}  // namespace dialogue
