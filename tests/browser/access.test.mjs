// For those who do not see the canvas, or not well, or do not use a mouse: what the page tells, and what it heeds.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {launch, open, screenshots, serveSite} from './support.mjs';

let browser, server;
before(async () => { server = await serveSite(); browser = await launch(); });
after(async () => { await browser?.close(); server?.close(); });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/// Every rule of axe-core, best practice included.
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document));
  return found.violations.map(({id, help, nodes}) => `${id}: ${help} (${nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')})`);
}

async function show(program, address) {
  await program.visit(address);
  const view = /v=(\w+)/.exec(address)[1];
  await program.until(`${view} is shown`, async () => (await program.state()).view === view);
  await program.told();
  assert.ok(await program.frame.evaluate(() => document.querySelectorAll('#mirror main .at').length) > 2, 'the page tells next to nothing');
}

const viewsOf = async program => (await program.state()).views.toLowerCase().split(',');

for (const [name, options] of [['a desktop', {}], ['a phone, dark', {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true, colorScheme: 'dark'}]]) {
  test(`axe-core finds nothing in any view, as drawn and as text: ${name}`, async () => {
    const {page, context, program} = await open(browser, server.url, options);
    await program.ready();
    for (const view of await viewsOf(program)) {
      await show(program, `v=${view}`);
      assert.deepEqual(await violations(page), [], view);
      await page.evaluate(() => document.getElementById('as-text').click());
      await program.told();
      assert.deepEqual(await violations(page), [], `${view} as text`);
      await page.evaluate(() => document.getElementById('as-text').click());
    }
    await context.close();
  });
}

