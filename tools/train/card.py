#!/usr/bin/env python3
"""Writes the card of a model: card.py NAME SCORES   (assets/models/NAME.bin → assets/models/NAME.md)

SCORES is one line of text: what was measured, on what. The rest is read off the file or told below.
"""
import hashlib
import sys
from datetime import date
from pathlib import Path

TREEBANKS = ('UD English EWT, training part (CC BY-SA 4.0), and UD English GUM, training part of the documents whose '
             'texts are openly licensed (texts CC BY, CC BY-SA or public domain; annotations CC BY 4.0)')
KINDS = {
    'syntax': ('Universal and Penn tags and dependencies: one network of gated averages over words and affixes, greedy arc-hybrid '
               'transitions with a dynamic oracle; tables of bytes, weights of 16 bits, integer arithmetic.', TREEBANKS + '; '
               'vectors of words from 37 M tokens: the treebanks\' words, Portal:Current events and a Wikipedia sample (CC BY-SA), UN general '
               'debates (CC0), US Senate releases (public domain), Australian prime ministers\' transcripts (CC BY 3.0 AU)'),
    'lemmas': ('Scripts from word and tag to lemma, by word or ending.', TREEBANKS),
    'sentences': ('Sentence boundaries where no rule decides: averaged perceptron.', TREEBANKS),
}


def main(name, scores):
    folder = Path(__file__).resolve().parents[2] / 'assets' / 'models'
    data = (folder / (name + '.bin')).read_bytes()
    what, source = KINDS[name]
    (folder / (name + '.md')).write_text(f"""# {name}.bin

{what}

- Made by: `DRAGOMAN_DATA=… dragoman-train {name}` (deterministic)
- Data: {source}
- Licence of the model: CC BY-SA 4.0
- Date: {date.today()}
- Scores: {scores}
- Size: {len(data)} bytes; SHA-256 {hashlib.sha256(data).hexdigest()}
""")


if __name__ == '__main__':
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS:
        sys.exit(__doc__)
    main(*sys.argv[1:])
