// Files of the site: fetched once, counted in real bytes, inflated where they come as gzip.
// `files` is written by tools/page.py: name → {url, bytes, packed}.

const base = new URL('.', document.currentScript.src);
const expected = new Map(), received = new Map();

function loading() {
  const sum = map => [...map.values()].reduce((a, b) => a + b, 0);
  return {done: sum(received), total: sum(expected)};
}

// A stream of the file's bytes. Some servers undo the compression on the way: the first bytes tell.
async function openFile(name) {
  const file = files[name];
  expected.set(name, file.packed);
  const response = await fetch(new URL(file.url, base));
  if (!response.ok) throw new Error(`${name} could not be loaded (${response.status} ${response.statusText})`);
  const reader = response.body.getReader();
  let chunk = await reader.read();
  const packed = !chunk.done && chunk.value[0] === 0x1f && chunk.value[1] === 0x8b;
  expected.set(name, packed ? file.packed : file.bytes);
  const counted = new ReadableStream({
    async pull(sink) {
      if (chunk.done) {
        received.set(name, expected.get(name));
        sink.close();
      } else {
        received.set(name, (received.get(name) || 0) + chunk.value.length);
        sink.enqueue(chunk.value);
        chunk = await reader.read();
      }
      showLoading();
    },
  });
  return packed ? counted.pipeThrough(new DecompressionStream('gzip')) : counted;
}

async function loadBytes(name) {
  return new Uint8Array(await new Response(await openFile(name)).arrayBuffer());
}

async function loadModule() {
  const stream = await openFile('app.wasm');
  return WebAssembly.compileStreaming(new Response(stream, {headers: {'Content-Type': 'application/wasm'}}));
}

// ---- the skeleton ---------------------------------------------------------------------------------------

const skeleton = document.getElementById('skeleton');
const loadingText = document.getElementById('loading');
const loadingBar = document.getElementById('bar');

function megabytes(bytes) { return (bytes / 1e6).toFixed(1); }

function showLoading() {
  const {done, total} = loading();
  if (!skeleton.isConnected || skeleton.classList.contains('failed')) return;
  loadingText.textContent = `Loading: ${megabytes(done)} of ${megabytes(total)} MB`;
  loadingBar.style.width = `${total ? 100 * done / total : 0}%`;
}

function fail(reason) {
  skeleton.classList.add('failed');
  if (!skeleton.isConnected) document.body.append(skeleton);
  loadingText.textContent = `${reason} Reload the page to try again.`;
  console.error(reason);
}
