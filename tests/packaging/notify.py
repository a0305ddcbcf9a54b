#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the service tells systemd, heard on a socket in systemd's place. notify.py PROGRAM DATA [OPTION...]

Told in this order: READY=1, WATCHDOG=1 twice, RELOADING=1 and READY=1 after SIGHUP, STOPPING=1 after SIGTERM; then it ends with 0.
"""
import os
import signal
import socket
import subprocess
import sys
import tempfile

program, data, options = sys.argv[1], sys.argv[2], sys.argv[3:]
PATIENCE = 60


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        place = os.path.join(folder, "notify")
        heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        heard.bind(place)
        os.chmod(place, 0o777)
        heard.settimeout(PATIENCE)
        server = subprocess.Popen([program, "--data", data, *options, "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                                  env={**os.environ, "NOTIFY_SOCKET": place, "WATCHDOG_USEC": "2000000"})
        seen = []

        def wait_for(word):
            while True:
                lines = heard.recv(65536).decode().splitlines()
                seen.extend(lines)
                if word in lines:
                    print("told:", word)
                    return lines

        try:
            wait_for("READY=1")
            wait_for("WATCHDOG=1")
            wait_for("WATCHDOG=1")
            server.send_signal(signal.SIGHUP)
            lines = wait_for("RELOADING=1")
            if not any(line.startswith("MONOTONIC_USEC=") for line in lines):
                print("RELOADING=1 comes without MONOTONIC_USEC=")
                return 1
            wait_for("READY=1")
            server.send_signal(signal.SIGTERM)
            wait_for("STOPPING=1")
            status = server.wait(PATIENCE)
            print("ended with", status)
            return 0 if status == 0 else 1
        except TimeoutError:
            print("nothing more was told after:", ", ".join(seen) or "nothing")
            return 1
        finally:
            server.kill()
            server.wait()


sys.exit(main())
