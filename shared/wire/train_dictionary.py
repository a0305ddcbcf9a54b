#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains a compression dictionary on invented messages of the forms in docs/PROTOCOL.md and writes it as a C++ source file.

    shared/wire/train_dictionary.py NUMBER      -> shared/wire/dictionary_NUMBER.cpp

A number that was released is never trained again: take the next one and add it to dictionary.cpp. Needs the `zstd` program.
"""
import base64
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIZE = 8192
RND = random.Random(20270317)

WORDS = {
    "en": "the request asks for support to registration of asylum applications and training of case workers in country of origin information "
          "quality of decisions first instance backlog interpretation legal aid procedures capacity project partners workshop protection "
          "authority Secretariat meeting in Geneva workstream pledge report results next steps we propose to review draft text please comment",
    "fr": "la demande vise un appui à l’enregistrement des demandes d’asile et à la formation des agents en matière d’information sur les pays "
          "d’origine qualité des décisions première instance arriéré interprétation aide juridique procédures renforcement des capacités projet "
          "partenaires atelier protection autorité Secrétariat réunion à Genève axe de travail engagement rapport résultats prochaines étapes",
    "es": "la solicitud pide apoyo para el registro de solicitudes de asilo y la formación del personal en información sobre el país de origen "
          "calidad de las decisiones primera instancia atrasos interpretación asistencia jurídica procedimientos capacidad proyecto socios "
          "taller protección autoridad Secretaría reunión en Ginebra línea de trabajo compromiso informe resultados próximos pasos",
}


def bytes_b64(size):
    return base64.urlsafe_b64encode(RND.randbytes(size)).decode().rstrip("=")


def digits(size):
    return RND.randbytes(size // 2).hex()


def new_id():
    h = "019" + digits(30)[3:] + digits(2)
    h = h[:12] + "7" + h[13:16] + RND.choice("89ab") + h[17:32].ljust(15, "0")
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:32]}"


def text(least, most):
    words = WORDS[RND.choice(["en", "fr", "es"])].split()
    start = RND.randrange(len(words))
    out = " ".join((words + words)[start:start + RND.randint(least, most)])
    return out[0].upper() + out[1:]


def vocabularies():
    source = "".join(p.read_text() for p in sorted((ROOT / "shared/domain").glob("vocabular*.cpp")))
    out = {}
    for name, rows in re.findall(r'\{"(V-\w+)",\s*R"\((.*?)\)"', source, re.S):
        out[name] = [row.split("|")[0] for row in rows.splitlines() if "|" in row]
    return out


def kinds():
    """[(kind, fields, parts, acts)]; fields are (type, name, vocabulary)."""
    out = []
    for path in sorted((ROOT / "shared/domain").glob("*/kinds.cpp")):
        functions = dict(re.findall(r"\n[\w:<>]+ (\w+)\([^)]*\) \{(.*?)\n\}", path.read_text(), re.S))
        parts = {}
        for function, body in functions.items():
            name = re.search(r'p\.name = "(\w+)"', body)
            if name:
                parts[function] = (name.group(1), fields_in(body))
        for body in functions.values():
            name = re.search(r'kind\(\s*\d+,\s*"(\w+)"', body)
            if name:
                called = [f for f in functions if f + "()" in body or f + "(k)" in body]
                whole = body + "".join(functions[f] for f in functions if f in called and f not in parts)
                fields = fields_in(whole)
                acts = re.findall(r'\bact\(\s*"(\w+)"', whole) or ["submit", "publish", "accept"]
                out.append((name.group(1), fields, dict(parts[f] for f in called if f in parts), acts))
    return out


def fields_in(body):
    types = "line|prose|code|codes|ref|refs|date|instant|number|money|flag|person"
    found = re.findall(r'\b(%s)\("(\w+)",\s*\{.*?\}(?:,\s*"(V-\w+)")?' % types, body, re.S)
    return [("line", "title", "")] + found if "title()" in body else found


VOCABULARIES = vocabularies()
KINDS = [k for k in kinds() if k[1]]


def value(kind, vocabulary):
    terms = VOCABULARIES.get(vocabulary) or ["other", "yes", "no"]
    return {
        "prose": lambda: text(15, 60), "code": lambda: RND.choice(terms), "ref": new_id, "person": new_id,
        "date": lambda: f"20{RND.randint(26, 29)}-{RND.randint(1, 12):02}-{RND.randint(1, 28):02}",
        "instant": lambda: f"2027-{RND.randint(1, 12):02}-{RND.randint(1, 28):02}T{RND.randint(7, 17):02}:{RND.choice(['00', '30'])}:00Z",
        "number": lambda: RND.randint(1, 500), "money": lambda: f"{RND.randint(10, 900) * 1000} {RND.choice(['EUR', 'USD', 'CHF'])}",
        "flag": lambda: RND.random() < 0.7,
    }.get(kind, lambda: text(3, 9))()


def cell(prefix, field, cells):
    kind, name, vocabulary = field
    if kind in ("codes", "refs"):
        element = new_id() if kind == "refs" else RND.choice(VOCABULARIES.get(vocabulary) or ["other"])
        cells[f"{prefix}{name}[{element}]"] = True
    else:
        cells[prefix + name] = value(kind, vocabulary)


def cells_of(fields, parts, whole):
    cells = {}
    if whole:
        cells["state"] = RND.choice(["draft", "submitted", "published", "in_progress"])
    for field in RND.sample(fields, min(len(fields), RND.randint(6, 18) if whole else RND.randint(1, 3))):
        cell("", field, cells)
    for part, part_fields in parts.items():
        if part_fields and (whole or RND.random() < 0.2):
            prefix = f"{part}[{new_id()}]"
            cells[prefix] = RND.choice(["a", "b", "a0", "am"])
            for field in RND.sample(part_fields, min(len(part_fields), 4)):
                cell(prefix + ".", field, cells)
    return cells


def change(counter, author, epoch):
    kind, fields, parts, acts = RND.choice(KINDS)
    out = {"n": counter, "v": 1, "a": author, "e": epoch, "k": kind, "r": new_id()}
    if RND.random() < 0.2:
        out.update({"x": RND.choice(acts), "p": {}, "f": RND.choice(["draft", "submitted", "published"]), "d": digits(16)})
    else:
        create = RND.random() < 0.3
        if create:
            out["o"] = 1
        else:
            out["s"] = RND.randint(1, 99999)
        out["c"] = cells_of(fields, parts, create)
    out.update({"t": 1806400000000 + RND.randint(0, 10**10), "z": RND.choice([60, 120, -300, 180])})
    return out


def request():
    epoch, author, counter = digits(16), new_id(), RND.randint(1, 5000)
    out = {"v": 1, "e": epoch, "c": bytes_b64(RND.randint(40, 70))}
    if RND.random() < 0.3:
        out["m"] = RND.choice([16384, 262144, 65536])
    count = RND.choice([0, 1, 1, 1, 2, 4])
    if count:
        out["b"] = [{"i": digits(16), "sg": bytes_b64(64), "ch": [change(counter + i, author, epoch) for i in range(count)]}]
    return out


def receipt():
    out = {"i": digits(16), "n": RND.randint(1, 5000), "q": RND.randint(1, 99999)}
    fate = RND.random()
    if fate < 0.1:
        out.update({"d": 1, "p": ["title"], "r": new_id()})
    elif fate < 0.2:
        out.update({"d": 2, "e": {"c": RND.choice(["not_available", "not_allowed", "state_changed", "text_changed", "too_long"]), "f": "title"}})
    out["m"] = bytes_b64(16)
    return out


def rows():
    kind, fields, parts, _ = RND.choice(KINDS)
    whole = RND.random() < 0.5
    out = {"k": kind}
    if whole:
        out.update({"w": 1, "in": [RND.randint(1, 40)]})
    out["d"] = [[new_id(), RND.randint(1, 99999), cells_of(fields, parts, whole)] for _ in range(RND.choice([1, 1, 2]))]
    return out


def response():
    out = {}
    if RND.random() < 0.05:
        out["x"] = {"c": RND.choice(["restored", "clone", "gap", "too_old", "too_many", "revoked", "upgrade_needed"])}
    if RND.random() < 0.5:
        out["rc"] = [receipt() for _ in range(RND.choice([1, 1, 2]))]
    news = RND.random() < 0.6
    if news:
        if RND.random() < 0.2:
            out["sc"] = {"participants": 1, "person:" + new_id(): 2, "org:" + new_id(): 3, "workstream:" + new_id(): 4, "meeting:" + new_id(): 5}
        out["g"] = [rows() for _ in range(RND.choice([1, 1, 2, 3]))]
        out["su"] = [[scope, digits(16)] for scope in sorted(RND.sample(range(1, 12), RND.randint(1, 5)))]
    else:
        out["s"] = digits(16)
    out["c"] = bytes_b64(RND.randint(40, 70))
    if RND.random() < 0.1:
        out["mo"] = 1
    out["bk"] = RND.randint(1, 99999)
    if RND.random() < 0.3:
        out["h"] = {"q": RND.randint(1, 99999), "h": bytes_b64(32), "s": bytes_b64(64)}
    out["t"] = 1806400000000 + RND.randint(0, 10**10)
    return out


def train(number):
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for i in range(3000):
            path = pathlib.Path(folder) / f"{i}.json"
            message = request() if i % 2 else response()
            path.write_text(json.dumps(message, ensure_ascii=False, separators=(",", ":")))
            files.append(str(path))
        target = pathlib.Path(folder) / "dictionary"
        listing = pathlib.Path(folder) / "files"
        listing.write_text("\n".join(files))
        subprocess.run(["zstd", "-q", "--train", "--filelist", str(listing), f"--maxdict={SIZE}", f"--dictID={number}", "-o", str(target)], check=True)
        return target.read_bytes()


def main():
    number = int(sys.argv[1])
    data = train(number)
    lines = ["    " + " ".join(f"{b}," for b in data[i:i + 24]) for i in range(0, len(data), 24)]
    (ROOT / f"shared/wire/dictionary_{number}.cpp").write_text(
        "// SPDX-License-Identifier: Apache-2.0\n// Made by train_dictionary.py from invented messages. Never changed, never removed.\n"
        '#include "shared/wire/dictionary_bytes.h"\n\nnamespace dialogue {\n\n// clang-format off\n'
        f"const unsigned char dictionary_{number}[dictionary_{number}_size] = {{\n" + "\n".join(lines) +
        "\n};\n// clang-format on\n\n}  // namespace dialogue\n")
    print(f"dictionary_{number}: {len(data)} bytes")


if __name__ == "__main__":
    main()
