import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {launch, open, screenshots, serveSite} from './support.mjs';

let browser, server;
before(async () => { server = await serveSite(); browser = await launch(); });
after(async () => { await browser?.close(); server?.close(); });

/// The labels of the rail, which the program tells; in lower case they are the keys of an address.
const viewsOf = async program => (await program.state()).views.split(',');

async function show(program, view) {
  await program.visit(`v=${view.toLowerCase()}`);
  await program.until(`${view} is shown`, async () => (await program.state()).view === view.toLowerCase());
  await program.rest();
}

test('each view is one click away and shows its rows', async () => {
  const {context, seen, program} = await open(browser, server.url);
  await program.ready();
  const views = await viewsOf(program);
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

test('the font of Arabic letters is fetched when they are met, and not before', async () => {
  const {page, context, seen, program} = await open(browser, server.url);
  const asked = () => seen.requests.some(url => url.includes('arabic.ttf'));
  await program.ready();
  assert.equal(asked(), false);
  await page.evaluate(() => window.dragoman.add('letters.txt', 'Round of talks\n\nOSLO, 3 March 2021 - Envoys met in Doha (\u0627\u0644\u062F\u0648\u062D\u0629) on Monday.'));
  await program.until('the article is there', async () => { const s = await program.state(); return s.idle && s.articles === '15'; });
  await program.until('its letters are fetched', async () => asked());
  await program.rest();
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('what a view shows is in its link, which shows it to others, and back takes it off', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  for (const [view, choice, words] of [['quotations', 'Direct', 'direct'], ['map', 'Venues', 'venues'], ['entities', 'People', 'people'], ['timeline', 'By thread', 'threads'],
                                       ['conflicts', 'Left out', 'left-out'], ['reader', /^Dates/, 'names,descriptions,quotations'],
                                       ['network', /^Met or talked {2}\d+$/, 'agreed,backed,yielded,asked,accused,pressed,fought']]) {
    await show(program, view);
    await program.click(choice);
    const {address} = await program.state();
    assert.equal(decodeURIComponent(/show=([^&]+)/.exec(address)?.[1] ?? ''), words, address);
    // A short line of the network bears no mark, and how near one stands is not in the link: its lines ("A met B, 2 times; …") are left out.
    const labels = async who => (await who.items()).map(item => item.label).filter(label => view !== 'network' || !/, \d+ times?[,;]/.test(label)).sort();
    const shown = await labels(program), other = await open(browser, `${server.url}#${address}`);
    await other.program.ready();
    await other.program.until(`${view} is shown as it was sent`, async () => (await other.program.state()).address === address);
    await other.program.rest();
    if (view !== 'reader') assert.deepEqual(await labels(other.program), shown, `${view}: the link shows something else`);
    await other.context.close();
    await page.keyboard.press('Alt+ArrowLeft');
    await program.until('the choice is taken back', async () => !(await program.state()).address.includes('show='));
  }
  await context.close();
});

test('words that narrow a list, open steps and the open list of the map stand in the link too, and back takes them off', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  const sent = async view => {
    const {address} = await program.state(), other = await open(browser, `${server.url}#${address}`);
    await other.program.ready();
    await other.program.until(`${view} is shown as it was sent`, async () => (await other.program.state()).address === address);
    await other.program.rest();
    const labels = async who => (await who.items()).filter(item => item.pane === 'view').map(item => item.label).sort();
    assert.deepEqual(await labels(other.program), await labels(program), `${view}: the link shows something else`);
    await other.context.close();
    return address;
  };
  await show(program, 'Entities');
  await program.click('Name or alias');
  await page.keyboard.type('ghan');
  await program.until('the list is narrowed', async () => (await program.state()).address === 'v=entities&find=ghan');
  await program.rest();
  assert.equal(await program.has('Taliban'), false);
  await sent('entities');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+ArrowLeft');
  await program.see('Taliban');
  await show(program, 'Threads');
  await program.click(/^Show all \d+ steps$/);
  assert.match(await sent('threads'), /^v=threads&open=/);
  await page.keyboard.press('Alt+ArrowLeft');
  await program.until('the steps are folded', async () => !await program.has('Show fewer'));
  await show(program, 'Map');
  await program.click(/^\d+ places? (is|are) not on the map/);
  assert.equal(await sent('map'), 'v=map&open=unplaced');
  await context.close();
});

test('the browser\'s own way back and forward walks through what was shown', async () => {
  const {page, context, program} = await open(browser, server.url, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true, deviceScaleFactor: 2});
  await program.ready();
  const written = address => program.until(`${address} is written`, async () => decodeURIComponent(await page.evaluate(() => location.hash.slice(1))) === address);
  await written('v=documents');
  await program.tap('Entities');
  await written('v=entities');
  await program.click((await program.items()).find(item => item.kind === 'item' && item.label === 'Ashraf Ghani'));
  const {address} = await program.state();
  await written(address);
  await page.goBack();
  await program.until('nothing is chosen again', async () => (await program.state()).address === 'v=entities');
  await page.goBack();
  await program.until('the first view', async () => (await program.state()).address === 'v=documents');
  await page.goForward();
  await page.goForward();
  await program.until('what was chosen', async () => (await program.state()).address === address);
  await written(address);
  await context.close();
});

test('where nothing fits, every view says so in a sentence with one way out', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  for (const view of await viewsOf(program)) {
    if (['Reader', 'Concordance'].includes(view)) continue;  // the one shows its article, the other a sentence of its own
    await program.visit(`v=${view.toLowerCase()}&q=zzyzx`);
    await program.until(`${view} is asked`, async () => (await program.state()).address === `v=${view.toLowerCase()}&q=zzyzx`);
    await program.rest();
    const labels = (await program.items()).filter(item => item.pane === 'view').map(item => item.label);
    assert.ok(labels.some(label => /^No .*\.$|nothing|fits/i.test(label)), `${view}: ${labels.join(' | ')}`);
    if (view === 'Timeline') await page.screenshot({path: `${screenshots}/empty-1280x800-light.png`});
    const out = (await program.items()).find(item => item.pane === 'view' && item.kind === 'item' && /^Show (all|every)|^Clear|take/i.test(item.label));
    assert.ok(out, `${view} has no way out: ${labels.join(' | ')}`);
    await program.click(out);
    await program.until('all is shown again', async () => !(await program.state()).address.includes('q='));
  }
  await context.close();
});

