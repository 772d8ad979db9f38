// The worker, as the page sees it: jobs go out, progress, problems and corpora come back.

const phases = ['idle', 'loading', 'reading', 'analysing', 'assembling'];
const problems = [];
let worker = null, sampleFile = null, sampleShown = false, idle = false, corpora = 0, lastRun = null;
const bundles = [];
let onCorpus = null, onIdle = null;  // who wants the bytes that come, and to know when no more come

// Every file of the corpus by its number, to be read again when somebody has said what its columns hold.
const held = new Map();
let numbered = 0;

// The sample comes analysed, with the site: the first screen needs no tables. The worker knows nothing of it until somebody adds to it.
async function showSample(bytes) {
  if (!showCorpus(await bytes, true)) return analyseSamples();
  sampleShown = idle = true;
  mark('shown');
  tellProgress({phase: 'idle', done: 0, total: 0, rate: 0, current: '', cancelled: false});
}

function analyse(list, extend, sample) {
  idle = false;
  if (extend && sampleShown) return sampleFile.then(bytes => {
    sampleShown = false;
    analyse([sampleArticles(bytes), ...list], false, false);
  });
  sampleShown = false;
  if (!extend) {
    problems.length = 0;
    held.clear();
  }
  for (const file of list) held.set(file.number ||= ++numbered, file);
  worker.postMessage({type: 'job', files: list, extend, sample});
  tellProgress({phase: 'reading', done: 0, total: list.length, rate: 0, current: '', cancelled: false});
}

function sampleArticles(bytes) { return {name: 'samples.jsonl', file: new Blob([bytes])}; }

async function analyseSamples() {
  sampleFile ||= loadBytes('samples.jsonl');
  try {
    analyse([sampleArticles(await sampleFile)], false, true);
  } catch (error) {
    sampleFile = null;
    tellProblem({file: 'samples.jsonl', reason: error.message, line: 0});
  }
}

function tellProgress({phase, done, total, rate, current, cancelled}) {
  withText(current, name => ui._ui_progress(phases.indexOf(phase), done, total, rate, name, cancelled));
  wake();
}

function tellProblem({file, reason, line}) {
  problems.push({file, reason, line});
  withText(file, name => withText(reason, why => ui._ui_problem(name, why, line)));
  wake();
}

function showCorpus(bytes, sample) {
  const at = copyIn(ui, bytes), good = ui._ui_corpus(at, bytes.length, sample);
  ui._free(at);
  ++corpora;
  wake();
  return good;
}

// Nothing more will come of what was asked for.
function giveUp(reason) {
  tellProblem({file: 'The analysis', reason, line: 0});
  tellProgress({phase: 'idle', done: 0, total: 0, rate: 0, current: '', cancelled: true});
}

const fromWorker = {
  ready() { mark('analysisReady'); },
  failed({reason}) { giveUp(reason); },
  progress(message) {
    idle = message.phase === 'idle';
    if (idle) {
      lastRun = message.run;
      onIdle?.();
      mark('analysed');
    }
    tellProgress(message);
  },
  problem: tellProblem,
  columns(question) {
    withText(JSON.stringify(question), text => ui._ui_columns(text));
    wake();
  },
  corpus({bytes, sample}) {
    onCorpus?.(bytes);
    if (!showCorpus(bytes, sample)) tellProblem({file: 'The analysis', reason: ui.UTF8ToString(ui._ui_reply()), line: 0});
  },
  bundle({text}) { bundles.shift()?.(text); },
};

// The worker's program is made of text that is here already: it needs no file and no origin, so that a sandboxed frame can
// start it.
function makeWorker(module, packReady) {
  const glue = `var _scriptDir; var createDragoman = ${createDragoman.toString()};\n`;
  const url = URL.createObjectURL(new Blob([glue, workerSource], {type: 'text/javascript'}));
  const startWorker = () => {
    worker = new Worker(url);
    worker.onmessage = ({data}) => { onScreen.then(() => fromWorker[data.type](data)); };
    worker.onerror = event => {
      event.preventDefault();
      onScreen.then(() => {
        giveUp(`It stopped (${event.message || 'for an unknown reason'}) and was started again; please open the files again.`);
      });
      worker.terminate();
      startWorker();
    };
    worker.postMessage({type: 'module', module});
    packReady.then(pack => worker.postMessage({type: 'pack', pack}), error => onScreen.then(() => giveUp(error.message)));
  };
  startWorker();
}
