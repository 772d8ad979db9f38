// Files whose columns nobody knows: asked once, remembered, forgotten.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, test} from 'node:test';
import {launch, open, Program, screenshots, serveSite} from './support.mjs';

let browser, server;
before(async () => { server = await serveSite(); browser = await launch(); });
after(async () => { await browser?.close(); server?.close(); });

const table = `nr;erschienen;kopfzeile;medium;adresse;volltext
1;2021-03-04;Ferry line closes in spring;Coast Radio;https://coast.example/line;"The mayor of Halden said on Thursday that the ferry line would close. ""We cannot pay for it,"" Mayor Ada Olin told reporters at the quay."
2;2021-03-09;Islanders protest against the end of the ferry;Coast Radio;https://coast.example/protest;"About two hundred people gathered in front of the town hall on Tuesday. They demanded that the ferry be kept until autumn."
3;2021-03-16;Council postpones the vote on the ferry;Harbour Post;https://harbour.example/vote;"The council of Halden on Tuesday postponed its vote on the ferry line to April."
`;
const other = '{"wann":"2021-04-02","teil":{"ueberschrift":"A new boat for the island","stoff":"Northern Boats bought a new boat on Friday, its director said. It will sail in May."}}\n';

/// Puts files on the page as a hand would; the question whether they replace the corpus is answered.
async function drop({frame, program}, files) {
  await frame.evaluate(list => {
    const transfer = new DataTransfer();
    for (const [name, text] of list) transfer.items.add(new File([text], name));
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }, Object.entries(files));
  await program.rest();
  if (await program.has('Replace the corpus')) await program.click('Replace the corpus');
}

const articles = (program, count) => program.until(`${count} articles`, async () => {
  const state = await program.state();
  return state.idle && Number(state.articles) === count && state;
});

async function start(url, options) {
  const opened = await open(browser, url, options);
  await opened.program.ready();
  return {...opened, frame: opened.page};
}

