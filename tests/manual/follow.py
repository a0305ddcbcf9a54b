#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Follows pages of docs/manual word by word, one after the other, and looks whether each command prints what they say.

    follow.py PAGE... --build BUILD     with the programs of a build, in a folder of its own: nothing of this machine is touched
    follow.py PAGE... --installed       with the programs that are installed here, as root of a machine that is made for it

A block "```sh NAME" is given to a shell on the computer of NAME: server, or a person's; "```sh NAME root" as root of a person's. The block
"```text" behind it is what is seen, where … stands for anything. Who is asked for a line to join with pastes the newest that was printed.
"""
import argparse
import grp
import os
import pwd
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.M | re.S)
# Stands for systemd, which runs on no machine of the tests: it starts what the unit starts. Of the proxies one at a time, as on their page.
SYSTEMCTL = """#!/bin/sh
proxy() {
  if [ -e "$STATE/proxy.pid" ]; then
    kill "$(cat "$STATE/proxy.pid")"
    while kill -0 "$(cat "$STATE/proxy.pid")" 2>/dev/null; do sleep 0.1; done
  fi
  setsid "$@" >"$STATE/proxy.log" 2>&1 &
  echo $! >"$STATE/proxy.pid"
  until python3 -c "import socket; socket.create_connection(('localhost', $PROXY_PORT))" 2>/dev/null; do
    kill -0 $! 2>/dev/null || { cat "$STATE/proxy.log" >&2; exit 1; }
  done
  exit
}
case "$1 $2" in
  "restart nginx") proxy nginx -c "$STATE/etc/nginx/nginx.conf" -e "$STATE/nginx.log" ;;
  "restart haproxy") proxy haproxy -db -f "$STATE/etc/haproxy/haproxy.cfg" ;;
esac
[ "$2" = dialogued ] || exit 0
if [ "$1" = stop ] || [ "$1" = restart ]; then
  kill "$(cat "$STATE/pid")"
  while kill -0 "$(cat "$STATE/pid")" 2>/dev/null; do sleep 0.1; done
fi
case $1 in
  start | restart) ;;
  reload) kill -HUP "$(cat "$STATE/pid")"; exit ;;
  *) exit 0 ;;
