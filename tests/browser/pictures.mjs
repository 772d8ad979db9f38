// The three pictures of the README, of the sample corpus: node tests/browser/pictures.mjs   writes them into docs.
import {join} from 'node:path';
import {launch, open, root, serveSite} from './support.mjs';

const server = await serveSite(), browser = await launch();
const {page, program} = await open(browser, server.url);
await program.ready();

async function picture(name, address, ...actions) {
  await program.visit(address);
  await program.until(`${address} is shown`, async () => (await program.state()).view === /v=(\w+)/.exec(address)[1]);
  await program.rest();
  for (const action of actions) await action();
  await page.mouse.move(2, 790);
  await program.rest();
  await page.screenshot({path: join(root, 'docs', `${name}.png`)});
}

await picture('screenshot', 'v=reader&d=moscow-invitation', async () => {
  await program.click((await program.items()).find(item => item.role === 'mark' && item.label.includes('Sergey Lavrov')));
});
await picture('screenshot-network', 'v=network&sel=link,wd:Q30|wd:Q42418');
await picture('screenshot-threads', 'v=threads');
await browser.close();
server.close();
