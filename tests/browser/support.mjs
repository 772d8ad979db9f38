// What the browser tests share: the site's server, Chromium, and questions to the program. Nothing here looks at pixels:
// the program tells what is on its screen (web/js/page.js).
import {mkdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {serve} from '../../web/js/serve.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const site = process.env.DRAGOMAN_SITE || join(root, 'build', 'wasm', 'site');
export const screenshots = join(root, 'build', 'screenshots');
mkdirSync(screenshots, {recursive: true});

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
export const serveSite = () => serve(site);

/// Opens `url`; the page's complaints and requests are collected from its first moment on.
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, reducedMotion: 'reduce', ...options});
  const page = await context.newPage();
  const seen = {complaints: [], requests: []};
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) seen.complaints.push(message.text()); });
  page.on('pageerror', error => seen.complaints.push(String(error)));
  page.on('request', request => seen.requests.push(request.url()));
  await page.goto(url);
  return {page, context, seen, program: new Program(page, page)};
}

/// The program in a page or in a frame of it.
export class Program {
  constructor(frame, page) {
    this.frame = frame;
    this.page = page;
  }
  state() { return this.frame.evaluate(() => window.dragoman.state()); }
  inspect() { return this.frame.evaluate(() => window.dragoman.inspect()); }
  async until(what, test, timeout = 30000) {
    const end = Date.now() + timeout;
    for (;;) {
      const result = await test().catch(error => ({error}));
      if (result && !result.error) return result;
      if (Date.now() > end) {
        const labels = (await this.inspect().catch(() => ({items: []}))).items.map(item => item.label);
        throw new Error(`never came about: ${what}\nstate: ${JSON.stringify(await this.state().catch(String))}\n` +
                        `on screen: ${labels.join(' | ').slice(0, 3000)}${result?.error ? `\n${result.error.stack}` : ''}`);
      }
      await new Promise(done => setTimeout(done, 50));
    }
  }
  /// All is analysed and drawn.
  ready(timeout = 60000) { return this.until('the corpus is analysed', async () => { const s = await this.state(); return s.ready && s.idle && s; }, timeout); }
  /// No frame is due: all that was asked of the screen is on it.
  async rest(timeout) {
    const browserFrame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    await this.frame.evaluate(browserFrame);  // what follows from layout is told to the program there
    await this.until('the screen is at rest', async () => !(await this.state()).drawing, timeout);
  }
  /// The screen is at rest, and the page tells in words what is on it.
  async told(timeout) {
    await this.rest(timeout);
    await this.until('the page tells the screen', async () => { const s = await this.state(); return !s.drawing && !s.telling; }, timeout);
  }
  /// Goes to an address. Not before the page shows the screen's own: one that stands there already would not be heard of.
  async visit(address) {
    const same = (a, b) => decodeURIComponent(a) === decodeURIComponent(b);
    await this.until('the address is written', async () => same(await this.frame.evaluate(() => location.hash.slice(1)), (await this.state()).address));
    await this.frame.evaluate(hash => { location.hash = hash; }, address);
  }
  async items() { return (await this.inspect()).items; }
  /// The last item on screen whose label is the text, or matches the expression; widgets before bare text.
  async find(label) {
    const fits = item => label instanceof RegExp ? label.test(item.label) : item.label === label;
    const found = (await this.items()).filter(fits);
    return found.filter(item => item.kind === 'item').at(-1) || found.at(-1);
  }
  see(label, timeout) { return this.until(`${label} is on screen`, () => this.find(label), timeout); }
  /// The mirror's button for a label, with what it says of itself. The mirror follows when the screen has rested a while.
  mirrored(label, timeout) {
    return this.until(`the mirror has a button for ${label}`, () => this.frame.evaluate(label => [...document.querySelectorAll('#mirror button')]
      .filter(node => node.textContent === label)
      .map(node => ({expanded: node.getAttribute('aria-expanded'), pressed: node.getAttribute('aria-pressed')}))[0], label), timeout);
  }
  async has(label) { return Boolean(await this.find(label)); }
  async place(item) {
    const [x, y, width, height] = item.rect;
    let left = 0, top = 0;
    if (this.frame !== this.page) ({x: left, y: top} = await (await this.frame.frameElement()).boundingBox());
    return [left + x + width / 2, top + y + height / 2];
  }
  async click(label) {
    const item = label.rect ? label : await this.see(label);
    await this.page.mouse.click(...await this.place(item));
    await this.rest();
  }
  async tap(label) {
    await this.page.touchscreen.tap(...await this.place(await this.see(label)));
    await this.rest();
  }
}
