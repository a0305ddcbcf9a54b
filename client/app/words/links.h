// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QVariantList>

#include "shared/model/field.h"

/// What can be opened from a text. Only http, https, mailto and tel; what is opened is said in plain. Pure; any thread.
namespace dialogue {

/// {url, place} of each link in the words, at most a handful: `place` is the host, the address or the number, as it will be opened: a
/// name in other letters that look alike stands in its ASCII form. Of several links to one host it says the rest of the address too.
QVariantList links_in(const QString& text);

/// The same of a field's value: an address alone needs no scheme.
QVariantList links_of(const Field& field, const QString& text);

}  // namespace dialogue
