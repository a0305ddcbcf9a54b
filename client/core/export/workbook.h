// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <xlsxwriter.h>

#include <cstddef>
#include <string>
#include <vector>

#include "client/core/tables/export_table.h"
#include "shared/model/field.h"

namespace dialogue {

/// A workbook of libxlsxwriter's whose cells hold any text. On one thread.
class Workbook {
 public:
  static constexpr std::size_t most_rows = 1'048'575;

  /// The library writes files only. It gets one in this folder, which nobody else can read and which is removed afterwards.
  explicit Workbook(const std::string& folder);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  lxw_worksheet* sheet(const std::string& name, const std::vector<std::string>& header);

  struct Place {
    lxw_worksheet* sheet;
    std::size_t row, column;
  };
  /// `field` null: text. Text goes in as a string, whatever it begins with. `record` and `name` stand beside a long text and say whose it
  /// is.
  void put(const Place& place, const Field* field, const std::string& text, const std::string& record, const std::string& name);

  std::size_t long_texts() const { return long_texts_; }
  /// Codes: disk_full, no_access, disk_error; "internal" when the library refused for another reason.
  Status finish(const ExportSink& sink);

 private:
  void put_text(const Place& place, const std::string& text, bool is_set, const std::string& record, const std::string& name);
  void write(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text);
  void note(lxw_error error);

  std::string path_, folder_;
  lxw_workbook* book_ = nullptr;
  lxw_format *date_ = nullptr, *time_ = nullptr, *bold_ = nullptr;
  lxw_worksheet* long_sheet_ = nullptr;
  std::size_t long_rows_ = 0, long_texts_ = 0;
  lxw_error failed_ = LXW_NO_ERROR;
};

}  // namespace dialogue
