#!/usr/bin/env python3
"""Puts the site together: page.py OUT SHELL STYLE APP_JS WORKER_JS PAGE_JS… -- NAME=FILE…

OUT gets index.html, app.js, page.js (the parts in one, in their order) and each FILE as NAME.gz; what servers may send compressed gets its
.br and .gz. Addresses carry a piece of the content's hash, so that a new version is never mixed with an old one. Same files, same bytes.
"""
import base64
import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path


def version(data):
    return hashlib.sha256(data).hexdigest()[:10]


def write(path, data):
    """Only what changed is written, whole or not at all."""
    if not path.exists() or path.read_bytes() != data:
        part = path.with_name(path.name + '.part')
        part.write_bytes(data)
        part.replace(path)


def write_compressed(path, data):
    fresh = path.exists() and path.read_bytes() == data
    write(path, data)
    gz, br = Path(f'{path}.gz'), Path(f'{path}.br')
    if not (fresh and gz.exists() and br.exists()):
        write(gz, gzip.compress(data, 9, mtime=0))
        write(br, subprocess.run(['brotli', '-q', '11', '-c'], input=data, check=True, capture_output=True).stdout)


def main(out, shell, style, app, worker, parts, named):
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    table = {}
    for name, source in sorted(named):
        data = Path(source).read_bytes()
        packed = gzip.compress(data, 9, mtime=0)
        write(out / f'{name}.gz', packed)
        table[name] = {'url': f'{name}.gz?v={version(data)}', 'bytes': len(data), 'packed': len(packed)}

    sources = [Path(part).read_text() for part in parts]
    page = ("(() => {\n'use strict';\n"
            f'const files = {json.dumps(table, indent=1)};\n'
            f'const workerSource = {json.dumps(Path(worker).read_text())};\n\n' + '\n'.join(sources) + '})();\n').encode()
    engine = Path(app).read_bytes()
    write_compressed(out / 'app.js', engine)
    write_compressed(out / 'page.js', page)

    css = Path(style).read_text()
    style_hash = 'sha256-' + base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    html = Path(shell).read_text()
    for mark, value in (('@STYLE_HASH@', style_hash), ('@STYLE@', css), ('@APP_JS@', f'app.js?v={version(engine)}'),
                        ('@PAGE_JS@', f'page.js?v={version(page)}')):
        html = html.replace(mark, value)
    write_compressed(out / 'index.html', html.encode())

    kept = {f'{name}.gz' for name in table} | {f'{n}{e}' for n in ('app.js', 'page.js', 'index.html') for e in ('', '.gz', '.br')}
    for stale in set(p.name for p in out.iterdir()) - kept:
        (out / stale).unlink()


if __name__ == '__main__':
    if '--' not in sys.argv or sys.argv.index('--') < 7:
        sys.exit(__doc__)
    cut = sys.argv.index('--')
    main(*sys.argv[1:6], sys.argv[6:cut], [argument.split('=', 1) for argument in sys.argv[cut + 1:]])
