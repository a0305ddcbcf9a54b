# SPDX-License-Identifier: Apache-2.0
"""Where sentences in French have a blank at which a line can end: before : ; ? ! » and after «. English and Spanish have none there at all."""
import re

LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r"(?<!:)//.*")
# SQL has such a blank before the place of a value: LIMIT ?, id > ?.
BROKEN = re.compile(r"[\w»})…\].%] [:;!»](?=[\s.,<)|\\]|$)|(?<![A-Z]{2})(?<=[\w»})…\]]) \?(?=[\s.,<)|\\»]|$)|« ")


def found(lines):
    """The numbers of such lines of a source."""
    raw = False
    for number, line in enumerate(lines, 1):
        begins = 'R"(' in line
        texts = [line] if raw or begins else LITERAL.findall(COMMENT.sub("", line))
        raw = (raw or begins) and ')"' not in line.split('R"(')[-1]
        # SQL is written over several lines, without any other mark of a sentence.
        if any(BROKEN.search(text) for text in texts):
            yield number
