// The box's time, as the page knows it: every answer and every message tells it. Nobody's wall clock takes part.

let run = null;
// Of two half minutes the fastest message each: one that was held up on its way would make the box look younger than it is.
let best = -Infinity, before = -Infinity, turned = 0;
let heard = null;

const here = () => performance.now();

// The box said what time it is: "9f3c01ab.123456".
export function hear(text) {
  const [id, milliseconds] = (text ?? '').split('.');
  const told = Number(milliseconds);
  if (!id || !Number.isFinite(told)) return null;
  const now = here();
  if (id !== run) {
    run = id;
    best = before = -Infinity;
    turned = now;
  }
  if (now - turned > 30000) {
    before = best;
    best = -Infinity;
    turned = now;
  }
  best = Math.max(best, told - now);
  heard = { at: now, wall: Date.now() };
  return told;
}

// Milliseconds of the box now; null before it was heard. A device that slept has counted for less than has passed: its wall clock says so.
export function boxNow() {
  if (!heard) return null;
  const slept = Math.max(0, Date.now() - heard.wall - (here() - heard.at) - 1000);
  return here() + Math.max(best, before) + slept;
}

// What a command carries: when its button was pressed.
export const pressed = () => (heard ? `${run}.${Math.max(0, Math.round(here() + Math.max(best, before)))}` : 'never.0');
