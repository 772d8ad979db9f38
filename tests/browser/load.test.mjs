import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {launch, open, screenshots, serveSite} from './support.mjs';

let browser, server;
before(async () => { server = await serveSite(); browser = await launch(); });
after(async () => { await browser?.close(); server?.close(); });

test('the skeleton is there before the engine, and tells how many bytes have come', async () => {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}}), page = await context.newPage();
  let letGo;
  const held = new Promise(done => { letGo = done; });
  await page.route(/app\.wasm/, async route => { await held; await route.continue(); });
  await page.goto(server.url);
  await page.waitForFunction(() => /Loading: [0-9.]+ of [0-9.]+ MB/.test(document.getElementById('loading')?.textContent));
  await page.screenshot({path: `${screenshots}/skeleton.png`});
  assert.equal(await page.evaluate(() => window.dragoman.state().ready), false);
  letGo();
  await page.waitForFunction(() => window.dragoman.state().idle, null, {timeout: 30000});
  assert.equal(await page.locator('#skeleton').count(), 0);
  await context.close();
});

test('a file that does not come is told in a sentence', async () => {
  const context = await browser.newContext(), page = await context.newPage();
  await page.route(/app\.wasm/, route => route.fulfill({status: 404, body: ''}));
  await page.goto(server.url);
  await page.waitForFunction(() => /could not be loaded/.test(document.getElementById('loading')?.textContent));
  await context.close();
});

test('the sample is shown before the tables have come', async () => {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}}), page = await context.newPage();
  let letGo;
  const held = new Promise(done => { letGo = done; });
  await page.route(/dragoman\.pack/, async route => { await held; await route.continue(); });
  await page.goto(server.url);
  await page.waitForFunction(() => 'shown' in window.dragoman.state().marks, null, {timeout: 30000});
  const items = await page.evaluate(() => window.dragoman.inspect().items.length);
  assert.ok(items > 20, `${items} items on the first screen`);
  assert.equal(await page.evaluate(() => window.dragoman.state().idle), false);
  letGo();
  await page.waitForFunction(() => window.dragoman.state().idle, null, {timeout: 30000});
  await context.close();
});

test('the sample that comes analysed is the one that the worker makes of it, to the byte', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  const [shipped, made] = await page.evaluate(() => window.dragoman.samples());
  assert.ok(shipped.length > 10000);
  assert.equal(made, shipped);
  await context.close();
});

test('an article added to the sample joins it', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  const before = JSON.parse(await page.evaluate(() => window.dragoman.bundle())).documents.length;
  await page.reload();
  await program.ready();
  await page.evaluate(() => window.dragoman.add('more.txt', 'Ferry to run again\n\nThe harbour master said on Monday that the ferry would run again in May.'));
  const {run} = await program.until('the larger corpus', async () => { const s = await program.state(); return s.idle && s.run && s; });
  assert.equal(run.articles, before + 1);
  await context.close();
});

test('the sample is analysed, without complaint, and then nothing more is asked of the network', async () => {
  const {page, context, seen, program} = await open(browser, server.url);
  const state = await program.ready();
  assert.deepEqual(state.unread, []);
  assert.deepEqual(seen.complaints, []);
  const own = url => url.startsWith(server.url) || url.startsWith(`blob:${server.url}`);
  assert.deepEqual(seen.requests.filter(url => !own(url)), []);

  const before = seen.requests.length;
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, 300);
  await page.keyboard.press('ArrowDown');
  await new Promise(done => setTimeout(done, 500));
  assert.deepEqual(seen.requests.slice(before), []);
  await context.close();
});

test('what is at rest is not drawn', async () => {
  const {context, program} = await open(browser, server.url);
  await program.ready();
  await program.rest();
  const {frames} = await program.state();
  await new Promise(done => setTimeout(done, 2000));
  assert.equal((await program.state()).frames, frames);
  await context.close();
});

test('the canvas has the screen\'s own pixels, and follows its frame', async () => {
  const {page, context, program} = await open(browser, server.url, {viewport: {width: 900, height: 700}, deviceScaleFactor: 2});
  await program.ready();
  const size = () => page.evaluate(() => { const c = document.getElementById('canvas'); return [c.width, c.height]; });
  assert.deepEqual(await size(), [1800, 1400]);
  await page.setViewportSize({width: 500, height: 600});
  await program.until('the canvas is resized', async () => (await size()).join() === '1000,1200');
  await program.until('the screen is laid out anew', async () => (await program.items()).every(({rect}) => rect[0] + rect[2] <= 501));
  await context.close();
});

test('a lost drawing context comes back with its picture', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await program.rest();
  const before = await page.screenshot();
  await page.evaluate(async () => {
    const loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    loss.loseContext();
    await new Promise(done => setTimeout(done, 100));
    loss.restoreContext();
  });
  await new Promise(done => setTimeout(done, 300));
  await program.rest();
  assert.ok((await page.screenshot()).equals(before), 'the picture differs');
  await context.close();
});

test('what is drawn stands in the page too, and can be clicked there', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await program.until('the mirror says what is on the screen', async () => {  // it follows when the screen has come to rest
    const labels = (await program.items()).map(item => item.label);
    const mirrored = await page.locator('#mirror .at').allTextContents();
    return mirrored.length > 0 && mirrored.every(text => labels.includes(text));
  }, 10000);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'as-text', 'Tab is the browser\'s');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest('#mirror'))), true);
  await context.close();
});
