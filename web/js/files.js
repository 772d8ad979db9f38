// Files: dropped, pasted or picked. They are held here until the screens have said what to do with them.

let offered = [];
const articleFiles = /\.(txt|text|md|html?|xhtml|jsonl?|ndjson|csv|tsv|tab|eml|docx|zip|gz|tgz|tar|warc|wet)$/i;  // as core/ingest knows them

// What came alone is tried whatever it is; of a folder, what is hidden or no article is passed over.
function offer(list) {
  const inFolder = name => name.includes('/');
  const seen = list.filter(({name}) => !name.split('/').some(part => part.startsWith('.')));
  const readable = seen.filter(({name}) => !inFolder(name) || articleFiles.test(name));
  const byName = (a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
  const passedOver = seen.filter(file => !readable.includes(file)).map(({name}) => name).sort();
  if (!readable.length) {
    return tellProblem({file: passedOver[0] || 'The folder', reason: 'There is no file in it of a kind that is read (.txt, .html, .jsonl, .csv, .docx, .zip and more).', line: 0});
  }
  offered = readable.sort(byName);
  withText(offered.map(({name}) => name).join('\n'), names => ui._ui_offer(names));
  for (const file of passedOver) tellProblem({file, reason: 'A file of this kind is not read; it was passed over.', line: 0});
  wake();
}

// All files under an entry of a drop.
async function filesOfEntry(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    return [{name: entry.fullPath.replace(/^\//, ''), file}];
  }
  const reader = entry.createReader(), found = [];
  for (;;) {  // a reader gives a hundred at a time
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    for (const inner of some) found.push(...await filesOfEntry(inner));
  }
}

async function takeDrop(transfer) {
  const items = [...transfer.items].filter(item => item.kind === 'file');
  const entries = items.map(item => item.webkitGetAsEntry?.());
  const plain = [...transfer.files], text = transfer.getData('text/plain');  // gone once we wait
  if (entries.length && entries.every(Boolean)) {
    const lists = await Promise.all(entries.map(entry => filesOfEntry(entry).catch(error => {
      tellProblem({file: entry.fullPath, reason: `It cannot be read (${error.message}).`, line: 0});
      return [];
    })));
    offer(lists.flat());
  } else if (plain.length) {
    offer(plain.map(file => ({name: file.name, file})));
  } else if (text.trim()) {
    offer([{name: 'dropped text.txt', file: new Blob([text])}]);
  }
}

function listenToFiles() {
  const picker = document.getElementById('picker');
  picker.addEventListener('change', () => {
    offer([...picker.files].map(file => ({name: file.webkitRelativePath || file.name, file})));
    picker.value = '';
  });
  const dropping = on => document.body.classList.toggle('dropping', on);
  document.addEventListener('dragover', event => { event.preventDefault(); dropping(true); });
  document.addEventListener('dragleave', event => { if (!event.relatedTarget) dropping(false); });
  document.addEventListener('drop', event => {
    event.preventDefault();
    dropping(false);
    engaged = true;
    takeDrop(event.dataTransfer);
  });
}
