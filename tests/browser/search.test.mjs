// Search, Concordance, Statistics and the palette, as somebody meets them.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {launch, open, screenshots, serveSite} from './support.mjs';

let browser, server;
before(async () => { server = await serveSite(); browser = await launch(); });
after(async () => { await browser?.close(); server?.close(); });

async function ask(program, query, view) {
  await program.visit(`v=${view}&q=${encodeURIComponent(query)}`);
  await program.until(`${query} is asked`, async () => (await program.state()).view === view && decodeURIComponent((await program.state()).address).includes(query));
  await program.rest();
}

test('a search lists articles with the sentences that fit, and a sentence opens the Reader', async () => {
  const {page, context, seen, program} = await open(browser, server.url);
  await program.ready();
  await ask(program, 'talks (Moscow OR Doha)', 'search');
  await program.see(/^\d+ articles of \d+$/);
  const sentence = await program.until('a sentence is shown', async () => (await program.items()).find(item => item.kind === 'item' && /\btalks\b.*\./.test(item.label)));
  await page.screenshot({path: `${screenshots}/search-asked-1280x800-light.png`});
  await program.mirrored(sentence.label);
  await program.click(sentence);
  assert.equal((await program.state()).view, 'reader');
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('what is wrong in a search is told at its place, and an example asks itself', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await ask(program, 'talks (Doha', 'search');
  await program.see('A bracket opened at 7 never closes.');
  await page.screenshot({path: `${screenshots}/search-wrong-1280x800-light.png`});
  await ask(program, 'postp', 'search');
  await program.see(/^No article has “postp”; words that begin so are shown: /);
  await program.visit('v=search');
  await program.click('postpon*');
  await program.until('the example is asked', async () => decodeURIComponent((await program.state()).address).includes('q=postpon*'));
  await program.see(/^\d+ articles? of \d+$/);
  await context.close();
});

test('a kept search outlasts the page', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await ask(program, 'ceasefire', 'search');
  await program.click('Keep this search');
  await program.see('Forget this search');
  await page.goto('about:blank');
  await page.goto(`${server.url}#v=search`);
  await program.ready();
  await program.see('Kept searches');
  await program.see('ceasefire');
  await context.close();
});

test('the concordance sets places one below the other, and opens them', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  await ask(program, 'Moscow', 'concordance');
  await program.see(/^\d+ lines in \d+ articles$/);
  const keywords = (await program.items()).filter(item => item.label === 'Moscow' && item.kind === 'text' && item.rect[0] > 300);
  assert.ok(keywords.length > 3, `${keywords.length} lines`);
  const lefts = new Set(keywords.map(item => Math.round(item.rect[0])));
  assert.equal(lefts.size, 1, `keywords begin at ${[...lefts]}`);
  await program.click('Word behind');
  await page.screenshot({path: `${screenshots}/concordance-asked-1280x800-light.png`});
  await program.click((await program.items()).find(item => item.kind === 'item' && / Moscow /.test(item.label) && item.rect[2] > 600));
  assert.equal((await program.state()).view, 'reader');
  await context.close();
});

test('a bar of the statistics narrows every view to what it counts', async () => {
  const {context, program} = await open(browser, server.url);
  const all = await program.ready();
  await program.visit('v=statistics');
  await program.click(/^Postponed: \d+$/);
  const narrowed = await program.state();
  assert.ok(decodeURIComponent(narrowed.address).includes('status:postponed'), narrowed.address);
  assert.ok(Number(narrowed.shown_articles) > 0 && Number(narrowed.shown_articles) < Number(all.articles), narrowed.shown_articles);
  await context.close();
});

test('Ctrl+P goes anywhere by the keyboard alone', async () => {
  const {page, context, program} = await open(browser, server.url);
  await program.ready();
  const go = async (typed, first) => {
    await page.keyboard.press('Control+p');
    await program.see('Go to');
    await page.keyboard.type(typed);
    // A row of the palette, which is wide: the way in the side bar bears the same name.
    await program.until(`${first} is offered`, async () => (await program.items()).some(item => item.kind === 'item' && item.label === first && item.rect[2] > 300));
    await program.rest();
    await page.keyboard.press('Enter');
    await program.rest();
  };
  await go('concord', 'Concordance');
  assert.equal((await program.state()).view, 'concordance');
  await go('lavrov', 'Sergey Lavrov');
  await program.until('the entity is chosen', async () => /(^|&)e=/.test((await program.state()).address));
  await page.keyboard.press('Control+p');
  await program.see('Go to');
  await page.screenshot({path: `${screenshots}/palette-1280x800-light.png`});
  await page.keyboard.press('Escape');
  await program.until('it closes', async () => !await program.has('Go to'));
  await context.close();
});
