// SPDX-License-Identifier: Apache-2.0
#include "client/core/export/workbook.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "client/core/export/workbook_text.h"
#include "shared/base/disk.h"

namespace dialogue {
namespace {

constexpr std::size_t exact_digits = 15, longest_sheet_name = 31;
constexpr const char* long_name = "long texts";

/// "2027-03-17" or "2027-03-17T13:00:00Z".
bool read_time(const std::string& text, lxw_datetime& out) {
  double seconds = 0;
  int year = 0, month = 0, day = 0, hour = 0, minute = 0;
  const int n = std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%lf", &year, &month, &day, &hour, &minute, &seconds);
  out = {year, month, day, hour, minute, seconds};
  return (n == 3 || n == 6) && year >= 1900 && year <= 9999;
}

bool exact(const std::string& text, double& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && text.size() <= exact_digits;
}

bool is_of_the_disk(lxw_error error) {
  return error == LXW_ERROR_CREATING_XLSX_FILE || error == LXW_ERROR_CREATING_TMPFILE || error == LXW_ERROR_READING_TMPFILE ||
         error == LXW_ERROR_ZIP_FILE_OPERATION || error == LXW_ERROR_ZIP_CLOSE || error == LXW_ERROR_ZIP_FILE_ADD;
}

/// The library writes what went wrong to the error stream, in its own words. While this lives nothing comes there.
class QuietErrors {
 public:
  QuietErrors() : kept_(::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0)) {
    std::fflush(stderr);
    const OpenFile nowhere("/dev/null", O_WRONLY);
    if (kept_ >= 0 && nowhere) ::dup2(nowhere.get(), STDERR_FILENO);
  }
  ~QuietErrors() {
    std::fflush(stderr);
    if (kept_ < 0) return;
    ::dup2(kept_, STDERR_FILENO);
    ::close(kept_);
  }
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;

 private:
  const int kept_;
};

}  // namespace

Workbook::Workbook(const std::string& folder) : path_(folder + "/export.xlsx.part"), folder_(folder) {
  lxw_workbook_options options{};
  options.tmpdir = folder_.data();
  book_ = workbook_new_opt(path_.c_str(), &options);
  date_ = workbook_add_format(book_);
  format_set_num_format(date_, "yyyy-mm-dd");
  time_ = workbook_add_format(book_);
  format_set_num_format(time_, "yyyy-mm-dd hh:mm:ss");
  bold_ = workbook_add_format(book_);
  format_set_bold(bold_);
}

Workbook::~Workbook() {
  if (book_) lxw_workbook_free(book_);
  ::remove(path_.c_str());
}

lxw_worksheet* Workbook::sheet(const std::string& name, const std::vector<std::string>& header) {
  auto* out = workbook_add_worksheet(book_, name.substr(0, longest_sheet_name).c_str());
  for (std::size_t i = 0; i < header.size(); ++i) note(worksheet_write_string(out, 0, static_cast<lxw_col_t>(i), header[i].c_str(), bold_));
  worksheet_freeze_panes(out, 1, 0);
  return out;
}

void Workbook::put(const Place& place, const Field* field, const std::string& text, const std::string& record, const std::string& name) {
  if (text.empty()) return;
  const auto row = static_cast<lxw_row_t>(place.row);
  const auto column = static_cast<lxw_col_t>(place.column);
  const bool is_set = field && field->cls == FieldClass::set;
  const auto type = field && !is_set ? field->type : Type::text;
  lxw_datetime time{};
  double number = 0;
  if (type == Type::boolean) {
    note(worksheet_write_boolean(place.sheet, row, column, text == "true", nullptr));
  } else if ((type == Type::date || type == Type::instant) && read_time(text, time)) {
    note(worksheet_write_datetime(place.sheet, row, column, &time, type == Type::date ? date_ : time_));
  } else if (type == Type::number && exact(text, number)) {
    note(worksheet_write_number(place.sheet, row, column, number, nullptr));
  } else {
    put_text(place, text, is_set, record, name);
  }
}

// The whole text stands in as many rows of its own as it takes. Its cell shows how it begins, and leads there.
void Workbook::put_text(const Place& place, const std::string& text, bool is_set, const std::string& record, const std::string& name) {
  if (fits_cell(text)) return write(place.sheet, place.row, place.column, text);
  if (!long_sheet_) long_sheet_ = sheet(long_name, {"record", "column", "piece", "text"});
  const std::string first = "D" + std::to_string(long_rows_ + 2);
  const auto pieces = cell_pieces(text, is_set ? ";" : "");
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    ++long_rows_;
    write(long_sheet_, long_rows_, 0, record);
    write(long_sheet_, long_rows_, 1, name);
    note(worksheet_write_number(long_sheet_, static_cast<lxw_row_t>(long_rows_), 2, static_cast<double>(i + 1), nullptr));
    write(long_sheet_, long_rows_, 3, pieces[i]);
  }
  ++long_texts_;
  // A sheet takes some 65,000 links. Without a link the cell's own words say where the text is.
  const std::string link = "internal:'" + std::string(long_name) + "'!" + first;
  worksheet_write_url(place.sheet, static_cast<lxw_row_t>(place.row), static_cast<lxw_col_t>(place.column), link.c_str(), nullptr);
  const std::string mark = " … [" + std::string(long_name) + "!" + first + "]";
  write(place.sheet, place.row, place.column, beginning_for_cell(text, is_set ? ";" : "", mark));
}

void Workbook::write(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text) {
  note(worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), workbook_text(text).c_str(), nullptr));
}

void Workbook::note(lxw_error error) {
  if (failed_ == LXW_NO_ERROR) failed_ = error;
}

Status Workbook::finish(const ExportSink& sink) {
  lxw_error closed = LXW_NO_ERROR;
  int why = 0;
  {
    const QuietErrors quiet;
    errno = 0;
    closed = workbook_close(book_);
    why = errno;
  }
  book_ = nullptr;
  if (is_of_the_disk(closed)) return Error{disk_code(why), "", {}, lxw_strerror(closed)};
  note(closed);
  if (failed_ != LXW_NO_ERROR) return Error{"internal", "", {}, lxw_strerror(failed_)};
  std::ifstream file(path_, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (bytes.empty()) return Error{"internal", "", {}, "workbook"};
  sink(bytes);
  return {};
}

}  // namespace dialogue
