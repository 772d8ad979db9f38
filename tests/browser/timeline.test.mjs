// The timeline under a finger: its signs, lanes too full for single events, and how it moves.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {launch, open, screenshots, serveSite} from './support.mjs';

let browser, server;
before(async () => { server = await serveSite(); browser = await launch(); });
after(async () => { await browser?.close(); server?.close(); });

const phone = {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true, deviceScaleFactor: 2};

async function show(program, view) {
  await program.visit(`v=${view.toLowerCase()}`);
  await program.until(`${view} is shown`, async () => (await program.state()).view === view.toLowerCase());
  await program.rest();
}

test('on a phone the signs of the timeline open into words', async () => {
  const {page, context, program} = await open(browser, server.url, phone);
  await program.ready();
  await show(program, 'Timeline');
  assert.equal(await program.has('small: the text gives no time'), false);
  await program.tap('What the signs mean');
  for (const words of ['occurred', 'postponed', 'declined', 'small: the text gives no time']) await program.see(words);
  await page.screenshot({path: `${screenshots}/timeline-signs-390x844-light.png`});
  await context.close();
});

test('where a lane is too full its events stand as marks with their number, which come apart from nearer by', async () => {
  const {page, context, program} = await open(browser, server.url, phone);
  await program.ready();
  await show(program, 'Timeline');
  const heaps = async () => (await program.items()).filter(item => /^\d+ (occurred|scheduled|proposed|declined), /.test(item.label));
  const [first] = await heaps(), count = Number(first.label.match(/^\d+/)[0]);
  const middle = ([x, y, width, height]) => [x + width / 2, y + height / 2];
  for (const [a, b] of (await heaps()).flatMap((a, i, all) => all.slice(i + 1).map(b => [a, b]))) {
    const apart = Math.hypot(middle(a.rect)[0] - middle(b.rect)[0], middle(a.rect)[1] - middle(b.rect)[1]);
    assert.ok(apart >= 20, `${a.label} and ${b.label} are ${apart} px apart`);
  }
  assert.ok(count > 1, first.label);
  const events = async () => (await program.items()).filter(item => item.label.startsWith('event: ')).length;
  const before = await events();
  await page.touchscreen.tap(...await program.place(first));
  await program.rest();
  await program.until('they come apart', async () => await events() > before || (await heaps()).every(heap => Number(heap.label.match(/^\d+/)[0]) < count));
  await context.close();
});

test('a finger that slides over the timeline moves it, and does not zoom', async () => {
  const {context, page, program} = await open(browser, server.url, phone);
  await program.ready();
  await show(program, 'Timeline');
  const years = async () => (await program.items()).filter(item => /^20\d\d$/.test(item.label) && item.rect[1] < 200).map(item => Math.round(item.rect[0]));
  const lane = async () => (await program.items()).find(item => item.label === 'Russia' && item.rect[0] < 60).rect[1];
  const before = await years(), top = await lane(), session = await context.newCDPSession(page);
  const touch = (type, x, y) => session.send('Input.dispatchTouchEvent', {type, touchPoints: x === undefined ? [] : [{x, y}]});
  await touch('touchStart', 250, 600);
  for (let y = 590; y >= 500; y -= 10) await touch('touchMove', 250, y);
  await touch('touchEnd');
  await program.rest();
  assert.deepEqual(await years(), before, 'the axis is as it was');
  assert.ok(await lane() < top - 40, `the lane stands at ${await lane()} behind ${top}`);
  await context.close();
});
