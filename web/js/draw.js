// Frames on demand: one request at most; each input or event calls wake().

const canvas = document.getElementById('canvas');
const textHeight = 6000;
let asText = false;  // the screen is told as text alone, see mirror.js
let ui = null;  // the module, once it can draw
let frames = 0, frameMs = 0, settle = 0, animation = 0, timer = 0, contextLost = false, size = '';

// A string for the module, for the length of one call.
function withText(text, use) {
  const bytes = ui.lengthBytesUTF8(text) + 1, at = ui._malloc(bytes);
  ui.stringToUTF8(text, at, bytes);
  const result = use(at);
  ui._free(at);
  return result;
}

function copyIn(module, bytes) {
  const at = module._malloc(bytes.length || 1);
  module.HEAPU8.set(bytes, at);
  return at;
}

function draw() {
  if (!ui || contextLost) return -1;
  ++frames;
  const next = ui._ui_frame();
  frameMs = ui._ui_frame_ms();
  mirrorSoon();
  return next;
}

function tick() {
  animation = 0;
  const next = draw();
  if (settle > 0) {
    --settle;
    wake(0);
  } else if (next === 0) {
    wake(0);
  } else if (next > 0) {
    timer = setTimeout(() => { timer = 0; wake(0); }, next);
  }
}

// ImGui comes to rest about three frames after an input.
function wake(count = 3) {
  settle = Math.max(settle, count);
  if (timer) { clearTimeout(timer); timer = 0; }
  if (!animation && ui) animation = requestAnimationFrame(tick);
}

function resize() {
  const {width, height} = canvas.getBoundingClientRect(), ratio = window.devicePixelRatio || 1;
  const next = `${width}x${height}@${ratio}${asText}`;
  if (!ui || next === size || !width || !height) return;
  size = next;
  // As text nothing is drawn that anybody sees: the lists are laid out as on a screen that is very high.
  if (asText) return ui._ui_resize(Math.max(width, 1000), textHeight, 0.25), wake();
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  ui._ui_resize(width, height, ratio);
  draw();  // in the same task: a canvas that was resized is blank until drawn
  wake();
}

const media = {
  dark: matchMedia('(prefers-color-scheme: dark)'),
  still: matchMedia('(prefers-reduced-motion: reduce)'),
  coarse: matchMedia('(pointer: coarse)'),
  contrast: matchMedia('(prefers-contrast: more)'),
};
function preferences() {
  if (!ui) return;
  ui._ui_preferences(media.dark.matches, media.still.matches, media.coarse.matches, media.contrast.matches);
  wake();
}

function watchDisplay() {
  new ResizeObserver(resize).observe(canvas);
  const watchRatio = () => {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', () => { resize(); watchRatio(); }, {once: true});
  };
  watchRatio();
  for (const query of Object.values(media)) query.addEventListener('change', preferences);
  canvas.addEventListener('webglcontextlost', event => { event.preventDefault(); contextLost = true; });
  canvas.addEventListener('webglcontextrestored', () => { contextLost = false; ui._ui_restore(); wake(); });
  document.addEventListener('visibilitychange', () => wake());
}