test('the page has landmarks, headings, lists and the running text, and its buttons act', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await show(program, 'v=entities');
  assert.equal(await page.locator('#mirror h1').textContent().then(text => text.trim()), 'Dragoman');
  assert.match(await page.locator('main h2').first().textContent(), /Entities/);
  assert.equal(await page.locator('nav[aria-label="Views"] button').count(), (await viewsOf(program)).length);
  assert.ok(await page.locator('main li').count() > 5);
  await page.locator('main li button').filter({hasText: 'Sergey Lavrov'}).first().focus();
  await page.keyboard.press('Enter');
  await program.until('the entity is chosen', async () => /(^|&)e=/.test((await program.state()).address));
  await page.locator('aside h3').filter({hasText: 'Named as'}).waitFor({state: 'attached'});
  await show(program, 'v=reader');
  const paragraph = await page.locator('main p').filter({hasText: /\w+ \w+ \w+ \w+/}).first().textContent();
  assert.ok(paragraph.length > 40, paragraph);
  assert.ok(await page.locator('ul[aria-label="Marked in this paragraph"] button').count() > 0);
  assert.equal(await page.locator('#mirror button').filter({hasText: /^Dragoman\// }).count(), 0);
  await context.close();
});

test('as text the whole article is there, and a button of it acts', async () => {
  const {page, context, program} = await open(browser, server.url, {viewport: {width: 700, height: 400}});
  await program.ready();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'as-text');
  await page.keyboard.press('Enter');
  await show(program, 'v=documents');
  await page.locator('main li button').filter({hasText: 'United States and Taliban sign agreement in Doha'}).click();
  await program.until('it opens', async () => (await program.state()).view === 'reader');
  await page.locator('main p').nth(5).waitFor();
  await page.screenshot({path: `${screenshots}/as-text-700x400.png`});
  assert.ok((await page.locator('main').innerText()).length > 800);
  await page.locator('#as-text').click();
  await program.rest();
  assert.equal(await page.evaluate(() => document.documentElement.classList.contains('text')), false);
  await context.close();
});

test('at 200 % nothing is cut off and every control is reached', async () => {
  const {page, context, program} = await open(browser, server.url, {viewport: {width: 640, height: 400}, deviceScaleFactor: 2});
  await program.ready();
  for (const view of await viewsOf(program)) {
    await show(program, `v=${view}`);
    const wide = (await program.items()).filter(({rect}) => rect[0] < -1 || rect[0] + rect[2] > 641 || rect[1] + rect[3] > 401);
    assert.deepEqual(wide.map(item => item.label), [], view);
    await page.screenshot({path: `${screenshots}/zoom-${view}-640x400@2x.png`});
  }
  await show(program, 'v=documents');
  await program.click('More');
  await page.mouse.move(320, 250);
  for (const label of ['Search', 'Statistics', 'Open files', 'Paste', 'Go to', 'Help', 'Settings']) {
    for (let i = 0; i < 20 && !await program.has(label); ++i) {
      await page.mouse.wheel(0, 100);
      await program.rest();
    }
    assert.ok(await program.has(label), `${label} is not on the sheet`);
  }
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await context.close();
});

test('what the system prefers is heeded: theme, contrast, motion', async () => {
  const {page, context, program} = await open(browser, server.url, {colorScheme: 'dark', contrast: 'more', reducedMotion: 'reduce'});
  await program.ready();
  const {theme, contrast, motion} = await program.state();
  assert.deepEqual({theme, contrast, motion}, {theme: 'dark', contrast: 'more', motion: 'reduced'});
  await show(program, 'v=reader');
  await page.screenshot({path: `${screenshots}/reader-contrast-1280x800-dark.png`});
  await page.emulateMedia({colorScheme: 'light', contrast: 'no-preference', reducedMotion: 'no-preference'});
  await program.until('a change is heeded', async () => { const s = await program.state(); return s.theme === 'light' && s.contrast === 'usual' && s.motion === 'usual'; });
  await context.close();
});

test('an input method composes where the caret is, and what it ends with is typed', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await page.keyboard.press('/');
  await program.rest();
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', {text: 'かぶ', selectionStart: 2, selectionEnd: 2});
  await program.rest();
  const shown = await page.evaluate(() => { const {opacity} = getComputedStyle(document.getElementById('ime')), box = document.getElementById('ime').getBoundingClientRect(); return {opacity, x: box.x, y: box.y, width: box.width}; });
  assert.equal(shown.opacity, '1');
  const field = await program.find('Find in everything');
  assert.ok(shown.x >= field.rect[0] && shown.x < field.rect[0] + field.rect[2] && shown.y >= field.rect[1] - 2 && shown.y < field.rect[1] + field.rect[3], JSON.stringify([shown, field]));
  assert.ok(shown.width > 20);
  assert.equal((await program.state()).address.includes('q='), false);
  await session.send('Input.insertText', {text: 'Кабул'});
  await program.until('it is searched for', async () => decodeURIComponent((await program.state()).address).includes('q=Кабул'));
  assert.equal(await page.evaluate(() => getComputedStyle(document.getElementById('ime')).opacity), '0');
  await context.close();
});

test('words of the Reader are picked by a drag and copied with their source', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await show(program, 'v=reader');
  const line = (await program.items()).filter(item => item.role === 'line' && item.rect[2] > 300 && item.rect[1] > 250)[0];
  const y = line.rect[1] + line.rect[3] / 2;
  await page.mouse.move(line.rect[0] + 1, y);
  await page.mouse.down();
  await page.mouse.move(line.rect[0] + 120, y, {steps: 5});
  await page.mouse.move(line.rect[0] + line.rect[2] + 4, y, {steps: 5});
  await page.mouse.up();
  await program.see('Copy with source');
  await page.screenshot({path: `${screenshots}/picked-1280x800-light.png`});
  await page.evaluate(() => document.addEventListener('copy', event => { window.taken = event.clipboardData.getData('text/plain'); }));
  await page.keyboard.press('Control+c');
  const taken = await program.until('it is copied', () => page.evaluate(() => window.taken));
  const [words, source] = taken.split('\n');
  assert.ok(line.label.includes(words.slice(0, 30)), `${words} of ${line.label}`);
  assert.match(source, /^— .*\b20\d\d, “.+”/);
  assert.equal((await program.state()).view, 'reader');
  await page.mouse.click(line.rect[0] + 40, y + 80);
  await program.until('a click lets go', async () => !await program.has('Copy with source'));
  await context.close();
});

