// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCommandLineParser>
#include <QList>
#include <QString>
#include <optional>
#include <string>

namespace dialogue {

/// The options by which packages are made, which help does not show.
QList<QCommandLineOption> manual_options();

/// The manual page or the completion that the parsed line asks for, if any. Empty for a shell that is unknown.
std::optional<std::string> asked_manual(const QCommandLineParser& parser, const QList<QCommandLineOption>& options, const QString& version);

}  // namespace dialogue
