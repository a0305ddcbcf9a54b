#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the shells offer after each command of each program. completions.py BUILD"""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from programs import commands, end, output, programs

problems, looked_at = [], 0
CLEAN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "dumb"}


def run(*args):
    done = subprocess.run(args, capture_output=True, text=True, env={**CLEAN, "HOME": tempfile.gettempdir()})
    return done.stdout, done.stderr


def bash(name, script, lines):
    """Words offered at the end of each line, from one shell."""
    text = f'source "{script}"\n'
    for line in lines:
        words = " ".join(f"'{word}'" for word in line)
        text += f"COMP_WORDS=({words}); COMP_CWORD={len(line) - 1}; _{name.replace('-', '_')}; echo \"${{COMPREPLY[*]}}\"\n"
    out, err = run("bash", "--norc", "-c", text)
    return out.splitlines(), "\n".join(line for line in err.splitlines() if "compopt: not currently executing" not in line)


def fish(_name, script, lines):
    text = f'source "{script}"\n'
    for line in lines:
        text += f"complete -C '{' '.join(line)}' | string split -f1 \\t | string join ' '\necho\n"
    out, err = run("fish", "--no-config", "-c", text)
    found, block = [], []
    for line in out.splitlines():
        if line:
            block.append(line)
        else:
            found.append(" ".join(block))
            block = []
    return found, err


def zsh(name, script, lines):
    """Loads and runs the function. `_arguments` is asked what it was given, since a listing needs a terminal with a person."""
    text = f"""autoload -Uz compinit; compinit -D -u
source "{script}"
_arguments() {{ local a; for a in "$@"; do [[ $a == -* || $a == *: ]] || print -rn -- "${{a}} "; done
  if [[ -n $next ]]; then state=rest; line=($=next); next="${{next#* }}"; [[ $next == "$line[1]" ]] && next=""; else state=command; fi }}
_describe() {{ print -rn -- "${{(@)commands%%:*}} " }}
"""
    for line in lines:
        text += f"next='{' '.join(line[1:-1])}'; _{name}; print\n"
    out, err = run("zsh", "-f", "-c", text)
    return out.splitlines(), err


SHELLS = {"bash": bash, "fish": fish, "zsh": zsh}
for name, path in programs().items():
    tree = commands(path) if name != "dialogue" else {(): ["--replica", "--page"]}
    for shell, offer in SHELLS.items():
        text = output(path, "--print-completion", shell)
        if not shutil.which(shell):
            print(f"{name}: without {shell} its completion is not tried")
            continue
        with tempfile.TemporaryDirectory() as folder:
            script = Path(folder, f"_{name}" if shell == "zsh" else name)
            script.write_text(text)
            groups = sorted({words[:-1] for words in tree if words})
            lines = [[name, *words, ""] for words in groups]
            option_lines = [] if shell == "zsh" else [[name, *words, "--"] for words in tree]
            found, complaint = offer(name, script, lines + option_lines)
        if complaint:
            problems.append(f"{name}, {shell}: {complaint.strip()}")
        if len(found) != len(lines) + len(option_lines):
            problems.append(f"{name}, {shell}: {len(found)} answers to {len(lines) + len(option_lines)} questions")
        for line, offered in zip(lines, found):
            looked_at += 1
            below = {words[-1] for words in tree if words and list(words[:-1]) == line[1:-1]}
            if missing := below - set(offered.split()):
                problems.append(f"{shell}: {' '.join(line)} does not offer {', '.join(sorted(missing))}")
        for line, offered in zip(option_lines, found[len(lines):]):
            looked_at += 1
            if missing := set(tree[tuple(line[1:-1])]) - {"--help"} - set(offered.split()):
                problems.append(f"{shell}: {' '.join(line)} does not offer {', '.join(sorted(missing))}")
end(problems, looked_at)