test('what is chosen has a place for "this is wrong", and its name outlives a new analysis', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await show(program, 'v=reader');
  await program.click((await program.items()).find(item => item.role === 'mark' && item.rect[2] > 20));
  await page.evaluate(() => document.addEventListener('copy', event => { window.taken = event.clipboardData.getData('text/plain'); }));
  const button = page.locator('aside button').filter({hasText: 'Copy a report'});
  await page.evaluate(() => document.getElementById('as-text').click());
  await button.waitFor();
  await button.click();
  const report = await program.until('the report is copied', () => page.evaluate(() => window.taken));
  assert.match(report, /^Dragoman: this is wrong\nItem: \w[\w-]*\/.+\/\d+\+\d+\/“.+”\n/);
  assert.match(report, /\nTaken for: .+\n/);
  assert.match(report, /\nIn: .+\nIt should be: $/);
  await context.close();
});

test('"why?" can be pinned: it stays beside what is chosen next, until it is unpinned', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await show(program, 'v=reader');
  await program.click((await program.items()).find(item => item.role === 'mark' && item.rect[2] > 20));
  const why = (await program.items()).filter(item => item.pane === 'inspector').map(item => item.label);
  assert.ok(why.includes('Is this wrong?') && why.some(label => /\d+ %/.test(label)), why.join(' | '));
  await program.click('Pin: it stays while you choose on');
  await show(program, 'v=entities');
  await program.click((await program.items()).find(item => item.kind === 'item' && item.label === 'Ashraf Ghani'));
  const of = async pane => (await program.items()).filter(item => item.pane === pane).map(item => item.label);
  await program.until('both are told', async () => (await of('pinned')).includes(why[1]) && (await of('inspector')).includes('Ashraf Ghani'));
  await page.screenshot({path: `${screenshots}/pinned-1280x800-light.png`});
  await page.locator('aside[aria-label="What is pinned, and why"]').waitFor({state: 'attached'});
  await program.told();
  assert.deepEqual(await violations(page), []);
  await program.click('Unpin');
  assert.deepEqual(await of('pinned'), []);
  assert.ok((await of('inspector')).includes('Ashraf Ghani'));
  await context.close();
});

test('a finger that is held picks words of the Reader; lifted at once it does not', async () => {
  const {page, context, program} = await open(browser, server.url, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true, deviceScaleFactor: 2});
  await program.ready();
  await show(program, 'v=reader');
  const line = (await program.items()).filter(item => item.role === 'line' && item.rect[2] > 250 && item.rect[1] > 250)[0];
  const y = line.rect[1] + line.rect[3] / 2, session = await context.newCDPSession(page);
  const touch = (type, x) => session.send('Input.dispatchTouchEvent', {type, touchPoints: x === undefined ? [] : [{x, y}]});
  await touch('touchStart', line.rect[0] + 2);
  await new Promise(done => setTimeout(done, 600));
  for (let x = 10; x <= 200; x += 10) await touch('touchMove', line.rect[0] + x);
  await touch('touchEnd');
  await program.see('Copy with source');
  await page.screenshot({path: `${screenshots}/held-390x844-light.png`});
  await context.close();
});

test('a link keeps how rows are sorted, and back undoes it', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await show(program, 'v=search&q=talks');
  await program.click('By date');
  await program.until('it stands in the link', async () => (await program.state()).address.endsWith('sort=date'));
  await page.keyboard.press('Alt+ArrowLeft');
  await program.until('back', async () => !(await program.state()).address.includes('sort='));
  await page.goto('about:blank');
  await page.goto(`${server.url}#v=documents&sort=words`);
  await program.ready();
  const counts = (await program.items()).filter(item => /^\d+$/.test(item.label) && item.rect[0] > 1100 && item.rect[1] > 180).map(item => Number(item.label));
  assert.ok(counts.length > 5);
  assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
  await context.close();
});

test('what is searched for stands out in the article', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await show(program, 'v=reader&q=Moscow');
  await page.screenshot({path: `${screenshots}/reader-found-1280x800-light.png`});
  await context.close();
});
