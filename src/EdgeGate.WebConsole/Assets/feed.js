// The live socket: pictures and states while somebody looks, and a reconnect when the box was away.

import { current, hangUp, socket } from './api.js';

export function watch({ lane, picture, connected }) {
  let connection = null;
  let frame = null;
  let stopped = false;
  let retry = 0;
  let wait = 0;

  function open() {
    clearTimeout(wait);
    connection = socket('/api/live', {
      open: () => { retry = 0; if (stopped) return; connected?.(true); connection.send('next'); },
      message: async (data) => {
        if (typeof data === 'string') {
          const message = JSON.parse(data);
          if (message.lane) lane?.(message.lane);
          if (message.frame) frame = message.frame;
          return;
        }
        try { await picture?.(frame, data); } catch { /* a damaged picture is left out */ }
        if (connection?.readyState === WebSocket.OPEN) connection.send('next');
      },
      close: () => {
        connected?.(false);
        // A page in a pocket waits until it is looked at again.
        if (stopped || document.hidden || !current()) return;
        wait = setTimeout(() => { if (!stopped && !document.hidden && current()) open(); }, Math.min(8000, 500 * 2 ** retry++));
      },
    });
  }

  function visibility() {
    // It asks for no pictures meanwhile.
    if (document.hidden) connection?.close();
    else if (!stopped && ![WebSocket.OPEN, WebSocket.CONNECTING].includes(connection?.readyState)) open();
  }

  document.addEventListener('visibilitychange', visibility);
  open();
  return () => {
    stopped = true;
    clearTimeout(wait);
    document.removeEventListener('visibilitychange', visibility);
    hangUp(connection);
  };
}
