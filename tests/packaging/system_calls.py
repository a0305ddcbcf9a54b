#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the service asks of the kernel is what its unit lets it ask. system_calls.py [--if-possible] PROGRAM UNIT...

No systemd runs here to forbid anything. So the program is watched from the first platform to the end of a server that encrypts, sends
mail and makes a backup, and each call that it made is looked for in the sets that the unit names. Of several units the first that is
there is read.
"""
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import urllib.request
from pathlib import Path

possible, (program, *units) = "--if-possible" in sys.argv, (word for word in sys.argv[1:] if word != "--if-possible")
unit = next(Path(name).read_text() for name in units if Path(name).exists())
# Calls that only begin the program, before the filter of the service is a matter of its own.
BEGINNING = {"execve"}
# What fails without harm: the limits are the unit's, and whether somebody keeps the clock right is not told then.
WITHOUT_HARM = {"prlimit64", "setrlimit", "adjtimex", "clock_adjtime"}


def calls_of(name):
    """The calls of a set, and of the sets in it."""
    text = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True).stdout
    found = set()
    for line in text.splitlines()[1:]:
        word = line.strip()
        if word.startswith("@"):
            found |= calls_of(word)
        elif re.fullmatch(r"\w+", word):
            found.add(word)
    return found


def allowed():
    """As systemd reads the lines: in order, "~" takes away."""
    out = set()
    for line in re.findall(r"^SystemCallFilter=(.*)$", unit, re.M):
        takes = line.startswith("~")
        for word in line.lstrip("~").split():
            calls = calls_of(word) if word.startswith("@") else {word}
            out = out - calls if takes else out | calls
    return out | {"exit", "exit_group", "rt_sigreturn", "sigreturn", "getrlimit", "time"}


def mail_server(folder):
    """Takes every mail, encrypted from the first byte. Returns its port and what it was sent."""
    certificate, key, mails = os.path.join(folder, "mail.pem"), os.path.join(folder, "mail.key"), []
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    os.chmod(certificate, 0o644)
    listening = socket.create_server(("127.0.0.1", 0))

    def speak(peer):
        with context.wrap_socket(peer, server_side=True) as line, line.makefile("rwb") as said:
            def answer(text):
                said.write(text + b"\r\n")
                said.flush()

            answer(b"220 here")
            while word := said.readline():
                if word.upper().startswith(b"DATA"):
                    answer(b"354 go on")
                    mails.append(b"".join(iter(said.readline, b".\r\n")))
                answer(b"221 bye" if word.upper().startswith(b"QUIT") else b"250 yes")

    def serve():
        while True:
            try:
                speak(listening.accept()[0])
            except OSError:
                pass

    threading.Thread(target=serve, daemon=True).start()
    return listening.getsockname()[1], mails


def made(folder):
    data, out, options = (os.path.join(folder, name) for name in ("data", "calls", "server.toml"))
    port, mails = mail_server(folder)
    Path(options).write_text(f'''data = "{data}"
listen = "127.0.0.1:0"
tls.mode = "own"
[mail]
server = "smtps://localhost:{port}"
from = "dialogue@example.org"
ca_file = "{folder}/mail.pem"
enabled = true
''')
    own = shutil.copy(program, folder)

    # Root's SQLite asks for more than the service's own.
    as_user = []
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
        as_user = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]

    def watched(*args):
        return [*as_user, "strace", "-f", "-qq", "-A", "-o", out, own, "--config", options, *args]

    def ask(*args):
        subprocess.run([*as_user, own, "--config", options, *args], check=True, stdout=subprocess.DEVNULL)

    subprocess.run(watched("init", "--demo"), check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen(watched("serve"), stdout=subprocess.PIPE, text=True)
    # strace passes no signal on: its child is the server.
    at = int(server.stdout.readline().rsplit(":", 1)[1])
    child = int(Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()[0])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with urllib.request.urlopen(f"https://127.0.0.1:{at}/healthz", context=context) as page:
        assert page.status == 200
    ask("mail", "test", "somebody@example.org")
    ask("mail", "send-now")
    assert mails, "no mail came"
    os.kill(child, signal.SIGHUP)
    for args in (("stats",), ("metrics",), ("verify",), ("compact",), ("backup", os.path.join(folder, "set"))):
        ask(*args)
    os.kill(child, signal.SIGTERM)
    server.wait()
    return set(re.findall(r"^\d+ +(\w+)\(", Path(out).read_text(errors="replace"), re.M))


if possible:
    for tool, asked in (("strace", ["strace", "-o", "/dev/null", "true"]), ("systemd-analyze", ["systemd-analyze", "syscall-filter", "@default"]),
                        ("openssl", ["openssl", "version"])):
        if not shutil.which(tool) or subprocess.run(asked, capture_output=True).returncode:
            print(f"without {tool}: the system calls are not looked at")
            sys.exit(0)
with tempfile.TemporaryDirectory() as folder:
    calls = made(folder)
refused = calls - allowed() - BEGINNING - WITHOUT_HARM
for call in sorted(refused):
    print("the unit does not allow", call)
print(f"{len(calls)} calls, {len(refused)} problems")
sys.exit(1 if refused or len(calls) < 20 else 0)
