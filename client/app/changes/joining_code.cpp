// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/joining_code.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>

#include "client/app/changes/joining_page.h"
#include "client/app/changes/person_files.h"
#include "shared/base/cause.h"
#include "shared/base/days.h"
#include "shared/joining/qr_code.h"
#include "sync/wire_form.h"

namespace dialogue {
namespace {

QStringList squares_of(const JoiningLine& line) {
  QStringList out;
  const auto text = encode(line, true);
  const auto code = text ? QrCode::of(*text) : Result<QrCode>(text.error());
  if (!code) return out;
  for (int y = 0; y < code->width(); ++y) {
    QString row;
    for (int x = 0; x < code->width(); ++x) row += code->dark(x, y) ? '#' : ' ';
    out << row;
  }
  return out;
}

}  // namespace

void JoiningCode::set_services(Services* services) {
  if (services_ || !services) return;
  services_ = services;
  connect(services->language(), &Language::changed, this, &JoiningCode::changed);
  emit changed();
}

QString JoiningCode::valid_until() const {
  return made_ ? services_->format().instant(QString::fromStdString(instant_text(made_->expires_ms))) : QString();
}

QString JoiningCode::problem() const {
  if (!problem_) return {};
  if (is_line_trouble(*problem_))
    return tr(
        "The server cannot be reached. It has to know the code, so this needs a connection. No code was made, and nothing is lost. "
        "Try again once there is one.");
  return sentence_of(*problem_, services_->language()->lang());
}

QString JoiningCode::kept() const {
  return kept_.isEmpty() ? QString() : tr("Saved in %1. Whoever has this file can join: delete it afterwards.").arg(kept_);
}

void JoiningCode::make() {
  const auto person = Uuid::parse(person_id_.toStdString());
  if (asking_ || made_ || !person || !services_ || !services_->ready()) return;
  if (!tried_ || tried_->person != *person) tried_ = new_code(*person, system_random());
  asking_ = true;
  problem_.reset();
  emit changed();
  services_->store()->ask<Result<WireRequest>>(
      this,
      [code = *tried_, here = services_->sync()->server_place()](Replica& replica) { return code_request(replica.session(), here, code); },
      [this, code = *tried_](const Result<WireRequest>& request) { request ? carry(*request, code, true) : take(code, request.error()); });
}

/// Once more, if the server says that this device's time was off.
void JoiningCode::carry(const WireRequest& request, const NewCode& code, bool once_more) {
  const auto here = services_->sync()->server_place();
  const auto tell = [guard = QPointer<JoiningCode>(this), here, request, code, once_more](const Result<WireReply>& reply, qint64) {
    if (!guard) return;
    auto made = reply ? code_answer(request, here, code, *reply) : Result<MadeCode>(reply.error());
    if (made || made.error().code != "clock" || !once_more) return guard->take(code, std::move(made));
    guard->services_->store()->ask<Result<WireRequest>>(
        guard,
        [told = *reply, here, code](Replica& replica) {
          replica.session().corrects_clock(told);
          return code_request(replica.session(), here, code);
        },
        [guard, code](const Result<WireRequest>& again) { again ? guard->carry(*again, code, false) : guard->take(code, again.error()); });
  };
  services_->line()->call(here, request, tell);
}

void JoiningCode::take(const NewCode& code, Result<MadeCode> made) {
  // The page was closed meanwhile, or is about somebody else.
  if (!tried_ || tried_->code != code.code) return;
  asking_ = false;
  if (made) {
    made_ = std::move(*made);
    line_ = QString::fromStdString(encode(made_->line).take());
    squares_ = squares_of(made_->line);
    tried_.reset();
  } else {
    problem_ = made.error();
    if (!is_line_trouble(*problem_)) tried_.reset();
  }
  emit changed();
}

void JoiningCode::copy() {
  auto* words = new QMimeData;  // the clipboard's
  words->setText(line_);
  words->setData("x-kde-passwordManagerHint", "secret");
  QGuiApplication::clipboard()->setMimeData(words);
}

void JoiningCode::saveLine() { keep(".dialogue", (line_ + "\n").toUtf8()); }

void JoiningCode::savePicture() {
  QByteArray bytes;
  QBuffer file(&bytes);
  file.open(QIODevice::WriteOnly);
  qr_picture(squares_, 12).save(&file, "PNG");
  keep(".png", bytes);
}

void JoiningCode::savePage() { keep(".pdf", joining_page({name_, server(), line_, valid_until(), squares_})); }

void JoiningCode::keep(const QString& ending, const QByteArray& bytes) {
  if (!made_) return;
  const auto path = keep_for_person(QStandardPaths::DocumentsLocation, tr("Joining, %1").arg(name_) + ending,
                                    {bytes.constData(), static_cast<std::size_t>(bytes.size())});
  problem_ = path ? std::nullopt : std::optional(path.error());
  kept_ = path ? *path : QString();
  emit changed();
}

void JoiningCode::forget() {
  asking_ = false;
  line_.clear(), kept_.clear(), squares_.clear();
  tried_.reset(), made_.reset(), problem_.reset();
  emit changed();
}

}  // namespace dialogue
