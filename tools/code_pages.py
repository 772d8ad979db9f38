#!/usr/bin/env python3
"""Writes core/ingest/code_pages.h: what the bytes 0x80…0xFF mean in each single-byte encoding that the web knows.

usage: code_pages.py >core/ingest/code_pages.h

The tables are those of Python's codecs (the Unicode Consortium's mapping files). Where a Windows code page leaves a byte of
0x80…0x9F open, the WHATWG Encoding Standard takes the control character of that number, and so do we; else U+FFFD.
"""
ENCODINGS = [  # the standard's name, Python's codec
    ('ibm866', 'cp866'), ('iso-8859-2', 'iso8859_2'), ('iso-8859-5', 'iso8859_5'), ('iso-8859-6', 'iso8859_6'), ('iso-8859-7', 'iso8859_7'),
    ('iso-8859-8', 'iso8859_8'), ('iso-8859-15', 'iso8859_15'), ('koi8-r', 'koi8_r'), ('koi8-u', 'koi8_u'), ('macintosh', 'mac_roman'),
    ('windows-874', 'cp874'), ('windows-1250', 'cp1250'), ('windows-1251', 'cp1251'), ('windows-1252', 'cp1252'), ('windows-1253', 'cp1253'),
    ('windows-1254', 'cp1254'), ('windows-1255', 'cp1255'), ('windows-1256', 'cp1256'), ('windows-1257', 'cp1257'), ('windows-1258', 'cp1258'),
]


def meaning(codec, byte):
    try:
        return ord(bytes([byte]).decode(codec))
    except UnicodeDecodeError:
        return byte if byte < 0xA0 else 0xFFFD


print('#pragma once')
print('// Made by tools/code_pages.py from Python\'s codecs; change that, not this.')
print('#include <array>\n#include <string_view>\n\nnamespace dragoman {\n')
print('/// A single-byte encoding under its name in the WHATWG Encoding Standard; `high` are the bytes 0x80…0xFF.')
print('struct CodePage {\n    std::string_view name;\n    std::array<char16_t, 128> high;\n};\n')
print('inline constexpr CodePage code_pages[] = {')
for name, codec in ENCODINGS:
    print('    {"%s",\n     {' % name, end='')
    cells = ['0x%04X' % meaning(codec, byte) for byte in range(0x80, 0x100)]
    rows = [', '.join(cells[i:i + 12]) for i in range(0, 128, 12)]
    print((',\n      ').join(rows) + '}},')
print('};\n\n}  // namespace dragoman')
