// The live socket: pictures and states while somebody looks, how old they are, and a new socket when the box was away or says nothing.

import { current, hangUp, socket, tooManyPages } from './api.js';
import { t } from './i18n.js';
import { Age } from './age.js';
import { hear } from './clock.js';

// The box says something once a second at least. A connection that says nothing for so long is dead, whatever the browser thinks of it.
const silence = 6000;

// lane, picture: what came. age: { state, picture }, milliseconds, twice a second. connected: whether there is a socket, and why not.
export function watch({ lane, picture, connected, age }) {
  let connection = null;
  let frame = null;
  let stopped = false;
  let retry = 0;
  let wait = 0;
  let opened = 0;
  const ages = { state: 0, picture: 0 };
  const tell = () => { if (!stopped && !document.hidden) age?.(ages); };
  const pictures = new Age((milliseconds) => { ages.picture = milliseconds; });
  const states = new Age((milliseconds) => {
    ages.state = milliseconds;
    tell();
    if (milliseconds > silence && connection && performance.now() - opened > silence) drop(connection);
  });

  function open() {
    clearTimeout(wait);
    opened = performance.now();
    const mine = connection = socket('/api/live', {
      open: () => { if (!stopped && mine === connection) mine.send('next'); },
      message: async (data) => {
        if (mine !== connection) return;
        if (typeof data === 'string') {
          const message = JSON.parse(data);
          // Now it is one that the box keeps.
          retry = 0;
          connected?.(true);
          states.note(hear(message.clock));
          if (message.lane) lane?.(message.lane);
          if (message.frame) frame = message.frame;
          return;
        }
        const shown = frame;
        try {
          await picture?.(shown, data);
          pictures.note(shown.at);
        } catch { /* a damaged picture is left out */ }
        if (mine.readyState === WebSocket.OPEN) mine.send('next');
      },
      close: (event) => { if (mine === connection) drop(mine, event.code === tooManyPages); },
    });
  }

  // Not waited for: a box that hangs does not say good-bye either.
  function drop(dead, crowded) {
    connection = null;
    hangUp(dead);
    connected?.(false, crowded ? t('live.tooManyPages') : undefined);
    // A page in a pocket waits until it is looked at again.
    if (stopped || document.hidden || !current()) return;
    wait = setTimeout(() => { if (!stopped && !document.hidden && current()) open(); }, Math.min(8000, 500 * 2 ** retry++));
  }

  function visibility() {
    // It asks for no pictures meanwhile.
    if (document.hidden) connection?.close();
    else if (!stopped && ![WebSocket.OPEN, WebSocket.CONNECTING].includes(connection?.readyState)) open();
    // What was there before is as old as it is, at once.
    states.tick();
    pictures.tick();
    tell();
  }

  document.addEventListener('visibilitychange', visibility);
  open();
  return () => {
    stopped = true;
    clearTimeout(wait);
    states.stop();
    pictures.stop();
    document.removeEventListener('visibilitychange', visibility);
    if (connection) hangUp(connection);
    connection = null;
  };
}
