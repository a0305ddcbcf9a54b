// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QVariantList>

#include "shared/model/field.h"

/// What can be opened from a text: http, https, mailto and tel only. The place that a link opens is told in plain words. Pure; any thread.
namespace dialogue {

/// {url, place} of each link in the words, at most a handful. `place` is the host, the address or the number as it will be opened. A name
/// in other letters that look alike stands in its ASCII form. Where several links lead to one host, `place` has the rest of the address
/// too.
QVariantList links_in(const QString& text);

/// The same of a field's value: an address alone needs no scheme.
QVariantList links_of(const Field& field, const QString& text);

}  // namespace dialogue
