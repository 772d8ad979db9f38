import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, test} from 'node:test';
import {launch, Program, screenshots, serveSite} from './support.mjs';

let browser, server, hostServer, hostUrl;
before(async () => {
  server = await serveSite();
  browser = await launch();
  hostServer = createServer((request, response) => {
    const sandbox = request.url === '/sandboxed' ? 'sandbox="allow-scripts"' : '';
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Host</title><body style="margin:40px;height:3000px"><p>An article about talks.</p>
      <iframe src="${server.url}" ${sandbox} style="width:900px;height:600px;border:1px solid #999"></iframe>`);
  });
  await new Promise(done => hostServer.listen(0, '127.0.0.1', done));
  hostUrl = `http://localhost:${hostServer.address().port}`;  // another origin than the site's
});
after(async () => { await browser?.close(); server?.close(); hostServer?.close(); });

async function openFramed(path) {
  const page = await browser.newPage({viewport: {width: 1000, height: 700}}), complaints = [];
  page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', error => complaints.push(String(error)));
  await page.goto(hostUrl + path);
  const frame = page.frames().find(other => other.url().startsWith(server.url));
  return {page, frame, complaints, program: new Program(frame, page)};
}

for (const path of ['/plain', '/sandboxed']) {
  test(`the page works in a frame of another origin (${path.slice(1)})`, async () => {
    const {page, frame, complaints, program} = await openFramed(path);
    await program.ready();
    assert.equal(await frame.evaluate(() => self.origin), path === '/sandboxed' ? 'null' : server.url.slice(0, -1));
    const bundle = JSON.parse(await frame.evaluate(() => window.dragoman.bundle()));  // the worker runs there too
    assert.ok(bundle.documents.length >= 10);
    assert.deepEqual(complaints, []);
    await page.screenshot({path: `${screenshots}/frame-${path.slice(1)}.png`});
    await page.close();
  });
}

test('nothing gets out, not even from a sandboxed frame', async () => {
  const {page, frame, program} = await openFramed('/sandboxed');
  await program.ready();
  let left = 0;
  page.on('request', request => { if (!request.url().startsWith(server.url)) ++left; });
  const outcome = await frame.evaluate(async () => [
    await fetch('http://127.0.0.1:9/').then(() => 'out', () => 'refused'),
    await new Promise(done => {
      const image = new Image();
      image.onload = () => done('out');
      image.onerror = () => done('refused');
      image.src = 'http://127.0.0.1:9/x.png';
    }),
    await new Promise(done => {
      document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective), {once: true});
      try { new WebSocket('ws://127.0.0.1:9/'); } catch { done('refused'); }
    }),
    navigator.sendBeacon('http://127.0.0.1:9/', 'x'),
  ]);
  assert.equal(outcome[0], 'refused');
  assert.equal(outcome[1], 'refused');
  assert.match(outcome[2], /connect-src|refused/);
  await page.close();
});

test('in a frame the wheel is the host page\'s until somebody clicks', async () => {
  const {page, program} = await openFramed('/plain');
  await program.ready();
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, 200);
  await program.until('the host page scrolls', () => page.evaluate(() => window.scrollY > 100));
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.mouse.click(500, 400);
  await page.mouse.wheel(0, 200);
  await new Promise(done => setTimeout(done, 300));
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  await page.close();
});
