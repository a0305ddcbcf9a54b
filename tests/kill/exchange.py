# SPDX-License-Identifier: Apache-2.0
"""The scripted exchange, step by step, and the ledger: what people were told to be saved or confirmed, held against what is there."""
import json
import os
import sqlite3

from computers import SERVER, Broken, taken_for_other

ROLES = [SERVER, "amina", "luis", "sara"]
FILE_BYTES = bytes((i * 2654435761 >> 13) & 255 for i in range(150_000))
# The statuses with which a command may end when the disk of its own computer failed it, and when the server's did. Both say a sentence.
OWN_TROUBLE, SERVERS_TROUBLE = {5}, {3}


class Exchange:
    def __init__(self, computers):
        self.c = computers
        self.c.crashed = self.after_crash
        self.ids = {}
        self.saved = {}   # "person record field" -> the value that the person was told to be saved
        self.moving = []  # fields that the command in flight may change
        self.epoch = None

    # ---- what survives between steps ----
    def state(self):
        return json.dumps({"ids": self.ids, "saved": self.saved, "epoch": self.epoch, "running": self.c.server is not None})

    def resume(self, text):
        state = json.loads(text)
        self.ids, self.saved, self.epoch = state["ids"], state["saved"], state["epoch"]
        self.moving = []
        return state["running"]

    # ---- commands ----
    def must(self, role, *args, seen=None, status=0):
        """Runs the command as a person would: when the disk or the power fails, once more. `seen` says whether it had been done after all;
        what it gives is then the answer."""
        for _ in range(4):
            outcome = self.c.run(role, list(args))
            if outcome.status == status:
                if self.c.fired():
                    self.c.repair()
                return self._json(outcome.out)
            if not self.c.fired():
                raise Broken(f"{role} {' '.join(args)}: status {outcome.status} without a fault: {outcome.err or outcome.out}")
            if outcome.status >= 0:
                self._is_clear(role, args, outcome)
            self.c.repair()
            self._words_are_there(role)
            found = seen() if seen else None
            if found is not None:
                return found
        raise Broken(f"{role} {' '.join(args)} never succeeds: {outcome.status} {outcome.err}")

    @staticmethod
    def _json(text):
        try:
            return json.loads(text) if text.strip() else None
        except json.JSONDecodeError:
            return [json.loads(line) for line in text.splitlines()]

    def _is_clear(self, role, args, outcome):
        what = f"{role} {' '.join(args)}: status {outcome.status}: {outcome.err}"
        at = self.c.point.role
        allowed = OWN_TROUBLE if role == at else SERVERS_TROUBLE
        if role == SERVER:
            allowed = OWN_TROUBLE | SERVERS_TROUBLE
        if outcome.status not in allowed and not taken_for_other(outcome.status, outcome.err, self.c.point):
            raise Broken("wrong status, " + what + outcome.out)
        if not outcome.err.startswith("dialogue") and "went away" not in outcome.err:
            raise Broken("no sentence, " + what)
        for noise in ("terminate", "what()", "An unexpected", "unforeseen", "std::"):
            if noise in outcome.err:
                raise Broken("no clear sentence, " + what)

    def get(self, role, *args):
        """A question that has to be answered, also right after a crash."""
        outcome = self.c.run(role, list(args))
        if outcome.status != 0 and self.c.fired():
            self.c.repair()
            outcome = self.c.run(role, list(args))
        if outcome.status != 0:
            raise Broken(f"{role} {' '.join(args)}: {outcome.status} {outcome.err}{outcome.out}")
        return self._json(outcome.out)

    # ---- ledger ----
    def told(self, person, record, **fields):
        for field, value in fields.items():
            self.saved[f"{person} {record} {field}"] = value

    def set(self, person, record, **fields):
        self.moving = [f"{person} {record} {field}" for field in fields]
        self.must(person, "set", record, *(f"{k}={v}" for k, v in fields.items()))
        self.told(person, record, **fields)
        self.moving = []

    def create(self, person, **fields):
        title = fields["title"]
        made = self.must(person, "create", "support_request", *(f"{k}={v}" for k, v in fields.items()), seen=lambda: self.titled(person, title))
        self.told(person, made["id"], **fields)
        return made["id"]

    def titled(self, person, title):
        found = [r for r in self.get(person, "list", "support_request") if r["fields"].get("title") == title]
        if len(found) > 1:
            raise Broken(f"two records “{title}” on {person}'s device")
        return found[0] if found else None

    def sync(self, person, moves=(), status=0):
        """`moves`: (record, field) that the answer may change."""
        self.moving = [f"{person} {record} {field}" for record, field in moves]
        done = self.must(person, "sync", status=status)
        self.moving = []
        if status == 0 and not done["complete"]:
            raise Broken(f"{person} has something left to exchange after a sync: {done}")

    def _words_are_there(self, person):
        if person == SERVER or person not in {key.split()[0] for key in self.saved}:
            return
        if self.get(person, "status")["revoked"]:
            # Only what was never sent is still shown there.
            waiting = json.dumps(self.get(person, "pending"), ensure_ascii=False)
            if "Kept here" in self.saved.values() and "Kept here" not in waiting:
                raise Broken(f"{person} was told that “Kept here” is saved; there is {waiting}")
            return
        records = {r["id"]: r["fields"] for kind in ("support_request", "material") for r in self.get(person, "list", kind)}
        for key, value in self.saved.items():
            who, record, field = key.split()
            if who != person or key in self.moving:
                continue
            if record not in records or records[record].get(field) != value:
                raise Broken(f"{person} was told that {field} = “{value}” is saved; there is {records.get(record)}")

    def after_crash(self, role):
        """The machine is on again: what it was told to keep is there, and it is sound."""
        if role == SERVER:
            return
        if os.path.exists(os.path.join(self.c.folder(role), "replica", "replica.db")):
            self._words_are_there(role)
            self._sound(role)

    def _sound(self, role):
        report = self.get(role, "verify")
        if not report["ok"]:
            raise Broken(f"{role} is not sound: {report}")

    # ---- steps ----
    def init(self):
        self.must(SERVER, "init", "--name", "Secretariat", seen=self._is_platform)
        org = self.must(SERVER, "org", "add", "Office", "--kind", "asylum_authority", "--country", "CH", seen=lambda: self._named("org", "Office"))
        self.ids["org"] = org["id"]
        for person in ("amina", "luis", "sara"):
            made = self.must(SERVER, "person", "add", person, "--org", org["id"], "--email", person + "@office.example",
                             seen=lambda: self._named("person", person))
            self.ids[person] = made["id"]
            self.must(SERVER, "grant", made["id"], "FP", seen=lambda: self._has_role(person))

    def _is_platform(self):
        listed = self.c.run(SERVER, ["person", "list"])
        return True if listed.status == 0 and "coordinator" in listed.out.lower() else None

    def _rows(self, *args):
        rows = self.get(SERVER, *args)
        return rows if isinstance(rows, list) else [rows] if rows else []

    def _named(self, what, name):
        found = [row for row in self._rows(what, "list") if name in row.values()]
        if len(found) > 1:
            raise Broken(f"{what} {name} is there {len(found)} times")
        return found[0] if found else None

    def _has_role(self, person):
        row = self._named("person", person)
        return row if row and "FP" in json.dumps(row) else None

    def start(self):
        self.c.start_server()
        self.epoch = self.get(SERVER, "stats")["epoch"]

    def enrol(self, person):
        self.ids["code " + person] = self.must(SERVER, "enrol-code", self.ids[person])["code"]
        self._enrol(person)

    def _enrol(self, person):
        url = f"http://127.0.0.1:{self.c.port}"
        self.must(person, "enrol", "--server", url, "--code", self.ids["code " + person], "--device", person, seen=lambda: self._is_enrolled(person))

    def _is_enrolled(self, person):
        status = self.c.run(person, ["status"])
        return True if status.status == 0 and json.loads(status.out)["enrolled"] else None

    def enrol_both(self):
        self.enrol("amina")
        self.enrol("luis")

    def create_one(self):
        self.ids["one"] = self.create("amina", title="One")

    def edit(self):
        self.set("amina", self.ids["one"], summary="First words")
        self.must("amina", "add", self.ids["one"], "sat_areas=planning")

    def attach(self):
        place = os.path.join(self.c.root, "plan.bin")
        with open(place, "wb") as f:
            f.write(FILE_BYTES)
        made = self.must("amina", "attach", self.ids["one"], place, "--name", "Plan", seen=self._attached)
        self.ids["file"] = made["id"]
        self.told("amina", made["id"], name="Plan")

    def _attached(self):
        found = self.get("amina", "list", "material")
        if len(found) > 1:
            raise Broken("the file is attached twice")
        return found[0] if found else None

    def push(self):
        self.sync("amina")
        if self.must("amina", "sync")["files_waiting"] != 0:
            raise Broken("the file was not sent")

    def pull(self):
        self.sync("luis")
        self._fetch("luis")

    def _fetch(self, person):
        for _ in range(3):
            outcome = self.c.run(person, ["fetch", self.ids["file"]])
            if outcome.status == 0:
                break
            if not self.c.fired():
                raise Broken(f"fetch: {outcome.status} {outcome.err}")
            self.c.repair()
        with open(json.loads(outcome.out)["path"], "rb") as f:
            if f.read() != FILE_BYTES:
                raise Broken("the file has other bytes")

    def conflict(self):
        self.set("amina", self.ids["one"], title="Amina's")
        self.set("luis", self.ids["one"], title="Luis's")
        self.sync("amina")
        self.sync("luis", [(self.ids["one"], "title")])
        self.told("luis", self.ids["one"], title="Amina's")
        self.sync("amina")

    def settle(self):
        waiting = self.get("amina", "proposals")
        if [p["proposed"] for p in waiting] != ["Luis's"]:
            raise Broken(f"Luis's words are not there as a proposal: {waiting}")
        self.moving = [f"amina {self.ids['one']} title"]
        self.must("amina", "settle", waiting[0]["id"], "--take", "proposed", seen=lambda: True if not self.get("amina", "proposals") else None)
        self.sync("amina", [(self.ids["one"], "title")])
        self.told("amina", self.ids["one"], title="Luis's")
        self.sync("luis", [(self.ids["one"], "title")])
        self.told("luis", self.ids["one"], title="Luis's")

    def delete(self):
        two = self.create("luis", title="Two")
        self.ids["two"] = two
        del self.saved[f"luis {two} title"]
        self.must("luis", "delete", two, seen=lambda: True if not self.titled("luis", "Two") else None)
        self.sync("luis")

    def enrol_third(self):
        self.enrol("sara")
        self.ids["three"] = self.create("sara", title="Sara's")
        self.sync("sara")

    def revoke(self):
        device = self.get("sara", "status")["device"]
        self.must(SERVER, "device", "revoke", device, seen=lambda: self._revoked(device))
        self.set("sara", self.ids["three"], summary="Kept here")
        self.must("sara", "sync", status=1)
        self._words_are_there("sara")

    def _revoked(self, device):
        return True if [row for row in self._rows("device", "list") if row["id"] == device and row["state"] == "revoked"] else None

    def backup(self):
        place = os.path.join(self.c.folder(SERVER), "backup")
        head = self.get(SERVER, "stats")["head"]
        self.must(SERVER, "backup", place)
        if self.get(SERVER, "stats")["backup_seq"] < head:
            raise Broken("the backup is not said to cover the log")
        if not self.get(SERVER, "verify", place)["ok"]:
            raise Broken("the set of backups is not whole")

    def after_backup(self):
        self.set("amina", self.ids["one"], summary="After the backup")
        self.ids["four"] = self.create("luis", title="Four")
        self.sync("amina")
        self.sync("luis")

    def stop_and_start(self):
        self.c.stop_server()
        self.c.start_server()

    def stop(self):
        self.c.stop_server()

    def restore(self):
        place = os.path.join(self.c.folder(SERVER), "backup")
        self.must(SERVER, "restore", place)
        self.start()
        for person in ("luis", "amina", "amina", "luis"):
            self.sync(person)

    def older_form(self):
        """The databases as a program of before wrote them: a column less."""
        self.c.stop_server()
        self._drop(os.path.join(self.c.data(), "server.db"), "r_support_request", "f_return_reason")
        self._drop(os.path.join(self.c.folder("amina"), "replica", "replica.db"), "k_support_request", "c_return_reason")

    def _drop(self, place, table, column):
        with sqlite3.connect(place) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
            if table.startswith("k_"):
                db.execute("UPDATE meta SET value = 'older' WHERE key = 'layout'")
        db.close()
        for tail in ("-wal", "-shm"):
            if os.path.exists(place + tail):
                os.unlink(place + tail)

    def migrate(self):
        self.c.start_server()
        self.set("amina", self.ids["one"], summary="After the migration")
        self.sync("amina")
        self.sync("luis")

    def compact(self):
        head = self.get(SERVER, "stats")["head"]
        self.must(SERVER, "compact")
        if self.get(SERVER, "stats")["head"] != head:
            raise Broken("compacting changed the log")

    STEPS = [init, start, enrol_both, create_one, edit, attach, push, pull, conflict, settle, delete, enrol_third, revoke, backup, after_backup,
             stop_and_start, stop, restore, older_form, migrate, compact]
    # Set-up by other programs, where nothing of ours runs.
    QUIET = {"older_form"}

    # ---- the end ----
    def meet(self):
        """Everybody meets the server: nothing that people were told is missing, both replicas and the server agree and are sound."""
        people = [p for p in ("amina", "luis") if "code " + p in self.ids]
        if not self.c.server:
            self.c.start_server()
        if len(people) < 2:
            return
        free = [(record, field) for record in self.ids.values() for field in ("title", "summary")]
        for person in ("amina", "luis", "amina"):
            self.moving = [f"{person} {record} {field}" for record, field in free]
            self.must(person, "sync")
        self.moving = []
        for person in people:
            self._sound(person)
        self._agree()
        if self.epoch and self.get(SERVER, "stats")["epoch"] != self.epoch:
            raise Broken("the server began a new epoch: it had lost what it had confirmed")
        report = self.get(SERVER, "verify")
        if not report["ok"]:
            raise Broken(f"the server is not sound: {report}")

    def finish(self):
        """After the last step: also, every word is where it belongs, once."""
        self.meet()
        self.told("luis", self.ids["one"], summary="After the migration")
        for person in ("amina", "luis", "sara"):
            self._words_are_there(person)
        self._sound("sara")
        self._once()
        self._fetch("luis")

    def _agree(self):
        statuses = [self.get(p, "status") for p in ("amina", "luis")]
        sums = [{s["name"]: (s["rows"], s["checksum"]) for s in status["scopes"] if not s["name"].startswith("person:")} for status in statuses]
        if sums[0] != sums[1] or [s["pending"] for s in statuses] != [0, 0]:
            raise Broken(f"the replicas differ: {sums} {statuses}")
        rows = [sorted((r["id"], r["state"], json.dumps(r["fields"], sort_keys=True)) for r in self.get(p, "list", "support_request"))
                for p in ("amina", "luis")]
        if rows[0] != rows[1]:
            raise Broken(f"the lists differ: {rows}")

    def _once(self):
        titles = sorted(r["fields"]["title"] for r in self.get("luis", "list", "support_request"))
        if titles != ["Four", "Luis's", "Sara's"]:
            raise Broken(f"records missing or double: {titles}")
        one = self.get("luis", "get", self.ids["one"])
        if one["fields"]["summary"] != "After the migration" or one["fields"].get("sat_areas") != ["planning"]:
            raise Broken(f"the record is {one['fields']}")
        entries = [e for e in self.get("luis", "history", self.ids["one"])["entries"] if e["field"] == "title"]
        story = [(e["to"], e["verdict"]) for e in entries]
        if story != [("One", "applied"), ("Amina's", "applied"), ("Luis's", "proposed"), ("Luis's", "applied")]:
            raise Broken(f"the story of the title is {story}")
        devices = [row["person_name"] for row in self._rows("device", "list")]
        if sorted(devices) != ["amina", "luis", "sara"]:
            raise Broken(f"the devices are {devices}")
