#!/usr/bin/env python3
"""Writes the pack of all read-only tables: pack.py ASSETS OUT

Takes ASSETS/lexicon/*.tsv, ASSETS/kb/*.tsv and ASSETS/models/*.bin; the layout is told in
core/knowledge/pack.h. Same files, same bytes. OUT is written whole or not at all.
"""
import os
import struct
import sys
import zlib
from pathlib import Path


def main(assets, out):
    files = [p for folder, pattern in (('kb', '*.tsv'), ('lexicon', '*.tsv'), ('models', '*.bin'))
             for p in sorted((Path(assets) / folder).glob(pattern))]
    data = [p.read_bytes() for p in files]
    rest = struct.pack('<I', len(files))
    for path, content in zip(files, data):
        name = path.relative_to(assets).as_posix().encode()
        rest += struct.pack('<II', len(name), len(content)) + name
    rest += b''.join(data)
    part = out + '.part'
    Path(part).write_bytes(b'DRGPACK1' + struct.pack('<I', zlib.crc32(rest)) + rest)
    os.replace(part, out)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
