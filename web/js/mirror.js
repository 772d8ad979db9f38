// The canvas, told again in HTML: every widget a button at its place, every text a text, under headings, in lists and landmarks. So
// Tab, screen readers, translation and the browser's own search reach all of it. Rebuilt when the screen has come to rest and says
// something else; on demand (showAsText) it is what one sees.

const mirror = document.getElementById('mirror');
const textButton = document.getElementById('as-text');
const mostItems = 1500;  // told at once: the screen is bounded, whatever the corpus
const nodes = new Map();
let mirrored = '', mirrorTimer = 0;

function inspect() { return JSON.parse(ui.UTF8ToString(ui._ui_inspect())); }

function clickAt(rect) {
  press(rect[0] + rect[2] / 2, rect[1] + rect[3] / 2, 0);
  ui._ui_button(0, 0);
  wake();
}

// Seen as text and back; the canvas keeps its place under it.
function showAsText(on) {
  asText = on;
  document.documentElement.classList.toggle('text', on);
  textButton.textContent = on ? 'Show as drawn' : 'Show as plain text';
  mirrored = '';
  resize();
  wake();
  if (on) scrollTo(0, 0);
}
textButton.addEventListener('click', () => showAsText(!asText));

function mirrorSoon() {
  if (!mirrorTimer) mirrorTimer = setTimeout(rebuildMirror, 400);
}

// What is typed into a field goes where all typing goes; there it bears the field's name.
function act(node) {
  ime.setAttribute('aria-label', node.input ? node.textContent : 'Text input');
  clickAt(node.rect);
}

function nodeFor(key, item) {
  let node = nodes.get(key);
  if (!node) {
    node = document.createElement(item.kind === 'text' ? 'span' : 'button');
    node.className = 'at';
    if (item.kind !== 'text') {
      node.type = 'button';
      node.addEventListener('click', () => act(node));
    }
    node.textContent = item.label;
    nodes.set(key, node);
  }
  node.rect = item.rect;
  node.input = item.input;
  const [x, y, width, height] = item.rect;
  Object.assign(node.style, {left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px`});
  if ('checked' in item) node.setAttribute('aria-pressed', item.checked);
  if ('opened' in item) node.setAttribute('aria-expanded', item.opened);
  if (item.kind !== 'text') node.disabled = !!item.disabled;
  return node;
}

// Whether a text only says again what the button under it says.
function repeats(text, button) {
  const [x, y, width, height] = text.rect, [left, top, wide, high] = button.rect;
  const within = x >= left - 1 && y >= top - 1 && x + width <= left + wide + 1 && y + height <= top + high + 1;
  return within && button.label.includes(text.label.replace(/…$/, ''));
}
const within = (inner, outer) => inner[0] >= outer[0] - 1 && inner[1] >= outer[1] - 1 && inner[0] + inner[2] <= outer[0] + outer[2] + 1 &&
  inner[1] + inner[3] <= outer[1] + outer[3] + 1;

// Each pane of the screen is a landmark.
const landmarks = {
  view: ['main'], rail: ['nav', 'Views'], tabs: ['nav', 'Views'], chips: ['section', 'What narrows the views'],
  inspector: ['aside', 'What is chosen, and why'], pinned: ['aside', 'What is pinned, and why'], veil: ['section', 'On top of it'],
};

// Puts nodes under the landmarks, headings, lists and paragraphs they belong to.
class Outline {
  constructor() {
    this.roots = new Map();
    this.order = [];
  }
  root(pane) {
    const key = pane in landmarks ? pane : '';
    if (!this.roots.has(key)) {
      const [tag, label] = landmarks[key] || ['header'];
      const element = document.createElement(tag);
      if (label) element.setAttribute('aria-label', label);
      this.roots.set(key, {element, block: null, kind: '', number: 0, marks: []});
      this.order.push(element);
    }
    return this.roots.get(key);
  }
  close(root) {
    if (root.marks.length) {
      const list = document.createElement('ul');
      list.setAttribute('aria-label', 'Marked in this paragraph');
      for (const node of root.marks) list.appendChild(document.createElement('li')).appendChild(node);
      root.element.appendChild(list);
    }
    Object.assign(root, {block: null, kind: '', number: 0, marks: []});
  }
  begin(root, tag, kind, number) {
    if (root.block && root.kind === kind && root.number === number) return root.block;
    if (root.block) this.close(root);
    Object.assign(root, {block: root.element.appendChild(document.createElement(tag)), kind, number});
    return root.block;
  }
  add(item, node) {
    const root = this.root(item.pane || '');
    const words = parent => parent.append(node, ' ');
    if (item.role === 'mark') {  // told before its line, listed behind the paragraph
      if (root.block && root.number !== item.n) this.close(root);
      return root.marks.push(node);
    }
    if (item.role === 'line') return words(this.begin(root, 'p', 'line', item.n));
    if (item.role === 'heading') return words(this.begin(root, `h${item.n || 2}`, 'heading', item.n));
    if (item.role === 'row') {
      const list = this.begin(root, 'ul', 'list', 0);
      root.row = list.appendChild(document.createElement('li'));
      root.rect = item.rect;
      return words(root.row);
    }
    if (root.kind === 'list' && within(item.rect, root.rect)) return words(root.row);
    this.close(root);
    words(root.element);
  }
}

function rebuildMirror() {
  mirrorTimer = 0;
  if (!ui) return;
  if (animation) return mirrorSoon();
  let items = inspect().items.filter(item => item.label.trim() && (item.kind === 'text' || item.label !== item.window)).slice(0, mostItems);
  const told = JSON.stringify(items);
  if (told === mirrored) return;
  mirrored = told;
  let button = null;
  items = items.filter(item => {
    if (item.kind === 'text') return !button || !repeats(item, button);
    button = item;
    return true;
  });
  const focused = mirror.contains(document.activeElement) ? document.activeElement : null;
  const seen = new Map(), wanted = new Set(), outline = new Outline(), order = [];
  for (const item of items) {
    const name = `${item.kind} ${item.label}`, count = (seen.get(name) || 0) + 1;
    seen.set(name, count);
    const key = `${name} ${count}`;
    wanted.add(key);
    const node = nodeFor(key, item);
    order.push(node);
    outline.add(item, node);
  }
  for (const root of outline.roots.values()) outline.close(root);
  for (const key of [...nodes.keys()]) {
    if (!wanted.has(key)) nodes.delete(key);
  }
  mirror.replaceChildren(...outline.order);
  // A button that now says something else ("Text: body") is another node at the same place.
  const still = focused?.isConnected ? focused : focused && order.find(node => node.tagName === 'BUTTON' && String(node.rect.slice(0, 2)) === String(focused.rect.slice(0, 2)));
  still?.focus({preventScroll: true});
}
