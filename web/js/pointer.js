// Pointer and wheel → ImGui. In a frame nothing is taken before a click.

const ime = document.getElementById('ime');
const framed = window.parent !== window;
let engaged = !framed;

function at(event) {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function press(x, y, isTouch) {
  ui._ui_pointer(x, y, isTouch);
  ui._ui_button(0, 1);
}

// A finger taps, scrolls, or, held still for a moment, drags as a mouse does.
const touch = {state: 'none', id: 0, x: 0, y: 0, startX: 0, startY: 0, hold: 0, speedX: 0, speedY: 0, time: 0, glide: 0};

// Two fingers: how far apart they are, and which they are.
const pinch = {at: new Map(), apart: 0};

function pinchDown(event, x, y) {
  pinch.at.set(event.pointerId, [x, y]);
  if (pinch.at.size !== 2) return false;
  clearTimeout(touch.hold);
  if (touch.state === 'dragging') ui._ui_button(0, 0);
  touch.state = 'pinching';
  pinch.apart = Math.hypot(...difference());
  return true;
}

function difference() {
  const [[ax, ay], [bx, by]] = [...pinch.at.values()];
  return [bx - ax, by - ay];
}

function pinchMove(event, x, y) {
  if (!pinch.at.has(event.pointerId)) return false;
  pinch.at.set(event.pointerId, [x, y]);
  if (touch.state !== 'pinching' || pinch.at.size < 2) return touch.state === 'pinching';
  const apart = Math.max(Math.hypot(...difference()), 1), [[ax, ay], [bx, by]] = [...pinch.at.values()];
  if (Math.abs(apart - pinch.apart) > 2) {
    ui._ui_pinch((ax + bx) / 2, (ay + by) / 2, apart / Math.max(pinch.apart, 1));
    pinch.apart = apart;
  }
  return true;
}

function pinchUp(event) {
  pinch.at.delete(event.pointerId);
  if (touch.state !== 'pinching') return false;
  if (pinch.at.size === 0) {  // the finger that is left does nothing until it is lifted
    touch.state = 'none';
    ui._ui_pointer_gone();
  }
  return true;
}

function touchDown(event, x, y) {
  if (pinchDown(event, x, y) || touch.state !== 'none') return;
  cancelAnimationFrame(touch.glide);
  Object.assign(touch, {state: 'waiting', id: event.pointerId, x, y, startX: x, startY: y, speedX: 0, speedY: 0,
                        time: event.timeStamp});
  ui._ui_pointer(x, y, 1);
  touch.hold = setTimeout(() => {
    if (touch.state !== 'waiting') return;
    touch.state = 'dragging';
    press(touch.x, touch.y, 1);
    wake();
  }, 350);
}

function touchMove(event, x, y) {
  if (pinchMove(event, x, y)) return;
  if (event.pointerId !== touch.id || touch.state === 'none') return;
  const dx = touch.x - x, dy = touch.y - y;
  if (touch.state === 'waiting' && Math.hypot(x - touch.startX, y - touch.startY) > 8) {
    clearTimeout(touch.hold);
    touch.state = 'scrolling';
  }
  if (touch.state === 'waiting') return;
  const elapsed = Math.max(event.timeStamp - touch.time, 1);
  touch.speedX = 0.7 * touch.speedX + 0.3 * dx / elapsed;
  touch.speedY = 0.7 * touch.speedY + 0.3 * dy / elapsed;
  Object.assign(touch, {time: event.timeStamp, x, y});
  if (touch.state === 'dragging') ui._ui_pointer(x, y, 1);
  else ui._ui_wheel(dx, dy);
}

// What was set in motion goes on for a while.
function glide(before) {
  touch.glide = requestAnimationFrame(now => {
    const elapsed = Math.min(now - before, 50), slower = Math.exp(-elapsed / 325);
    touch.speedX *= slower;
    touch.speedY *= slower;
    if (touch.state !== 'none') return;
    if (Math.hypot(touch.speedX, touch.speedY) < 0.02) {
      ui._ui_pointer_gone();
      wake();
      return;
    }
    ui._ui_wheel(touch.speedX * elapsed, touch.speedY * elapsed);
    wake(1);
    glide(now);
  });
}

function touchUp(event) {
  if (pinchUp(event)) return;
  if (event.pointerId !== touch.id || touch.state === 'none') return;
  clearTimeout(touch.hold);
  const state = touch.state;
  touch.state = 'none';
  if (state === 'scrolling') {
    if (!media.still.matches) return glide(performance.now());
  } else {
    if (state === 'waiting' && event.type === 'pointerup') press(touch.startX, touch.startY, 1);
    ui._ui_button(0, 0);
  }
  // The tap is worked off now, inside the event: only here may a phone open its keyboard.
  for (let i = 0; i < 4; ++i) draw();
  ui._ui_pointer_gone();
}

function listenToPointer() {
  canvas.addEventListener('pointerdown', event => {
    engaged = true;
    const [x, y] = at(event);
    try { canvas.setPointerCapture(event.pointerId); } catch { /* a pointer that is gone already */ }
    if (event.pointerType === 'touch') {
      touchDown(event, x, y);
    } else {
      ui._ui_pointer(x, y, 0);
      ui._ui_button(event.button, 1);
      ime.focus({preventScroll: true});
    }
    event.preventDefault();
    wake();
  });
  canvas.addEventListener('pointermove', event => {
    const [x, y] = at(event);
    if (event.pointerType === 'touch') touchMove(event, x, y);
    else ui._ui_pointer(x, y, 0);
    wake();
  });
  for (const type of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(type, event => {
      if (event.pointerType === 'touch') touchUp(event);
      else ui._ui_button(event.button, 0);
      wake();
    });
  }
  canvas.addEventListener('pointerleave', event => {
    if (event.pointerType !== 'touch') ui._ui_pointer_gone();
    wake();
  });
  canvas.addEventListener('contextmenu', event => event.preventDefault());
  canvas.addEventListener('wheel', event => {
    if (!engaged || event.ctrlKey) return;  // ctrl and wheel is the browser's zoom
    const unit = event.deltaMode === 1 ? 33 : event.deltaMode === 2 ? canvas.clientHeight : 1;
    event.preventDefault();
    ui._ui_wheel(event.deltaX * unit, event.deltaY * unit);
    wake();
  }, {passive: false});
}
