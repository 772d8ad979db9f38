// Keys, text and clipboard → ImGui.

const mac = /Mac|iPhone|iPad/.test(navigator.platform);
let copied = null;       // what was put on the clipboard since the event began

// Only these are kept from the browser. Tab, Ctrl+C, F5 and all the rest stay its own.
function isOurs(event) {
  const command = event.ctrlKey || event.metaKey;
  return command && !event.altKey && ['KeyK', 'KeyP', 'KeyZ', 'KeyY'].includes(event.code);
}

function sendKey(event, down) {
  const code = /^[a-z]$/i.test(event.key) ? 'Key' + event.key.toUpperCase() : event.code;
  withText(code, text => ui._ui_key(text, down, event.ctrlKey, event.shiftKey, event.altKey, event.metaKey));
  wake();
}

function listenToKeys() {
  window.addEventListener('keydown', event => {
    if (!engaged || event.isComposing || event.keyCode === 229 || event.key === 'Tab') return;
    if (mirror.contains(event.target) && (event.key === 'Enter' || event.key === ' ')) return;
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyV') return;  // the paste event brings it
    if (isOurs(event)) event.preventDefault();
    sendKey(event, 1);
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && document.activeElement !== ime) {
      // Typed while a button of the mirror has the focus: taken here, since "/" or a quote would open the browser's own search.
      event.preventDefault();
      ime.focus({preventScroll: true});
      withText(event.key, text => ui._ui_text(text));
    }
  });
  window.addEventListener('keyup', event => { if (engaged && event.key !== 'Tab') sendKey(event, 0); });
  const take = () => {
    if (!ime.value) return;
    const typed = ime.value;
    ime.value = '';
    withText(typed, text => ui._ui_text(text));
    wake();
  };
  // What is being composed is shown where the caret is, as the browser draws it.
  ime.addEventListener('compositionstart', () => ime.classList.add('composing'));
  ime.addEventListener('compositionupdate', event => { ime.style.width = `${event.data.length + 2}em`; });
  ime.addEventListener('compositionend', () => { ime.classList.remove('composing'); ime.style.width = ''; });
  ime.addEventListener('input', event => { if (!event.isComposing) take(); });
  ime.addEventListener('compositionend', take);
  window.addEventListener('focus', () => { ui._ui_focus(1); wake(); });
  window.addEventListener('blur', () => { ui._ui_focus(0); wake(); });
}

// Frames are run inside the event, so that ImGui works the shortcut off before the event ends.
function shortcut(code) {
  withText(code, text => {
    ui._ui_key(text, 1, !mac, 0, 0, mac);
    draw();
    draw();
    ui._ui_key(text, 0, 0, 0, 0, 0);
    draw();
  });
}

// By events alone: these need no permission.
function listenToClipboard() {
  for (const [type, code] of [['copy', 'KeyC'], ['cut', 'KeyX']]) {
    document.addEventListener(type, event => {
      if (copied === null) shortcut(code);
      if (copied === null) return;
      event.clipboardData.setData('text/plain', copied);
      event.preventDefault();
      copied = null;
    });
  }
  document.addEventListener('paste', event => {
    event.preventDefault();
    const pasted = [...event.clipboardData.files];
    if (pasted.length) return offer(pasted.map(file => ({name: file.name, file})));
    host.pasted = event.clipboardData.getData('text/plain');
    shortcut('KeyV');
    wake();
  });
}
