// The order of things: what the first screen needs is fetched at once under the skeleton, the engine, its letters and the sample as it
// was analysed; the tables, the largest part by far, come behind it, and then the worker can analyse.

const fontNames = ['ui.otf', 'ui-strong.otf', 'text.ttf', 'text-strong.ttf', 'text-italic.ttf', 'icons.ttf', 'arabic.ttf'];
const usualFonts = 6;  // the others come when the program asks for them
const marks = {};  // milliseconds since the page was asked for
function mark(name) { marks[name] ??= Math.round(performance.now()); }
let nowOnScreen;
const onScreen = new Promise(done => { nowOnScreen = done; });

function address() { return location.hash.slice(1); }

// Letters that come after the first frame are put in when they come.
function putFont(engine, promise, i) {
  return promise.then(bytes => {
    engine._ui_font(i, copyIn(engine, bytes), bytes.length);
    wake();
  }, error => console.warn(error.message));
}

// Outlines for the map are not waited for: fetched when all else is on the screen.
async function putWorld() {
  if (!files['world.bin']) return;
  const bytes = await loadBytes('world.bin'), at = copyIn(ui, bytes);
  ui._ui_world(at, bytes.length);
  ui._free(at);
  wake();
}

async function start() {
  const compiled = loadModule(), shipped = loadBytes('sample.corpus');
  const fonts = fontNames.slice(0, usualFonts).map(name => files[name] ? loadBytes(name) : Promise.reject(new Error(`${name} is not part of this site`)));
  const pack = Promise.allSettled([compiled, shipped, ...fonts]).then(() => loadBytes('dragoman.pack'));
  sampleFile = pack.then(() => loadBytes('samples.jsonl'));
  for (const promise of [shipped, pack, sampleFile, ...fonts]) promise.catch(() => {});  // told where they are needed

  const module = await compiled;
  mark('compiled');
  makeWorker(module, pack);
  const engine = await createDragoman({
    canvas, host,
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(module, imports).then(instance => done(instance, module));
      return {};
    },
  });
  if (!engine._ui_init(mac)) return fail('This browser offers no WebGL 2, with which the screens are drawn.');
  const letters = Promise.all(fonts.map((font, i) => putFont(engine, font, i)));
  await Promise.race([letters, new Promise(done => setTimeout(done, 3000))]);

  ui = engine;
  preferences();
  if (address()) withText(address(), text => ui._ui_address(text));
  // By the event: an address that the program was about to write may stand in the page's by now.
  window.addEventListener('hashchange', event => withText(new URL(event.newURL).hash.slice(1), text => { ui._ui_address(text); wake(); }));
  resize();
  watchDisplay();
  listenToPointer();
  listenToKeys();
  listenToClipboard();
  listenToFiles();
  requestAnimationFrame(() => { skeleton.remove(); mark('drawn'); });
  if (!framed) ime.focus({preventScroll: true});
  nowOnScreen();
  await showSample(shipped).catch(analyseSamples);
  putWorld().catch(error => console.warn(error.message));
}

// What tests may rely on.
window.dragoman = {
  inspect: () => ui ? inspect() : {frame: 0, items: []},
  state: () => ({ready: !!ui, idle: idle && corpora > 0 && 'analysisReady' in marks, drawing: animation !== 0, telling: mirrorTimer !== 0, frames, frameMs, corpora, marks, run: lastRun, unread: problems, loading: loading(),
                 memory: ui ? ui.HEAPU8.length : 0, ...(ui ? JSON.parse(ui.UTF8ToString(ui._ui_state())) : {})}),
  // The sample's snapshot as it was shipped, and as the worker makes it.
  async samples() {
    const text = async bytes => Array.from(await bytes, byte => byte.toString(16).padStart(2, '0')).join('');
    let made;
    onCorpus = bytes => { made = bytes; };
    const finished = new Promise(done => { onIdle = done; });
    await analyseSamples();
    await finished;
    onCorpus = onIdle = null;
    return [await text(loadBytes('sample.corpus')), await text(made)];
  },
  add(name, text) { analyse([{name, file: new Blob([text])}], true, false); },
  // The analysis as the analysis format has it.
  bundle: async () => {
    if (sampleShown) await analyseSamples();
    return new Promise(done => { bundles.push(done); worker.postMessage({type: 'bundle'}); });
  },
};

start().catch(error => fail(`Dragoman could not start: ${error.message}.`));
