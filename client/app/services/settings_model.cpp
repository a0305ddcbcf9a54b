// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/settings_model.h"

#include <map>

namespace dialogue {
namespace {
constexpr const char* keys[] = {"language", "text_size", "theme", "still", "low_data"};
}

SettingsModel::SettingsModel(StoreThread* store, Language* language, QObject* parent)
    : QObject(parent), store_(store), language_(language) {
  connect(store_, &StoreThread::opened, this, &SettingsModel::read);
  connect(language_, &Language::changed, this, &SettingsModel::changed);
}

void SettingsModel::read() {
  using Kept = std::map<QString, QString>;
  store_->ask<Kept>(
      this,
      [](Replica& replica) {
        Kept kept;
        for (const char* key : keys) kept[key] = QString::fromStdString(replica.setting(key));
        return kept;
      },
      [this](const Kept& kept) {
        for (const auto& [key, value] : kept)
          if (!value.isEmpty() && !forced_.contains(key)) apply(key, value);
      });
}

void SettingsModel::apply(const QString& key, const QString& value) {
  if (key == "language") language_->set_code(value);
  if (key == "text_size") text_size_ = qBound(80, value.toInt(), 200);
  if (key == "theme") theme_ = value == "dark" || value == "contrast" ? value : "light";
  if (key == "still") still_ = value == "1";
  if (key == "low_data") low_data_ = value == "1";
  emit changed();
}

void SettingsModel::force(const QString& key, const QString& value) {
  forced_ << key;
  apply(key, value);
}

void SettingsModel::keep(const QString& key, const QString& value) {
  forced_.removeAll(key);
  store_->ask<bool>(
      this, [key, value](Replica& replica) { return replica.set_setting(key.toStdString(), value.toStdString()).ok(); }, [](bool) {});
}

void SettingsModel::set_language(const QString& code) {
  apply("language", code);
  keep("language", language());
}
void SettingsModel::set_text_size(int percent) {
  apply("text_size", QString::number(percent));
  keep("text_size", QString::number(text_size_));
}
void SettingsModel::set_theme(const QString& theme) {
  apply("theme", theme);
  keep("theme", theme_);
}
void SettingsModel::set_still(bool still) {
  apply("still", still ? "1" : "0");
  keep("still", still ? "1" : "0");
}
void SettingsModel::set_low_data(bool low) {
  apply("low_data", low ? "1" : "0");
  keep("low_data", low ? "1" : "0");
}

}  // namespace dialogue
