// Figures for docs/benchmarks.md, as JSON: node tests/browser/measure.mjs [COPIES]
// What is downloaded, when something is seen, when the sample is analysed, tokens a second in the worker (COPIES of the sample, 70
// unless told), and what rest costs. Run it on a machine that does nothing else.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {launch, open, root, serveSite} from './support.mjs';

const copies = Number(process.argv[2] || 70);
const server = await serveSite(), browser = await launch();
const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

async function load() {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}}), page = await context.newPage();
  const session = await context.newCDPSession(page), sizes = new Map(), names = new Map();
  await session.send('Network.enable');
  session.on('Network.responseReceived', event => names.set(event.requestId, new URL(event.response.url).pathname));
  session.on('Network.loadingFinished', event => { if (names.get(event.requestId)?.startsWith('/')) sizes.set(names.get(event.requestId), event.encodedDataLength); });
  await page.goto(server.url);
  await page.waitForFunction(() => window.dragoman.state().idle, null, {timeout: 60000});
  const paint = await page.evaluate(() => performance.getEntriesByType('paint').find(entry => entry.name === 'first-contentful-paint')?.startTime);
  const state = await page.evaluate(() => window.dragoman.state());
  // What was on its way before the first screen with content: the tables come behind it.
  const first = await page.evaluate(shown => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(entry => entry.responseEnd <= shown).reduce((sum, entry) => sum + entry.encodedBodySize, 0), state.marks.shown);
  await page.evaluate(() => window.dragoman.bundle());
  const run = await page.evaluate(() => window.dragoman.state().run);
  await context.close();
  return {paint, marks: state.marks, first, bytes: [...sizes].filter(([name]) => !name.includes('blob')), run};
}

async function cpuSeconds(session) {
  const {processInfo} = await session.send('SystemInfo.getProcessInfo');
  return Object.fromEntries(['renderer', 'GPU'].map(type => [type, processInfo.filter(p => p.type === type).reduce((sum, p) => sum + p.cpuTime, 0)]));
}

const loads = [];
for (let i = 0; i < 5; ++i) loads.push(await load());

const {page, program} = await open(browser, server.url);
await program.ready();
await program.rest();
await new Promise(done => setTimeout(done, 2000));
const session = await browser.newBrowserCDPSession(), before = await cpuSeconds(session), framesBefore = (await program.state()).frames;
await new Promise(done => setTimeout(done, 5000));
const after = await cpuSeconds(session), framesAfter = (await program.state()).frames;

const folder = join(root, 'assets', 'samples'), articles = readdirSync(folder).filter(name => /\.(txt|html)$/.test(name)).sort();
const records = Array.from({length: copies}, (_, i) => articles.map(name => JSON.stringify({
  id: `${name}-${i}`, [name.endsWith('html') ? 'html' : 'text']: readFileSync(join(folder, name), 'utf8')}))).flat().join('\n');
const {corpora} = await program.state();
const start = Date.now();
await page.evaluate(text => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], 'many.jsonl'));
  document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
}, records);
const first = await program.until('first results', async () => (await program.state()).corpora > corpora && Date.now() - start, 300000);
const {run, memory} = await program.until('the big corpus', async () => { const s = await program.state(); return s.idle && s.run.articles === copies * articles.length && s; }, 600000);

console.log(JSON.stringify({
  download: {toFirstScreen: loads[0].first, bytes: loads[0].bytes.reduce((sum, [, size]) => sum + size, 0), files: Object.fromEntries(loads[0].bytes)},
  milliseconds: {
    firstPaint: Math.round(median(loads.map(l => l.paint))),
    ...Object.fromEntries(['compiled', 'drawn', 'shown', 'analysisReady'].map(name => [name, median(loads.map(l => l.marks[name]))])),
    analysisOfSample: Math.round(median(loads.map(l => l.run.analysisMs + l.run.assemblyMs))),
  },
  rest: {seconds: 5, frames: framesAfter - framesBefore, cpu: {renderer: after.renderer - before.renderer, gpu: after.GPU - before.GPU}},
  throughput: {
    articles: run.articles, megabytes: run.bytes / 1e6, tokens: run.tokens, analysisSeconds: run.analysisMs / 1000, assemblySeconds: run.assemblyMs / 1000,
    tokensPerSecond: Math.round(run.tokens / (run.analysisMs / 1000)), megabytesPerSecond: run.bytes / 1e3 / run.analysisMs,
    firstResultsMs: first, workerMemory: run.memory, pageMemory: memory,
  },
}, null, 1));
await browser.close();
server.close();
