#!/usr/bin/env python3
"""Turns the icon table into a C++ header: icons.py ICONS.tsv CODEPOINTS.json|- HEADER

Where lucide's own table is given, the code points have to agree with it.
"""
import json
import os
import sys
from pathlib import Path


def main(table, codepoints, header):
    rows = [line.split('\t') for line in Path(table).read_text().splitlines() if line and not line.startswith('#')][1:]
    if codepoints != '-':
        known = json.loads(Path(codepoints).read_text())
        wrong = [name for name, code in rows if known.get(name) != int(code, 16)]
        if wrong:
            sys.exit(f'{table}: not as in the icon font: {", ".join(wrong)}')
    lines = ['#pragma once', '// Written by tools/icons.py from assets/icons.tsv.', 'namespace dragoman::icon {']
    for name, code in rows:
        identifier = name.replace('-', '_')
        escaped = ''.join(f'\\x{byte:02x}' for byte in chr(int(code, 16)).encode())
        lines.append(f'inline constexpr const char* {identifier} = "{escaped}";')
    lines += ['}  // namespace dragoman::icon', '']
    Path(header).parent.mkdir(parents=True, exist_ok=True)
    Path(header + '.part').write_text('\n'.join(lines))
    os.replace(header + '.part', header)


if __name__ == '__main__':
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
