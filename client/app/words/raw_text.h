// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QString>
#include <optional>
#include <string>

#include "shared/base/result.h"
#include "shared/model/cell.h"
#include "shared/model/field.h"

/// Between a cell's raw value and what a person types or reads in a field. Pure; any thread.
namespace dialogue {

QString text_of(const Raw& raw);      ///< the string in a raw JSON string; a number or word as it stands; empty when not set
Raw raw_string(const QString& text);  ///< empty text = not set
/// A key between two order keys ("" = no neighbour on that side), for parts that a person adds or moves.
std::string order_between(const std::string& before, const std::string& after);

/// What a person typed into a field, as the raw value of its type; nothing when it cannot be read as one. Empty text = not set. Dates: ISO
/// or the locale's short and long forms. Instants: "date time", by the clocks of this computer, or by others with an offset behind ("01:30
/// -07:00"). Money and numbers: every form of read_amount and read_number.
std::optional<Raw> read_input(const Field& field, const QString& text, const QLocale& locale);
/// The other way: the text that stands in the field when editing begins. It reads back as the same value.
QString show_input(const Field& field, const Raw& raw, const QLocale& locale);

/// Why read_input gives nothing, where more can be said than that.
std::optional<Error> input_problem(const Field& field, const QString& text, const QLocale& locale);

}  // namespace dialogue
