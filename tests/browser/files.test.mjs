import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, test} from 'node:test';
import {launch, open, root, serveSite} from './support.mjs';

let browser, server;
before(async () => { server = await serveSite(); browser = await launch(); });
after(async () => { await browser?.close(); server?.close(); });

const fixtures = join(root, 'tests', 'fixtures', 'harbour');
const cli = [process.env.DRAGOMAN, join(root, 'build', 'release', 'dragoman'), join(root, 'build', 'dev', 'dragoman')].find(
  path => path && existsSync(path));

/// Drops files and folders as a hand would; the new corpus replaces what is shown.
async function drop({page, context, program}, ...paths) {
  const {corpora} = await program.state();
  const session = await context.newCDPSession(page);
  const data = {items: [], files: paths, dragOperationsMask: 1};
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', {type, x: 400, y: 300, data});
  await session.detach();
  await program.until('the dropped files are taken', async () => {
    if (await program.has('Replace the corpus')) await program.click('Replace the corpus');
    const state = await program.state();
    return state.idle && state.corpora > corpora;
  });
  return program.state();
}

test('a dropped folder replaces the sample; what could not be read is listed with the reason', async () => {
  const opened = await open(browser, server.url);
  await opened.program.ready();
  const state = await drop(opened, fixtures);
  assert.equal(state.run.articles, 4);
  const problems = new Map(state.unread.map(problem => [problem.file, problem]));
  for (const [file, reason] of [['empty.txt', /empty/i], ['picture.txt', /binary|text/i], ['broken-bytes.txt', /UTF-8/i], ['leaflet.pdf', /passed over/]]) {
    assert.match(problems.get(`harbour/${file}`)?.reason || '', reason, file);
  }
  assert.equal(problems.get('harbour/wire.jsonl')?.line, 2);
  assert.ok(!JSON.stringify(state.unread).includes('.hidden'));
  assert.deepEqual(opened.seen.complaints, []);
  await opened.context.close();
});

test('the same bytes give the same bundle, byte for byte, in the browser and on the command line', async t => {
  if (!cli) return t.skip('there is no native dragoman beside the site (build/release or build/dev)');
  const folders = [fixtures, join(root, 'assets', 'samples')];
  if (process.env.DRAGOMAN_DATA) folders.push(join(process.env.DRAGOMAN_DATA, 'seeds'));
  else t.diagnostic('DRAGOMAN_DATA is unset: its articles were passed over');
  const scratch = mkdtempSync(join(tmpdir(), 'dragoman-'));
  const opened = await open(browser, server.url);
  await opened.program.ready();
  for (const folder of folders) {
    const out = join(scratch, 'native.json');
    try {
      execFileSync(cli, ['analyze', folder.slice(dirname(folder).length + 1), '-o', out], {cwd: dirname(folder), stdio: 'pipe'});
    } catch (error) {
      assert.ok(existsSync(out), `${error.stderr}`);  // a bad file costs the exit code, not the bundle
    }
    await drop(opened, folder);
    const bundle = await opened.page.evaluate(() => window.dragoman.bundle()), native = readFileSync(out, 'utf8');
    rmSync(out);
    let at = 0;
    while (at < native.length && native[at] === bundle[at]) ++at;
    assert.ok(native === bundle, `${folder}: they part at character ${at}: ${native.slice(at - 80, at + 80)}\n↔ ${bundle.slice(at - 80, at + 80)}`);
  }
  rmSync(scratch, {recursive: true});
  await opened.context.close();
});

test('a file of 200 MB is read slice by slice: the memory of the analysis stays far below its size', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'dragoman-')), opened = await open(browser, server.url);
  await opened.program.ready();
  const {text} = JSON.parse(readFileSync(join(fixtures, 'wire.jsonl'), 'utf8').split('\n')[0]);
  const log = 'Nobody reads this: [brackets], {braces} and "marks" are in it. '.repeat(1 << 15);
  for (const [name, begin, between, end] of [['lines.jsonl', '', '\n', '\n'], ['list.json', '[', ',\n', ']']]) {
    const path = join(scratch, name), file = openSync(path, 'w');
    const size = Array.from({length: 100}, (_, i) => writeSync(file, (i ? between : begin) + JSON.stringify({id: `a${i}`, payload: {log}, text}))).reduce((a, b) => a + b);
    writeSync(file, end);
    closeSync(file);
    assert.ok(size > 200e6);
    const {run, unread} = await drop(opened, path);
    rmSync(path);
    assert.equal(run.articles, 100, name);
    assert.deepEqual(unread, [], name);
    assert.ok(run.memory < 160e6, `${name}: ${run.memory} bytes`);
  }
  rmSync(scratch, {recursive: true});
  await opened.context.close();
});

test('a long run shows its progress, can be cancelled, and what is done stays', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  const line = JSON.parse(readFileSync(join(fixtures, 'wire.jsonl'), 'utf8').split('\n')[0]);
  const text = Array(12).fill(line.text).join('\n\n');  // long ones: their analysis, not their number, takes the time
  const count = 2000;
  const records = Array.from({length: count}, (_, i) => JSON.stringify({...line, text, id: `copy-${i}`})).join('\n');
  await page.evaluate(text => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'many.jsonl'));
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }, records);
  await program.until('the question is answered', async () => {
    const choice = await program.find('Replace the corpus');
    if (choice) await page.mouse.click(...await program.place(choice));
    return !(await program.state()).idle;
  });
  // A screen that shows progress never rests; and the question's own "Cancel" may still be on the last frame.
  const state = await program.until('it is cancelled', async () => {
    const state = await program.state(), cancel = await program.find('Cancel');
    if (state.idle && state.run) return state;
    if (cancel && !await program.has('Replace the corpus')) await page.mouse.click(...await program.place(cancel));
    return false;
  }, 120000);
  assert.ok(state.run.articles < count, `${state.run.articles} articles were done before the cancellation`);
  await context.close();
});

test('a packed file of many slices is read piece by piece, to its end and in its order', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  const {corpora} = await program.state();
  const count = 40, filler = 'x'.repeat(300000);  // 12 MB: three slices of four
  const records = Array.from({length: count}, (_, i) => JSON.stringify({id: `part-${i}`, title: `Part ${i}`, text: `Ferries met on day ${i}.`, extra: filler})).join('\n');
  await page.evaluate(async text => {
    const table = 'id;text\nrow;"Boats met;\ntwice."\n';
    const packed = await new Response(new Blob([table]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'many.jsonl'));
    transfer.items.add(new File([packed], 'table.csv.gz'));
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }, records);
  await program.until('the files are read', async () => {
    if (await program.has('Replace the corpus')) await program.click('Replace the corpus');
    const state = await program.state();
    return state.idle && state.corpora > corpora;
  });
  const bundle = JSON.parse(await page.evaluate(() => window.dragoman.bundle()));
  assert.equal(bundle.documents.length, count + 1);
  assert.equal(bundle.documents.find(document => document.id === 'row').text, 'Boats met;\ntwice.');
  assert.deepEqual((await program.state()).unread, []);
  await context.close();
});
