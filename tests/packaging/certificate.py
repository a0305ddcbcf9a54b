#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The script that ships for renewed certificates gives a running server each new one, and only its own. certificate.py BUILD"""
import grp
import os
import re
import signal
import ssl
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SERVER = Path(sys.argv[1]) / "server/dialogued"
SCRIPT = Path(__file__).resolve().parents[2] / "packaging/certificate/renewed.sh"


def issue(folder):
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "9", "-subj", "/CN=localhost",
         "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"], check=True, capture_output=True)
    return ssl.PEM_cert_to_DER_cert((folder / "fullchain.pem").read_text())


def here(folder):
    """The script with places of the test's own."""
    text = SCRIPT.read_text()
    for said, meant in (("name=dialogue.example.org", "name=localhost"), ("/etc/", f"{folder}/etc/"), ("_dialogue", grp.getgrgid(os.getgid()).gr_name)):
        assert said in text, said
        text = text.replace(said, meant)
    path = folder / "renewed.sh"
    path.write_text(text)
    return path


def shown(port):
    return ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", port)))


def comes_to(port, certificate):
    """Within half a minute, far longer than it takes."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if shown(port) == certificate:
            return True
        time.sleep(0.1)
    return False


def main(folder):
    script, failed = here(folder), []

    def see(words, holds):
        if not holds:
            failed.append(words)
            print("FAILED:", words)

    def run(**environment):
        return subprocess.run(["sh", str(script)], env={**os.environ, **environment}, capture_output=True, text=True).returncode

    live, copy = folder / "etc/letsencrypt/live", folder / "etc/dialogue/certificate"
    (folder / "etc/dialogue").mkdir(parents=True)
    first = issue(live / "localhost")
    see("it runs by hand", run() == 0)
    see("the key is the group's and nobody else's to read", (copy / "privkey.pem").stat().st_mode & 0o777 == 0o640)
    see("nobody else comes into the folder", copy.stat().st_mode & 0o777 == 0o750)
    data = folder / "data"
    subprocess.run([SERVER, "--data", data, "init", "--name", "Secretariat"], check=True, capture_output=True)
    server = subprocess.Popen(
        [SERVER, "--data", data, "serve", "--listen", "127.0.0.1:0", "--tls-cert", copy / "fullchain.pem", "--tls-key", copy / "privkey.pem"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        port = int(re.search(r":(\d+)\s*$", server.stdout.readline())[1])
        see("the server shows the first", shown(port) == first)
        second = issue(live / "localhost")
        see("a renewed one that it may not read is not shown", shown(port) == first)
        issue(live / "elsewhere")
        see("it runs for another certificate", run(RENEWED_LINEAGE=str(live / "elsewhere")) == 0)
        see("and leaves it where it is", ssl.PEM_cert_to_DER_cert((copy / "fullchain.pem").read_text()) == first)
        see("it runs as certbot runs it", run(RENEWED_LINEAGE=str(live / "localhost")) == 0)
        see("the server goes on with the renewed one, and is not started again", comes_to(port, second) and server.poll() is None)
        (live / "localhost/fullchain.pem").unlink()
        see("half a renewal is told", run() != 0)
        see("and changes nothing", comes_to(port, second))
        see("nothing is left lying", sorted(os.listdir(copy)) == ["fullchain.pem", "privkey.pem"])
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
    return failed


with tempfile.TemporaryDirectory() as made:
    problems = main(Path(made))
print(f"{len(problems)} problems")
sys.exit(1 if problems else 0)