test('a table with unknown columns is asked about once, read as told, and not asked about again', async () => {
  const opened = await start(server.url);
  const {page, context, seen, program} = opened;
  await drop(opened, {'lines.csv': table});
  await program.see('Which column holds what?');
  assert.equal((await program.state()).asks, 'lines.csv');
  assert.match((await program.state()).unread[0].reason, /No column of the table is known/);
  for (const guess of ['Text: volltext', 'Title: kopfzeile', 'Date: erschienen', 'Address: adresse', 'Outlet: no column']) await program.see(guess);
  await program.see('Ferry line closes in spring');  // as it would be read
  await program.see('4 Mar 2021');

  assert.equal((await program.mirrored('Outlet: no column')).expanded, 'false');
  await page.locator('#mirror button', {hasText: /^Outlet: no column$/}).focus();
  await page.keyboard.press('Enter');
  await program.see('medium for Outlet');
  await program.until('the mirror says that the list is open', async () => (await program.mirrored('Outlet: no column')).expanded === 'true');
  assert.equal((await program.mirrored('No column for Outlet')).pressed, 'true');
  await program.click('medium for Outlet');
  await program.see('Outlet: medium');
  await program.see('Coast Radio');
  await program.click('Next record');
  await program.see('Islanders protest against the end of the ferry');
  await program.click('Read the file');
  await articles(program, 3);
  assert.deepEqual((await program.state()).unread, []);
  assert.equal((await program.state()).problems, '0');
  await program.see('Islanders protest against the end of the ferry');
  await program.see('Harbour Post');
  const bundle = JSON.parse(await page.evaluate(() => window.dragoman.bundle()));
  assert.equal(bundle.documents.find(document => /Ferry line/.test(document.title?.text ?? document.title ?? '') || /mayor of Halden/.test(document.text)).url, 'https://coast.example/line');

  await page.reload();
  await program.ready();
  await drop(opened, {'again.csv': table.split('\n').slice(0, 3).join('\n')});
  await articles(program, 2);
  assert.equal(await program.has('Which column holds what?'), false);
  assert.deepEqual((await program.state()).unread, []);

  await program.click('Settings');
  await program.see(/Text from volltext/);
  await page.screenshot({path: `${screenshots}/settings-1280x800-light.png`});
  await program.click('Forget');
  await program.click('Close (Esc)');
  await drop(opened, {'third.csv': table});
  await program.see('Which column holds what?');
  await page.keyboard.press('Escape');
  await program.rest();
  assert.equal((await program.state()).asks, '');
  assert.match((await program.state()).unread[0].reason, /No column of the table is known/);
  await program.click(/was not read: why/);
  await program.click('Choose its columns');
  await program.see('Text: volltext');
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

test('several files are asked about one after another, those with the same columns at once', async () => {
  const opened = await start(server.url);
  const {context, seen, program} = opened;
  await drop(opened, {'a.csv': table, 'b.csv': table.replace(/^(\d);/gm, '2$1;'), 'c.jsonl': other, 'd.txt': 'Ferry talks\n\nThe talks about the ferry line went on in Halden on Monday.\n'});
  await program.see('a.csv and b.csv');
  await program.click('Read the 2 files');
  await program.until('the next question', async () => (await program.state()).asks === 'c.jsonl');
  await program.see('Text: teil.stoff');
  await program.see('A new boat for the island');
  await program.click('Leave it out');
  const state = await articles(program, 7);
  assert.deepEqual(state.unread.map(problem => problem.file), ['c.jsonl']);
  assert.deepEqual(seen.complaints, []);
  await context.close();
});

for (const [size, viewport] of [['1280x800', {width: 1280, height: 800}], ['390x844', {width: 390, height: 844}]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the dialogue is in reach of a hand: ${size}, ${colorScheme}`, async () => {
      const phone = size === '390x844';
      const opened = await start(server.url, {viewport, colorScheme, ...(phone ? {hasTouch: true, isMobile: true} : {})});
      const {page, context, program} = opened;
      const press = label => phone ? program.tap(label) : program.click(label);
      const picture = async name => {
        const wide = (await program.items()).filter(({rect}) => rect[0] < -1 || rect[0] + rect[2] > viewport.width + 1);
        assert.deepEqual(wide.map(item => item.label), [], 'it is wider than the screen');
        await page.screenshot({path: `${screenshots}/${name}-${size}-${colorScheme}.png`});
      };
      await drop(opened, {'lines.csv': table, 'more.csv': table, 'x.jsonl': other});
      await program.see('Text: volltext');
      await picture('columns');
      await press('Title: kopfzeile');
      await program.see('medium for Title');
      await picture('columns-open');
      await press('medium for Title');
      await program.see('Title: medium');
      await press('Read the 2 files');
      await program.until('the next question', async () => (await program.state()).asks === 'x.jsonl');
      await press('Leave it out');
      await articles(program, 6);
      await context.close();
    });
  }
}

test('where nothing may be stored, a choice lasts until the page is closed', async () => {
  const host = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><title>Host</title><iframe src="${server.url}" sandbox="allow-scripts" style="width:1000px;height:700px"></iframe>`);
  });
  await new Promise(done => host.listen(0, '127.0.0.1', done));
  const page = await browser.newPage({viewport: {width: 1100, height: 800}, reducedMotion: 'reduce'}), complaints = [];
  page.on('pageerror', error => complaints.push(String(error)));
  await page.goto(`http://localhost:${host.address().port}`);
  const frame = page.frames().find(each => each.url().startsWith(server.url)), program = new Program(frame, page);
  await program.ready();
  await drop({frame, program}, {'lines.csv': table});
  await program.see('Remember until this page is closed');
  await program.click('Read the file');
  await articles(program, 3);
  await drop({frame, program}, {'again.csv': table.split('\n').slice(0, 3).join('\n')});
  await articles(program, 2);
  assert.deepEqual(complaints, []);
  await page.close();
  host.close();
});
