// Runs in the worker, behind the module's own JavaScript. Messages in: module, pack, job, cancel, bundle.
// One article a step; between slices of 30 ms the worker listens, so that cancel is heard.

let resolveModule, resolvePack, cancelled = false, jobs = 0, last = Promise.resolve();
const moduleGiven = new Promise(done => { resolveModule = done; });
const packGiven = new Promise(done => { resolvePack = done; });

const ready = (async () => {
  const module = await moduleGiven;
  const engine = await createDragoman({
    noInitialRun: true,
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(module, imports).then(instance => done(instance, module));
      return {};
    },
  });
  const pack = await packGiven, at = copyIn(engine, pack);
  const good = engine._work_init(at, pack.length);
  engine._free(at);
  if (!good) throw new Error(engine.UTF8ToString(engine._work_reply()));
  postMessage({type: 'ready'});
  return engine;
})();
ready.catch(error => postMessage({type: 'failed', reason: error.message}));

function copyIn(engine, bytes) {
  const at = engine._malloc(bytes.length || 1);
  engine.HEAPU8.set(bytes, at);
  return at;
}

const channel = new MessageChannel();
function listen() {
  return new Promise(done => { channel.port1.onmessage = done; channel.port2.postMessage(0); });
}

function textIn(engine, text) {
  const size = engine.lengthBytesUTF8(text) + 1, at = engine._malloc(size);
  engine.stringToUTF8(text, at, size);
  return at;
}

function beginFile(engine, {name, mapping = '', members = ''}) {
  const given = [name, mapping, members].map(text => textIn(engine, text));
  engine._work_begin_file(...given);
  for (const at of given) engine._free(at);
}

// The next slice of a file of any size; its length, 0 at the end.
const sliceSize = 4 << 20;
async function feedSlice(engine, file, from) {
  const bytes = new Uint8Array(await file.slice(from, from + sliceSize).arrayBuffer());
  if (!bytes.length) return engine._work_end_file(), 0;
  const at = copyIn(engine, bytes);
  engine._work_feed(at, bytes.length);
  engine._free(at);
  return bytes.length;
}

function tellProblems(engine) {
  const problems = JSON.parse(engine.UTF8ToString(engine._work_problems()));
  for (const problem of problems) postMessage({type: 'problem', ...problem});
}

// What somebody could say of a file's columns; the page knows the file by its number.
function tellQuestions(engine, number) {
  const questions = JSON.parse(engine.UTF8ToString(engine._work_questions()));
  for (const question of questions) postMessage({type: 'columns', ...question, file: number});
}

function giveCorpus(engine, sample) {
  const at = engine._work_corpus(), bytes = engine.HEAPU8.slice(at, at + engine._work_reply_size());
  engine._work_forget_reply();
  postMessage({type: 'corpus', bytes, sample}, [bytes.buffer]);
}

// An article on which the engine breaks down costs that article alone.
function step(engine, name) {
  try {
    return engine._work_step();
  } catch (error) {
    postMessage({type: 'problem', file: name, reason: `The analysis of an article failed (${error.message}).`, line: 0});
    return engine._work_skip();
  }
}

async function run(engine, {files, extend, sample}) {
  if (!extend) engine._work_clear();
  const start = performance.now(), before = engine._work_done(), tokensBefore = engine._work_tokens();
  let nextListen = start + 30, nextProgress = start, nextCorpus = start + 1000, bytesRead = 0;
  const tell = (phase, filesLeft, current, more) => {
    const done = engine._work_done() - before, seconds = Math.max(performance.now() - start, 1) / 1000;
    postMessage({type: 'progress', phase, done, total: done + engine._work_waiting() + filesLeft, rate: done / seconds,
                 current, cancelled: phase === 'idle' && cancelled, ...more});
  };
  for (let i = 0; i < files.length && !cancelled; ++i) {
    const {name, file} = files[i];
    beginFile(engine, files[i]);
    for (let from = 0, size = 1; size && !cancelled; from += size) {
      try {
        size = await feedSlice(engine, file, from);
        bytesRead += size;
      } catch (error) {
        postMessage({type: 'problem', file: name, reason: `The file cannot be read (${error.message}).`, line: 0});
        size = 0;
      }
      if (size && engine._work_waiting() < 500) {  // a smaller file is read to its end first: then its articles are counted
        if (performance.now() >= nextProgress) {
          nextProgress = performance.now() + 100;
          tell('reading', files.length - i - 1, `${name}, ${Math.floor(100 * Math.min(1, (from + size) / file.size))} %`);
        }
        continue;
      }
      tellProblems(engine);
      while (!cancelled && step(engine, name)) {
        const now = performance.now();
        if (now >= nextProgress) {
          nextProgress = now + 100;
          tell('analysing', files.length - i - 1, name);
        }
        if (now >= nextCorpus) {  // first results after a second, then ever more seldom
          giveCorpus(engine, sample);
          nextCorpus = performance.now() + 2 * (performance.now() - start);
        }
        if (now >= nextListen) {
          await listen();
          nextListen = performance.now() + 30;
        }
      }
      tellProblems(engine);
    }
    if (!cancelled) tellQuestions(engine, files[i].number);
  }
  engine._work_drop();
  const analysed = performance.now();
  tell('assembling', 0, '');
  giveCorpus(engine, sample);
  tell('idle', 0, '', {run: {
    articles: engine._work_done() - before, tokens: engine._work_tokens() - tokensBefore, bytes: bytesRead,
    analysisMs: analysed - start, assemblyMs: performance.now() - analysed, memory: engine.HEAPU8.length}});
}

onmessage = ({data}) => {
  if (data.type === 'module') resolveModule(data.module);
  if (data.type === 'pack') resolvePack(data.pack);
  if (data.type === 'cancel') cancelled = true;
  if (data.type === 'job') {
    const number = data.extend ? jobs : ++jobs;
    if (!data.extend) cancelled = true;  // what runs is going to be replaced
    last = Promise.all([ready, last]).then(([engine]) => {
      if (number < jobs) return;  // and so was this one
      cancelled = false;
      return run(engine, data);
    }).catch(error => postMessage({type: 'failed', reason: error.message}));
  }
  if (data.type === 'bundle') {
    last = Promise.all([ready, last]).then(([engine]) => {
      const at = engine._work_bundle();
      postMessage({type: 'bundle', text: engine.UTF8ToString(at, engine._work_reply_size())});
      engine._work_forget_reply();
    });
  }
};
