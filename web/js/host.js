// What the screens ask of the page: web/platform/platform_web.cpp calls these by name with (text, number).

let textName = 'pasted text';
let addressTimer = 0, addressNext = null, addressStep = false;

// Browsers refuse more than a few a second: what comes sooner waits its turn.
function writeAddress() {
  // A step of its own for the browser's way back, but in a frame: there that way is the host page's.
  const way = addressStep && !framed ? 'pushState' : 'replaceState';
  try {
    if (decodeURIComponent(location.hash) !== decodeURIComponent('#' + addressNext)) history[way](null, '', '#' + addressNext);
  } catch { /* a frame that may not */ }
  addressNext = null;
  addressStep = false;
  addressTimer = setTimeout(() => {
    addressTimer = 0;
    if (addressNext !== null) writeAddress();  // even what was written before: a link may have been followed since
  }, 300);
}

const host = {
  pasted: '',
  pastedAt: 0,
  cursor(name) { canvas.style.cursor = name; },
  clip(text) { copied = text; },
  copy(text) {
    copied = text;
    ime.value = ' ';  // some browsers copy nothing where nothing is selected
    ime.select();
    document.execCommand('copy');
    ime.value = '';
    copied = null;
  },
  ime(wanted, x, y, height) {
    ime.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    ime.style.height = `${Math.max(1, Math.round(height))}px`;
    if (wanted && engaged) ime.focus({preventScroll: true});
    else if (!wanted && media.coarse.matches) ime.blur();  // lets the phone's keyboard go
  },
  pick(_, folder) {
    const picker = document.getElementById('picker');
    picker.webkitdirectory = !!folder;
    picker.click();
  },
  take(_, extend) {
    const list = offered;
    offered = [];
    analyse(list, !!extend, false);
  },
  refuse() { offered = []; },
  font(_, number) { putFont(ui, loadBytes(fontNames[number]), number); },
  textName(name) { textName = name; },
  text(text, extend) { analyse([{name: textName, file: new Blob([text])}], !!extend, false); },
  again(lines) {
    const list = lines.split('\n').filter(Boolean).map(line => {
      const [number, mapping, members] = line.split('\t');
      return {...held.get(Number(number)), mapping, members};
    }).filter(({file}) => file);
    const again = ({file}) => list.some(({name, members}) => file === name || members.split(',').map(decodeURIComponent).includes(file));
    problems.splice(0, problems.length, ...problems.filter(problem => !again(problem)));
    analyse(list, true, false);
  },
  // What outlasts the page; a frame without an origin may store nothing.
  recall(name) {
    try { return localStorage.getItem(`dragoman.${name}`) || ''; } catch { return ''; }
  },
  keep(name, text) {
    try {
      if (text) localStorage.setItem(`dragoman.${name}`, text);
      else localStorage.removeItem(`dragoman.${name}`);
      return true;
    } catch { return false; }
  },
  text_view() { showAsText(!asText); },
  samples() { analyseSamples(); },
  cancel() { worker.postMessage({type: 'cancel'}); },
  save(name, mime, bytes) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], {type: mime}));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  },
  open(url) { window.open(url, '_blank', 'noopener'); },
  address(fragment, step) {
    addressNext = fragment;
    addressStep ||= step === 1;
    if (!addressTimer) writeAddress();
  },
  announce(sentence) { document.getElementById('live').textContent = sentence; },
};
