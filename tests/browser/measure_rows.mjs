// Figures for docs/benchmarks.md, as JSON: what long lists cost in the browser.
//   build/release/dragoman-bench --rows 100000 build/rows.corpus && node tests/browser/measure_rows.mjs build/rows.corpus
// The snapshot is put in the sample's place. The program's own time of a frame while a list is scrolled and of a step from row to
// row, the time that the page's text (the mirror) takes, and what rest costs. Run it on a machine that does nothing else.
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {serve} from '../../web/js/serve.mjs';
import {launch, Program, site} from './support.mjs';

const snapshot = readFileSync(process.argv[2]), folder = mkdtempSync(join(tmpdir(), 'rows-'));
cpSync(site, folder, {recursive: true});
writeFileSync(join(folder, 'sample.corpus.gz'), gzipSync(snapshot, {level: 1}));
const server = await serve(folder), browser = await launch();
const context = await browser.newContext({viewport: {width: 1280, height: 800}});
const page = await context.newPage();
const started = Date.now();
await page.goto(server.url);
const program = new Program(page, page);
await program.until('the long corpus is shown', async () => (await program.state()).corpora > 0 && Number((await program.state()).articles) > 1000, 120000);
await program.until('it rests', async () => !(await program.state()).drawing, 120000);
const shown = Date.now() - started;
const at = (list, share) => Math.round(10 * [...list].sort((a, b) => a - b)[Math.floor(list.length * share)]) / 10;

console.error(`shown after ${shown} ms`);
const views = {};
for (const [view, address] of [['documents', 'v=documents'], ['entities', 'v=entities'], ['quotations', 'v=quotations'], ['search', 'v=search&q=talks'],
                               ['concordance', 'v=concordance&q=talks'], ['timeline', 'v=timeline'], ['timelineNear', 'v=timeline&t=2014-03-01/2014-03-31']]) {
  const asked = Date.now();
  await program.visit(address);
  await program.until(`${view} is shown`, async () => view.startsWith((await program.state()).view) && (await program.state()).address === address, 120000);
  await program.until('it rests', async () => !(await program.state()).drawing, 120000);
  const opened = Date.now() - asked;
  await page.mouse.move(700, 500);
  const scrolled = [], stepped = [];
  for (let i = 0; i < 24; ++i) {
    // The timeline is zoomed by the wheel (each step stacks its lanes anew), then dragged.
    if (view === 'timeline' && i === 12) await page.mouse.down();
    if (view === 'timeline' && i >= 12) await page.mouse.move(700 + (i % 8) * 20, 500);
    else await page.mouse.wheel(0, view === 'timeline' ? (i < 6 ? -120 : 120) : i % 8 === 7 ? 200000 : 400);
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    scrolled.push((await program.state()).frameMs);
  }
  await page.mouse.up();
  await page.mouse.click(700, 128);
  for (let i = 0; i < 8; ++i) {
    await page.keyboard.press('j');
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    stepped.push((await program.state()).frameMs);
  }
  await program.rest();
  const items = (await program.items()).length;
  const told = await page.evaluate(() => { const from = performance.now(); window.dragoman.inspect(); return performance.now() - from; });
  views[view] = {openedMs: opened, scrollMs: [at(scrolled, 0.5), at(scrolled, 0.95)], stepMs: [at(stepped, 0.5), at(stepped, 0.95)], items, inspectMs: Math.round(told * 10) / 10};
  console.error(view, JSON.stringify(views[view]));
}
await new Promise(done => setTimeout(done, 2000));
const cpu = async session => Object.fromEntries((await session.send('SystemInfo.getProcessInfo')).processInfo.filter(p => ['renderer', 'GPU'].includes(p.type)).map(p => [p.type, p.cpuTime]));
const session = await browser.newBrowserCDPSession(), before = await cpu(session), frames = (await program.state()).frames;
await new Promise(done => setTimeout(done, 5000));
const after = await cpu(session), state = await program.state();
console.log(JSON.stringify({articles: Number(state.articles), bytes: snapshot.length, shownMs: shown, views,
  rest: {seconds: 5, frames: state.frames - frames, cpu: {renderer: after.renderer - before.renderer, gpu: after.GPU - before.GPU}}, pageMemory: state.memory}, null, 1));
await browser.close();
server.close();
rmSync(folder, {recursive: true});
