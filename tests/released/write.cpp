// SPDX-License-Identifier: Apache-2.0
// Writes what a released version stores and says into a folder: a replica with every kind of waiting change, the server that it speaks to,
// the bytes of their exchange, and what the replica shows afterwards. Run once when a protocol version is released:
//   released_write FOLDER   (a new one in tests/data/released)
#include <cstdio>
#include <filesystem>

#include "shared/wire/json.h"
#include "tests/fakes/reconcile.h"
#include "tests/released/stage.h"

namespace dialogue::released {
namespace {

Raw text(std::string_view plain) { return json::quote(plain); }

class Story {
 public:
  explicit Story(std::string out) : out_(std::move(out)) {}

  void play() {
    prepare();
    confirmed();
    clashed();
    waiting();
    // The line breaks after the request was sealed and stored. It is sent again, byte for byte.
    ann_->session().begin();
    ann_->session().next().take();
    ann_->edit(request_, {{"summary", text("Prem.\n\nTwo.\n\nThree.")}}, nullptr).take();
    ann_->edit(fresh_, {{"title", text("Offline, and renamed")}}, nullptr).take();
    ann_.reset();
    bob_.reset();
    server_.reset();
    keep("replica.db", replica_.file("replica.db"));
    keep("server.db", place_.file("server.db"));
    std::filesystem::copy_file(place_.file("keys"), out_ + "/keys", std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(place_.file("mark"), out_ + "/mark", std::filesystem::copy_options::overwrite_existing);
    exchange();
  }

 private:
  void prepare() {
    server_ = std::make_unique<Server>(place_.path(), clock_, 11);
    auto& admin = server_->service().admin();
    admin.init("Dialogue").take();
    const Uuid niger = admin.add_org("Niger", "asylum_authority", "NE").take();
    ann_ = open_replica(replica_.path(), clock_, random_);
    enrol(*ann_, *server_, server_->person("Ann", niger, "FP"));
    bob_ = open_replica(other_.path(), clock_, random_);
    enrol(*bob_, *server_, server_->person("Bob", niger, "OL"));
    sync(*ann_), sync(*bob_);
  }

  void sync(Replica& replica) {
    Wire wire(*server_);
    reconcile(replica.session(), wire).take();
  }

  Uuid make(Replica& replica, const char* kind, const std::vector<std::pair<Path, Raw>>& cells) {
    return replica.create(kind, cells).take();
  }

  void confirmed() {
    request_ = make(*ann_, "support_request",
                    {{"title", text("Registration points")},
                     {"summary", text("One.\n\nTwo.\n\nThree.")},
                     {"urgency", "2"},
                     {"sat_areas[planning]", "true"},
                     {"sat_areas[a_code_of_tomorrow]", "true"},
                     {"budget_est", text("120000 EUR")},
                     {"need_line[01900000-0000-7000-8000-000000000001]", text("b")},
                     {"need_line[01900000-0000-7000-8000-000000000001].theme", text("registration")},
                     {"need_line[01900000-0000-7000-8000-000000000001].quantity", "4.50"},
                     {"internal_note", text("Ours alone")}});
    deleted_ = make(*ann_, "support_offer", {{"title", text("Not needed")}});
    make(*ann_, "translation",
         {{"parent", text(request_.text())},
          {"field", text("title")},
          {"lang", text("fr")},
          {"text", text("Points d'enregistrement")},
          {"method", text("human")}});
    sync(*ann_);
    ann_->remove(deleted_).take();
    sync(*ann_);
    sync(*bob_);
    make(*bob_, "comment", {{"parent", text(request_.text())}, {"text", text("Seen, thank you")}});
  }

  void clashed() {
    bob_->edit(request_, {{"title", text("Registration points, north")}, {"urgency", "3"}}, nullptr).take();
    sync(*bob_);
    ann_->edit(request_, {{"title", text("Registration points, south")}}, nullptr).take();
    sync(*ann_);
    // This is refused: only the Secretariat makes an organisation.
    make(*ann_, "organisation", {{"name", text("Mine")}, {"kind", text("ngo")}});
    sync(*ann_);
    bob_->edit(request_, {{"summary", text("One.\n\nTwo.\n\nThird.")}, {"delivery_mode", text("remote")}}, nullptr).take();
    sync(*bob_);
  }

  void waiting() {
    ann_->edit(request_, {{"delivery_mode", text("hybrid")}, {"sat_areas[planning]", ""}}, nullptr).take();
    fresh_ = make(*ann_, "support_request", {{"title", text("Made offline")}, {"summary", text("Words")}});
    ann_->act(fresh_, "review", {}, nullptr).take();
  }

  void keep(const std::string& name, const std::string& path) { write_bytes(out_ + "/" + name + ".zst", shrink(read_bytes(path))); }

  void exchange() {
    server_ = std::make_unique<Server>(place_.path(), clock_, 12);
    ann_ = open_replica(replica_.path(), clock_, random_);
    Wire wire(*server_);
    reconcile(ann_->session(), wire).take();
    write_bytes(out_ + "/exchange.jsonl", as_lines(wire.said));
    write_bytes(out_ + "/shown.txt", view_of(*ann_, stored_kinds()));
  }

  const std::string out_;
  test::FakeClock clock_{test::FakeClock::start, 1000};
  test::FakeRandom random_{7};
  TempFolder place_, replica_, other_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<Replica> ann_, bob_;
  Uuid request_, deleted_, fresh_;
};

}  // namespace
}  // namespace dialogue::released

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "released_write FOLDER\n"), 2;
  try {
    dialogue::released::Story(argv[1]).play();
  } catch (const dialogue::Failure& failure) {
    std::fprintf(stderr, "%s %s %s\n", failure.error().code.c_str(), failure.error().field.c_str(), failure.error().detail.c_str());
    return 1;
  }
  return 0;
}
