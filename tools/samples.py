#!/usr/bin/env python3
"""Packs the bundled sample corpus: samples.py FOLDER OUT

One JSONL record a file (.txt: text, .html: html), in the order of the names, so that the page fetches one file.
OUT is written whole or not at all.
"""
import json
import os
import sys
from pathlib import Path


def main(folder, out):
    with open(out + '.part', 'w', encoding='utf-8') as sink:
        for path in sorted(Path(folder).glob('*')):
            field = {'.txt': 'text', '.html': 'html'}.get(path.suffix)
            if field:
                record = {'id': path.stem, field: path.read_text(encoding='utf-8')}
                sink.write(json.dumps(record, ensure_ascii=False) + '\n')
    os.replace(out + '.part', out)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
