import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {launch, open, screenshots, serveSite} from './support.mjs';

let browser, server;
before(async () => { server = await serveSite(); browser = await launch(); });
after(async () => { await browser?.close(); server?.close(); });

const views = ['Documents', 'Reader', 'Entities', 'Quotations', 'Timeline', 'Threads', 'Agreements', 'Conflicts', 'Stories'];

async function show(program, view) {
  await program.frame.evaluate(key => { location.hash = `v=${key}`; }, view.toLowerCase());
  await program.until(`${view} is shown`, async () => (await program.state()).view === view.toLowerCase());
  await program.rest();
}

test('each view is one click away and shows its rows', async () => {
  const {context, seen, program} = await open(browser, server.url);
  await program.ready();
  const labels = new Map();
  for (const view of views) {
    await program.click(view);
    assert.equal((await program.state()).view, view.toLowerCase());
    labels.set(view, new Set((await program.items()).map(item => item.label)));
  }
  for (const view of views) {
    const elsewhere = views.filter(other => other !== view);
    const own = [...labels.get(view)].filter(label => elsewhere.filter(other => labels.get(other).has(label)).length < 4);
    assert.ok(own.length >= 3, `${view} shows only ${own.join(' | ')}`);
  }
  const state = await program.state();
  for (const count of ['articles', 'entities', 'quotations', 'events', 'threads']) {
    assert.ok(Number(state[count]) > 0, `${count}: ${state[count]}`);
  }
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('choosing an entity narrows every view, and a click on its words opens the Reader there', async () => {
  const {context, seen, program} = await open(browser, server.url);
  await program.ready();
  const all = await program.state();
  await program.click('Entities');
  const row = await program.until('a person of the sample is listed', async () =>
    (await program.items()).find(item => /Lavrov/.test(item.label) && item.kind === 'item'));
  await program.click(row);
  const narrowed = await program.state();
  for (const count of ['shown_articles', 'entities', 'quotations']) {
    const before = count === 'shown_articles' ? all.articles : all[count];
    assert.ok(Number(narrowed[count]) < Number(before), `${count}: ${narrowed[count]} of ${before}`);
    assert.ok(Number(narrowed[count]) > 0, `${count} is empty`);
  }
  await program.click('Quotations');
  const quotation = await program.until('a quotation is listed', async () =>
    (await program.items()).find(item => item.kind === 'item' && item.rect[2] > 400 && item.rect[3] > 40));
  await program.click(quotation);
  const reader = await program.state();
  assert.equal(reader.view, 'reader');
  assert.ok(reader.document);
  const words = quotation.label.split(/\s+/)[0];
  await program.until(`the Reader shows “${words} …”`, async () => (await program.items()).some(item => item.label.includes(words)));
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('the keyboard reaches the views, and find', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  for (const [key, view] of [['3', 'entities'], ['4', 'quotations'], ['1', 'documents']]) {
    await page.keyboard.press(key);
    await program.until(`${view} by ${key}`, async () => (await program.state()).view === view);
  }
  await page.keyboard.press('/');
  await program.rest();
  await page.keyboard.type('Лавров или Kabul');
  await program.until('what is typed narrows the views', async () => decodeURIComponent((await program.state()).address).includes('Лавров или Kabul'));
  await context.close();
});

test('pasted text becomes an article beside the others', async () => {
  const {page, context, program} = await open(browser, server.url);
  const {articles} = await program.ready();
  await program.click('Paste');
  await program.click(/Text to analyse/);
  const text = 'Ferry line to close\n\nOSLO, March 4, 2019 – The mayor of Oslo said on Monday that the ferry line would close.';
  await page.evaluate(words => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    document.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
  }, text);
  await program.click('Add to the corpus');
  await program.until('there is one more', async () => Number((await program.state()).articles) === Number(articles) + 1);
  await context.close();
});

for (const [size, viewport] of [['1280x800', {width: 1280, height: 800}], ['390x844', {width: 390, height: 844}]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`pictures of every view: ${size}, ${colorScheme}`, async () => {
      const phone = size === '390x844' ? {hasTouch: true, isMobile: true} : {};
      const {page, context, seen, program} = await open(browser, server.url, {viewport, colorScheme, ...phone});
      await program.ready();
      assert.equal((await program.state()).theme, colorScheme);
      for (const view of views) {
        await show(program, view);
        const wide = (await program.items()).filter(({rect}) => rect[0] < -1 || rect[0] + rect[2] > viewport.width + 1);
        assert.deepEqual(wide.map(item => item.label), [], `${view} is wider than the screen`);
        await page.screenshot({path: `${screenshots}/${view.toLowerCase()}-${size}-${colorScheme}.png`});
      }
      assert.deepEqual(seen.complaints, []);
      await context.close();
    });
  }
}

test('a finger opens an article and scrolls it', async () => {
  const {page, context, program} = await open(browser, server.url, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true, deviceScaleFactor: 3});
  await program.ready();
  await show(program, 'Documents');
  const row = (await program.items()).find(item => item.kind === 'item' && item.rect[2] > 300 && item.rect[1] > 150 && item.rect[3] > 40);
  await page.touchscreen.tap(...await program.place(row));
  await program.until('the Reader opens', async () => (await program.state()).view === 'reader');
  await program.rest();
  const session = await context.newCDPSession(page);
  const before = await program.items();
  const touch = (type, y) => session.send('Input.dispatchTouchEvent', {type, touchPoints: y === undefined ? [] : [{x: 195, y}]});
  await touch('touchStart', 350);
  for (let y = 340; y >= 150; y -= 10) await touch('touchMove', y);
  await touch('touchEnd');
  await program.rest();
  const top = items => Math.min(...items.filter(item => item.kind === 'text' || item.rect[3] < 40).map(item => item.label === before.at(-1).label ? item.rect[1] : Infinity));
  assert.notDeepEqual((await program.items()).map(item => item.rect.join()), before.map(item => item.rect.join()), `nothing moved (${top(before)})`);
  await context.close();
});
