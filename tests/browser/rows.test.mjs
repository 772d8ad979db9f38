// Lists of a hundred thousand rows: what is drawn is what is in sight, however long they are. The times, which no test asserts, are printed.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {root} from './support.mjs';

const bench = join(root, 'build', 'release', 'dragoman-bench');

test('of a hundred thousand rows no more is drawn than the screen holds, and nothing at rest',
  {skip: existsSync(bench) ? false : 'the corpus is made by build/release/dragoman-bench, which is not there'}, () => {
    const folder = mkdtempSync(join(tmpdir(), 'rows-')), corpus = join(folder, 'rows.corpus');
    execFileSync(bench, ['--rows', '100000', corpus]);
    const told = execFileSync(process.execPath, [join(root, 'tests', 'browser', 'measure_rows.mjs'), corpus], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 540000});
    rmSync(folder, {recursive: true});
    const measured = JSON.parse(told);
    console.log(JSON.stringify(measured.views));  // for docs/benchmarks.md
    assert.equal(measured.articles, 100000);
    for (const [view, {items}] of Object.entries(measured.views)) assert.ok(items > 50 && items < 1500, `${view}: ${items} pieces on the screen`);
    assert.equal(measured.rest.frames, 0);
  });