esac
: >"$STATE/serve"
setsid $AS_SERVICE dialogued --config "$OPTIONS" serve >"$STATE/serve" 2>"$STATE/log" &
echo $! >"$STATE/pid"
until grep -q '^listening on ' "$STATE/serve"; do kill -0 $! 2>/dev/null || { cat "$STATE/log" >&2; exit 1; }; sleep 0.05; done
"""
# Stands for apt-get where the programs are those of a build: packages that do not exist are not installed.
APT = """#!/bin/sh
for word; do
  case $word in
    install | update | -*) ;;
    ./*_\\*.deb) word=${word#./}; grep -qx "Package: ${word%%_*}" "$CONTROL" || { echo "there is no package $word" >&2; exit 1; } ;;
    *) echo "what is $word?" >&2; exit 1 ;;
  esac
done
"""
# Stands for cmake on a page that builds for half an hour: what it asks for has to be there, and what was built is installed.
CMAKE = """#!/bin/sh
case $1 in
  --preset) $CMAKE --list-presets -S "$SOURCE" | grep -q "\"$2\"" ;;
  --build) test -e "$BUILD/build.ninja" ;;
  --install) shift 2; $CMAKE --install "$BUILD" --prefix "$STATE/usr/local" "$@" ;;
  *) exit 1 ;;
esac
"""
NOTHING = "#!/bin/sh\n"
NGINX = """daemon off;
master_process off;
pid {0}/nginx.pid;
events {{ worker_connections 1000; }}
http {{
  access_log off;
  client_body_temp_path {0}/nginx-body;
  proxy_temp_path {0}/nginx-proxy;
  fastcgi_temp_path {0}/nginx-fastcgi;
  uwsgi_temp_path {0}/nginx-uwsgi;
  scgi_temp_path {0}/nginx-scgi;
  include {0}/etc/nginx/sites-enabled/*;
}}
"""


def free_port():
    """None of those that the system gives to whoever connects."""
    while True:
        port = random.randrange(20000, 32000)
        try:
            with socket.socket() as s:
                s.bind(("0.0.0.0", port))
            return port
        except OSError:
            pass


def has_v6():
    try:
        with socket.socket(socket.AF_INET6) as s:
            s.bind(("::1", 0))
        return True
    except OSError:
        return False


class Place:
    """Where the commands are given: a folder that stands for the machines, or this machine."""

    def __init__(self, folder, build):
        self.folder, self.build = Path(folder), build
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "STATE": folder, "CONTROL": str(ROOT / "packaging/debian/control")}
        for name in [n for n in self.environment if n.startswith("DIALOGUE")]:
            del self.environment[name]
        programs = self.folder / "programs"
        programs.mkdir()
        self.script(programs / "systemctl", SYSTEMCTL)
        self.changes = []
        options = "/etc/dialogue/server.toml"
        if build:
            self.script(programs / "apt-get", APT)
            for name in ("server/dialogued", "client/dialogue-cli"):
                (programs / Path(name).name).symlink_to(build / name)
            for path in ("/etc/dialogue", "/etc/systemd/system", "/var/lib/dialogue", "/var/backups/dialogue"):
                (self.folder / path[1:]).mkdir(parents=True)
                self.changes.append((path, folder + path))
            self.changes += [("dialogue.example.org", "localhost"), ("8480", str(free_port())), ("_dialogue", pwd.getpwuid(os.getuid()).pw_name)]
            if not has_v6():
                self.changes.append(("[::]", "0.0.0.0"))
            self.build_on_other_systems()
            self.have_proxies()
            # Last, with the names and places of here.
            self.lay_out_examples()
            options = folder + options
            self.environment["DIALOGUE_CONFIG"] = options
            self.environment["AS_SERVICE"] = ""
        else:
            try:
                socket.getaddrinfo("dialogue.example.org", None)
            except OSError:
                with open("/etc/hosts", "a") as hosts:
                    hosts.write("127.0.0.1 dialogue.example.org\n")
            self.environment["AS_SERVICE"] = "setpriv --reuid _dialogue --regid _dialogue --clear-groups"
        self.environment["OPTIONS"] = options
        self.environment["PATH"] = f"{programs}:{os.environ['PATH']}:/usr/sbin:/sbin"

    def build_on_other_systems(self):
        programs = self.folder / "programs"
        self.script(programs / "cmake", CMAKE)
        for name in ("systemd-sysusers", "systemd-tmpfiles"):
            self.script(programs / name, NOTHING)
        self.environment.update(CMAKE=shutil.which("cmake") or "cmake", SOURCE=str(ROOT), BUILD=str(self.build))

    def have_proxies(self):
        port = str(free_port())
        for path in ("/etc/nginx", "/etc/haproxy", "/etc/ssl", "/etc/letsencrypt", "/run/dialogue"):
            (self.folder / path[1:]).mkdir(parents=True)
            self.changes.insert(0, (path, f"{self.folder}{path}"))
        for path in ("sites-available", "sites-enabled"):
            (self.folder / "etc/nginx" / path).mkdir()
        # Port 443 is who may ask for it.
        said = ["listen 443", "[::]:443", ":::443"]
        v4_alone = [] if has_v6() else [("  listen [::]:443 ssl;\n", ""), (":::443 v4v6", f"0.0.0.0:{port}")]
        https = f"https://localhost:{port}"
        self.changes = [
            *v4_alone,
            *((text, text.replace("443", port)) for text in said),
            ('"https://dialogue.example.org"', f'"{https}"'),
            ("to https://dialogue.example.org\n", f"to {https}\n"),
            ("-g _dialogue", f"-g {grp.getgrgid(os.getgid()).gr_name}"),
            *self.changes,
        ]
        (self.folder / "etc/nginx/nginx.conf").write_text(NGINX.format(self.folder))
        self.script(self.folder / "programs/adduser", NOTHING)
        self.environment["PROXY_PORT"] = port

    def lay_out_examples(self):
        """As the package does."""
        examples = self.folder / "usr/share/doc/dialogue-server/examples"
        for name in (ROOT / "packaging/debian/dialogue-server.examples").read_text().split():
            for file in [ROOT / name] if (ROOT / name).is_file() else sorted((ROOT / name).rglob("*")):
                if file.is_file():
                    to = examples / file.relative_to((ROOT / name).parent)
                    to.parent.mkdir(parents=True, exist_ok=True)
                    to.write_text(self.here(file.read_text()))
        self.changes.insert(0, ("/usr/share/doc/dialogue-server/examples", str(examples)))

    def certificate(self):
        """What an authority gave, which the people's computers trust."""
        folder = self.folder / "etc/letsencrypt/live/localhost"
        folder.mkdir(parents=True)
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "60"]
        self.openssl("req", "-x509", *key, "-subj", "/CN=Made-up authority", "-keyout", folder / "authority.key", "-out", folder / "authority.pem")
        self.openssl("req", *key, "-subj", "/CN=localhost", "-keyout", folder / "privkey.pem", "-out", folder / "asked.pem")
        (folder / "names").write_text("subjectAltName=DNS:localhost\n")
        self.openssl("x509", "-req", "-in", folder / "asked.pem", "-CA", folder / "authority.pem", "-CAkey", folder / "authority.key", "-CAcreateserial",
                     "-days", "60", "-extfile", folder / "names", "-out", folder / "fullchain.pem")
        self.environment["SSL_CERT_FILE"] = str(folder / "authority.pem")

    @staticmethod
    def openssl(*args):
        subprocess.run(["openssl", *args], check=True, capture_output=True)

    def full_disk(self):
        """What a restore put aside has taken the last room, and a device finds none."""
        data = self.folder / "var/lib/dialogue"
        aside = data / "replaced-1"
        aside.mkdir()
        (aside / "server.db").write_bytes(b"0" * 20_000_000)
        used = os.statvfs(data)
        subprocess.run(["mount", "-o", f"remount,size={(used.f_blocks - used.f_bfree) * used.f_frsize}", data], check=True)
        much = "$(head -c 60000 /dev/urandom | base64 -w 0)"
        for _ in range(40):
            said, fine = self.give("ana", f'dialogue-cli create meeting kind=global title="At length" objective="{much}"; dialogue-cli sync', "")
            if not fine:
                return
        raise AssertionError("the disk is not full: " + said)

    @staticmethod
    def script(path, text):
        path.write_text(text)
        path.chmod(0o755)

    def here(self, text):
        for said, meant in self.changes:
            text = text.replace(said, meant)
        return text

    def give(self, who, text, pasted):
        """Runs a block. Returns what was seen, and whether all of it was done."""
        command, environment = ["sh", "-e", "-c", self.here(text)], dict(self.environment)
        if who not in ("server", "root"):
            home = self.home(who)
            environment["HOME"] = str(home)
            environment.pop("DIALOGUE_CONFIG", None)
            if not self.build:
                command = ["runuser", "-u", who, "--", *command]
        done = subprocess.run(command, input=pasted, capture_output=True, text=True, env=environment, timeout=1800, cwd=os.environ.get("PACKAGES", self.folder))
        # The doctor ends with 1 when there is something to do.
        fine = done.returncode == 0 or (done.returncode == 1 and text.rstrip().endswith("dialogued doctor"))
        return done.stdout + done.stderr, fine

    def home(self, who):
        if self.build:
            home = self.folder / "home" / who
            home.mkdir(parents=True, exist_ok=True)
            return home
        try:
            pwd.getpwnam(who)
        except KeyError:
            subprocess.run(["useradd", "--create-home", who], check=True)
        return Path(pwd.getpwnam(who).pw_dir)

    def end(self):
        for name in ("pid", "proxy.pid"):
            pid = self.folder / name
            if pid.exists():
                try:
                    os.kill(int(pid.read_text()), signal.SIGTERM)
                except ProcessLookupError:
                    pass


def missing(expected, seen):
    """Lines of the page that were not seen, in their order."""
    lines, at, out = seen.splitlines(), 0, []
    for line in filter(None, map(str.strip, expected.splitlines())):
        pattern = re.compile(".*".join(map(re.escape, line.split("…"))))
        found = next((i for i in range(at, len(lines)) if pattern.search(lines[i])), None)
        if found is None:
            out.append(line)
        else:
            at = found + 1
    return out


# What a page takes for granted, beside the pages before it.
BEFORE = {"public-certificate.md": Place.certificate, "behind-a-proxy.md": Place.certificate, "disk-full.md": Place.full_disk}


def follow(page, place):
    if place.build and page.name in BEFORE:
        BEFORE[page.name](place)
    blocks, problems, line, given = list(BLOCK.finditer(page.read_text())), [], "", 0
    for block, behind in zip(blocks, blocks[1:] + [None]):
        language, words, text = block.groups()
        words = words.split()
        if language != "sh" or not words:
            continue
        number = page.read_text()[:block.start()].count("\n") + 1
        seen, fine = place.give("root" if "root" in words else words[0], text, line)
        given += 1
        if found := re.findall(r"^dialogue:\S+$", seen, re.M):
            line = found[-1] + "\n"
        lacking = missing(place.here(behind[3]), seen) if behind and behind[1] == "text" else []
        # The server looks every 20 seconds whether it can write.
        until = time.monotonic() + 60
        while lacking and text == "dialogued doctor\n" and time.monotonic() < until:
            seen, fine = place.give(words[0], text, "")
            lacking = missing(place.here(behind[3]), seen)
        if not fine or lacking:
            problems.append(f"{page.name}:{number}: " + ("it was refused" if not fine else "not seen: " + " / ".join(lacking)) + f"\n{seen}")
            if not fine:
                break
    return given, problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("--build", type=Path)
    parser.add_argument("--installed", action="store_true")
    asked = parser.parse_args()
    if bool(asked.build) == asked.installed:
        parser.error("one of --build and --installed")
    small_disk = any(BEFORE.get(page.name) == Place.full_disk for page in asked.pages)
    if small_disk and not os.environ.get("OWN_MOUNTS"):
        own = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--map-root-user"])
        if subprocess.run([*own, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode:
            print("this machine gives no file system of a size: " + ", ".join(page.name for page in asked.pages) + " not followed")
            return
        os.execvpe(own[0], [*own, sys.executable, "-B", *sys.argv], {**os.environ, "OWN_MOUNTS": "1"})
    folder = tempfile.mkdtemp(prefix="dialogue-manual-")
    place = Place(folder, asked.build.resolve() if asked.build else None)
    given, problems = 0, []
    if small_disk:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4g,mode=700", "none", Path(folder) / "var/lib/dialogue"], check=True)
    try:
        for page in asked.pages:
            blocks, found = follow(page, place)
            given, problems = given + blocks, problems + found
    finally:
        place.end()
        if small_disk:
            subprocess.run(["umount", "--lazy", Path(folder) / "var/lib/dialogue"])
        shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(problems))
    print(f"{given} blocks given, {len(problems)} problems")
    sys.exit(1 if problems or not given else 0)


main()
