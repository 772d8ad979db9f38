// The canvas, told again in HTML: every widget a button at its place, every text a text. So Tab, screen readers and
// the browser's own search reach all of it. Rebuilt when the screen has come to rest and says something else.

const mirror = document.getElementById('mirror');
const nodes = new Map();
let mirrored = '', mirrorTimer = 0;

function inspect() { return JSON.parse(ui.UTF8ToString(ui._ui_inspect())); }

function clickAt(rect) {
  press(rect[0] + rect[2] / 2, rect[1] + rect[3] / 2, 0);
  ui._ui_button(0, 0);
  wake();
}

function mirrorSoon() {
  if (!mirrorTimer) mirrorTimer = setTimeout(rebuildMirror, 400);
}

function nodeFor(key, item) {
  let node = nodes.get(key);
  if (!node) {
    node = document.createElement(item.kind === 'text' ? 'span' : 'button');
    if (item.kind !== 'text') node.addEventListener('click', () => clickAt(node.rect));
    node.textContent = item.label;
    nodes.set(key, node);
  }
  node.rect = item.rect;
  const [x, y, width, height] = item.rect;
  Object.assign(node.style, {left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px`});
  if ('checked' in item) node.setAttribute('aria-pressed', item.checked);
  if ('opened' in item) node.setAttribute('aria-expanded', item.opened);
  if (item.kind !== 'text') node.disabled = !!item.disabled;
  return node;
}

function rebuildMirror() {
  mirrorTimer = 0;
  if (!ui) return;
  if (animation) return mirrorSoon();
  const items = inspect().items.filter(item => item.label.trim() && item.label !== item.window).slice(0, 1500);
  const told = JSON.stringify(items);
  if (told === mirrored) return;
  mirrored = told;
  const focused = mirror.contains(document.activeElement) ? document.activeElement : null;
  const seen = new Map(), wanted = new Set(), order = [];
  for (const item of items) {
    const name = `${item.kind} ${item.label}`, count = (seen.get(name) || 0) + 1;
    seen.set(name, count);
    const key = `${name} ${count}`;
    wanted.add(key);
    order.push(nodeFor(key, item));
  }
  for (const key of [...nodes.keys()]) {
    if (!wanted.has(key)) nodes.delete(key);
  }
  mirror.replaceChildren(...order);
  // A button that now says something else ("Text: body") is another node at the same place.
  const still = focused?.isConnected ? focused : focused && order.find(node => node.tagName === 'BUTTON' && String(node.rect.slice(0, 2)) === String(focused.rect.slice(0, 2)));
  still?.focus({preventScroll: true});
}