test('? shows the keys, and the language of searches by examples', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await page.keyboard.press('?');
  for (const told of ['find; what can be asked is listed below', 'next and previous mention of what is chosen', 'along time; about a picture']) await program.see(told);
  await page.screenshot({path: `${screenshots}/help-1280x800-light.png`});
  await page.mouse.move(640, 500);
  for (const example of ['postpon*', 'speaker:Lavrov', 'status:(postponed OR cancelled)']) {
    for (let i = 0; i < 12 && !await program.has(example); ++i) {
      await page.mouse.wheel(0, 120);
      await program.rest();
    }
    await program.see(example);
  }
  await page.keyboard.press('Escape');
  await context.close();
});

test('the keyboard reaches the views, and find', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  const views = (await viewsOf(program)).map(label => label.toLowerCase());
  for (const view of ['entities', 'quotations', 'documents']) {
    const key = String(views.indexOf(view) + 1);
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

// Views that show nothing before they are asked are pictured asked as well.
const asked = {search: 'v=search&q=talks%20(Moscow%20OR%20Doha)', concordance: 'v=concordance&q=talks', entities: 'v=entities&sel=entity,wd:Q58217'};

for (const [size, viewport] of [['1280x800', {width: 1280, height: 800}], ['390x844', {width: 390, height: 844}], ['2560x1600', {width: 1280, height: 800}]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`pictures of every view: ${size}, ${colorScheme}`, async () => {
      const phone = size === '390x844' ? {hasTouch: true, isMobile: true} : size === '2560x1600' ? {deviceScaleFactor: 2} : {};
      const {page, context, seen, program} = await open(browser, server.url, {viewport, colorScheme, ...phone});
      await program.ready();
      assert.equal((await program.state()).theme, colorScheme);
      for (const view of await viewsOf(program)) {
        await show(program, view);
        const wide = (await program.items()).filter(({rect}) => rect[0] < -1 || rect[0] + rect[2] > viewport.width + 1);
        assert.deepEqual(wide.map(item => item.label), [], `${view} is wider than the screen`);
        await page.screenshot({path: `${screenshots}/${view.toLowerCase()}-${size}-${colorScheme}.png`});
      }
      for (const [view, address] of Object.entries(asked)) {
        await program.visit(address);
        await program.until(`${view} is asked`, async () => (await program.state()).address.startsWith(`v=${view}&`));
        await program.rest();
        await page.screenshot({path: `${screenshots}/${view}-asked-${size}-${colorScheme}.png`});
      }
      assert.deepEqual(seen.complaints, []);
      await context.close();
    });
  }
}

for (const [name, viewport, options] of [['a phone of 360 px', {width: 360, height: 740}, {hasTouch: true, isMobile: true, deviceScaleFactor: 3}], ['a screen of 4K', {width: 3840, height: 2160}, {}]]) {
  test(`every view fits ${name}`, async () => {
    const {page, context, program} = await open(browser, server.url, {viewport, ...options});
    await program.ready();
    for (const view of await viewsOf(program)) {
      await show(program, view);
      const wide = (await program.items()).filter(({rect}) => rect[0] < -1 || rect[0] + rect[2] > viewport.width + 1 || rect[1] + rect[3] > viewport.height + 1);
      assert.deepEqual(wide.map(item => item.label), [], view);
      if (['Reader', 'Timeline', 'Documents', 'Network'].includes(view)) await page.screenshot({path: `${screenshots}/${view.toLowerCase()}-${viewport.width}x${viewport.height}-light.png`});
    }
    await context.close();
  });
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

async function withLeftovers(program) {
  await show(program, 'Reader');
  for (let i = 0; i < 14; ++i) {
    const found = (await program.items()).filter(item => item.kind === 'item' && /^Menu or other furniture: ./.test(item.label));
    if (found.length) return found.sort((a, b) => b.rect[3] - a.rect[3])[0];  // one that the edge of the screen does not cut
    await program.click('Next article (])');
  }
  assert.fail('no article of the sample has leftovers in sight');
}

test('a greyed line says what it is held for, by pointer, by mirror and in the inspector', async () => {
  const {page, context, seen, program} = await open(browser, server.url);
  await program.ready();
  const line = await withLeftovers(program);
  assert.equal(await program.has('Menu or other furniture'), false);
  await page.mouse.move(...await program.place(line));
  await program.see('Menu or other furniture');
  await program.see(/^[a-z-]+  ·  \d+ % sure$/);
  await page.screenshot({path: `${screenshots}/leftover-1280x800-light.png`});
  await page.mouse.move(2, 2);
  await program.until('the note goes with the pointer', async () => !await program.has('Menu or other furniture'));
  const button = page.locator('#mirror button').filter({hasText: /^Menu or other furniture: /}).first();
  await button.focus();
  await page.keyboard.press('Enter');
  await program.see('Not the article');
  await program.see('Held so by');
  await program.until('a link names it', async () => (await program.state()).address.includes('sel=leftover,'));
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('the day of publication tells its reasons, and a step leads to its words', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await show(program, 'Reader');
  const date = await program.see(/^Why this date\? ./);
  await program.click(date);
  await program.see('Published');
  await program.see('Found by');
  await page.screenshot({path: `${screenshots}/date-1280x800-light.png`});
  await context.close();
});

test('by touch a greyed line explains itself, and warnings are listed', async () => {
  const {page, context, program} = await open(browser, server.url, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true, deviceScaleFactor: 2});
  await program.ready();
  const line = await withLeftovers(program);
  assert.ok(line.rect[3] >= 38, `${line.rect[3]} px for a finger`);
  await program.tap(line.label);
  await program.see('Not the article');
  await page.screenshot({path: `${screenshots}/leftover-390x844-light.png`});
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['Fog in Halden\n\nThe harbourâ€™s ferry stayed at the quay, the mayorâ€™s office said. â€œWe wait,â€\u009d a sailor said, and the boatâ€™s crew agreed with him.\n'], 'fog.txt'));
    transfer.items.add(new File(['Storm in Halden\n\nHALDEN, 4 March 2021 - A storm tore the ferry from the quay, the mayor said. Nobody was hurt.\n'], 'storm.txt'));
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  });
  await program.rest();
  if (await program.has('Replace the corpus')) await program.tap('Replace the corpus');
  await program.until('the files are read', async () => { const s = await program.state(); return s.idle && s.articles === '2'; });
  await show(program, 'Documents');
  const warned = await program.see(/^2 warnings: \d+ places look like UTF-8/);
  await page.screenshot({path: `${screenshots}/warnings-390x844-light.png`});
  await page.touchscreen.tap(...await program.place(warned));
  await program.see('Its day of publication is not known.');
  assert.equal((await program.state()).view, 'documents');
  await program.tap('Close (Esc)');
  await program.tap(/^With warnings/);
  await program.until('only what has warnings', async () => !await program.has('Storm in Halden'));
  await context.close();
});
