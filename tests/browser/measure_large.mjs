// Figures for docs/benchmarks.md, as JSON: what reading large files costs in the browser.
//   node tests/browser/measure_large.mjs [MEGABYTES] [FOLDER]
// Files of MEGABYTES (1024 unless told) are written to FOLDER, where they stay (a temporary one unless told): the sample's articles,
// one in each megabyte of what nobody reads, so that reading is measured, not analysis. WebAssembly's memory never shrinks: its size at the
// end is its peak. Beside it the peak of the renderer's process (VmHWM), which holds the slices too. Run it on a machine that does nothing else.
import {closeSync, mkdtempSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {launch, open, root, serveSite} from './support.mjs';

const megabytes = Number(process.argv[2] || 1024), folder = process.argv[3] || mkdtempSync(join(tmpdir(), 'large-'));
mkdirSync(folder, {recursive: true});
const samples = join(root, 'assets', 'samples');
const articles = readdirSync(samples).filter(name => name.endsWith('.txt')).sort().map(name => readFileSync(join(samples, name), 'utf8'));
const filler = 'Nobody reads this: [brackets], {braces} and "marks" are in it. '.repeat(1 << 14);

const record = i => JSON.stringify({id: `article-${i}`, payload: {log: [filler]}, text: articles[i % articles.length]});
function warcRecord(type, uri, body) {
  const answer = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n${body}`);
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${uri}\r\nContent-Type: application/http\r\nContent-Length: ${answer.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), answer, Buffer.from('\r\n\r\n')]);
}
const page = i => articles[i % articles.length].replace(/[&<]/g, c => `&#${c.charCodeAt(0)};`).split('\n\n').map(part => `<p>${part}</p>`).join('\n');
const kinds = {
  'large.jsonl': {piece: i => record(i) + '\n'},
  'large.json': {begin: '[\n', piece: i => (i > 0 ? ',\n' : '') + record(i), end: '\n]\n'},
  'large.warc': {piece: i => Buffer.concat([warcRecord('image/jpeg', `https://harbour.example/${i}.jpg`, filler),
                                            warcRecord('text/html; charset=utf-8', `https://harbour.example/${i}`, `<html><body><article>${page(i)}</article></body></html>`)])},
};
for (const [name, {begin = '', piece, end = ''}] of Object.entries(kinds)) {
  const file = openSync(join(folder, name), 'w');
  writeSync(file, begin);
  for (let i = 0; statSync(join(folder, name)).size < megabytes * 1e6; ++i) writeSync(file, piece(i));
  writeSync(file, end);
  closeSync(file);
}

const server = await serveSite(), browser = await launch();
const mebibytes = bytes => Math.round(bytes / 1024 / 1024);
/// The most memory that a process of each kind has had.
async function peaks(session) {
  const {processInfo} = await session.send('SystemInfo.getProcessInfo'), most = {};
  for (const {type, id} of processInfo) {
    const kibibytes = Number(readFileSync(`/proc/${id}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] || 0);
    most[type] = Math.max(most[type] || 0, mebibytes(kibibytes * 1024));
  }
  return {renderer: most.renderer, browser: most.browser};
}

const figures = {};
for (const name of Object.keys(kinds)) {
  const {page, context, program} = await open(browser, server.url), session = await browser.newBrowserCDPSession();
  await program.ready();
  const before = {...await peaks(session), pageWasm: mebibytes((await program.state()).memory)};
  const devtools = await context.newCDPSession(page), path = join(folder, name);
  const {corpora} = await program.state();
  const data = {items: [], files: [path], dragOperationsMask: 1};
  const started = Date.now();
  for (const type of ['dragEnter', 'dragOver', 'drop']) await devtools.send('Input.dispatchDragEvent', {type, x: 400, y: 300, data});
  let pageHeap = 0;
  const state = await program.until(`${name} is read`, async () => {
    if (await program.has('Replace the corpus')) await program.click('Replace the corpus');
    pageHeap = Math.max(pageHeap, await page.evaluate(() => performance.memory.usedJSHeapSize));
    const state = await program.state();
    return state.idle && state.corpora > corpora && state.run && state;
  }, 600000);
  const seconds = (Date.now() - started) / 1000, {run} = state;
  figures[name] = {
    megabytes: statSync(path).size / 1e6, articles: run.articles, tokens: run.tokens, seconds, megabytesPerSecond: Math.round(run.bytes / 1e6 / seconds),
    analysisSeconds: run.analysisMs / 1000, problems: state.unread.length,
    mebibytes: {before, after: await peaks(session), workerWasm: mebibytes(run.memory), pageWasm: mebibytes(state.memory), pageHeap: mebibytes(pageHeap)},
  };
  await context.close();
}
console.log(JSON.stringify(figures, null, 1));
await browser.close();
server.close();
if (!process.argv[3]) rmSync(folder, {recursive: true});
