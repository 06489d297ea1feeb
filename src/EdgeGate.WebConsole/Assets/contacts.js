// Test of inputs and contacts. The button acts only while it is held; whatever ends the holding stops the gate.

import { fill, fillIfChanged, h } from './dom.js';
import { t } from './i18n.js';
import { current, hangUp, socket, tooManyPages } from './api.js';
import { isOld, lossBanner, mark, place } from './age.js';
import { pressed } from './clock.js';
import { watch } from './feed.js';
import { inputChip, relayWords } from './live.js';
import { command } from './gate.js';

export function contacts(main) {
  const inputs = h('ul', { class: 'inputs' });
  const buttons = h('div', { class: 'buttons tall' });
  const news = h('p', { class: 'banner warn', id: 'contact-news', role: 'status' }, t('contacts.ready'));
  const state = h('p', { class: 'state', id: 'contact-state' });
  const relays = h('p', { class: 'soft', id: 'contact-relays' });
  const release = h('button', { class: 'quiet', hidden: true, id: 'contact-release', onclick: () => command('release') }, t('gate.release'));
  let beat = 0;
  let line;
  let wait = 0;
  let tries = 0;
  let left = false;

  function dial() {
    line = socket('/api/contacts', {
      open: () => { news.textContent = t('contacts.ready'); },
      message: (data) => { news.textContent = t(`contacts.${JSON.parse(data).news}`); },
      close: (event) => {
        stop();
        const crowded = event.code === tooManyPages;
        news.textContent = t(crowded ? 'live.tooManyPages' : 'contacts.lost');
        if (crowded && !left) wait = setTimeout(dial, Math.min(8000, 500 * 2 ** tries++));
      },
    });
  }

  dial();

  function press(name) {
    if (beat || line.readyState !== WebSocket.OPEN) return;
    line.send(`${name} ${current().csrf} ${pressed()}`);
    beat = setInterval(() => line.send(`beat ${pressed()}`), 200);
  }

  function stop() {
    if (!beat) return;
    clearInterval(beat);
    beat = 0;
    if (line.readyState === WebSocket.OPEN) line.send('release');
  }

  function deadMan(name, contact) {
    const button = h('button', { class: 'danger deadman', id: `deadman-${name}` }, t('contacts.hold', { contact: t(`contact.${contact}`) }));
    button.addEventListener('pointerdown', (event) => { event.preventDefault(); button.setPointerCapture(event.pointerId); press(name); });
    for (const kind of ['pointerup', 'pointercancel', 'lostpointercapture', 'blur']) button.addEventListener(kind, stop);
    button.addEventListener('keydown', (event) => { if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) { event.preventDefault(); press(name); } });
    button.addEventListener('keyup', stop);
    button.addEventListener('contextmenu', (event) => event.preventDefault());
    return button;
  }

  const link = lossBanner(t('live.noLink'), 'link-lost');
  let linked = true;
  let why;
  const outputCard = h('section', { class: 'card' }, h('h2', null, t('live.barrier'), place()), state, relays, buttons, news, release);
  const inputCard = h('section', { class: 'card' }, h('h2', null, t('live.inputs'), place()), inputs);
  fill(main, h('h1', null, t('page.contacts')), link.banner,
    h('p', { class: 'banner bad' }, t('contacts.warning')),
    h('div', { class: 'columns' }, outputCard, inputCard),
    h('section', { class: 'card' }, h('h2', null, t('contacts.rules')), h('ul', null, ['one', 'pulse', 'close', 'reopen', 'fault', 'hold', 'fire', 'boot'].map((rule) => h('li', null, t(`rule.${rule}`))))));

  const hide = () => { if (document.hidden) stop(); };
  document.addEventListener('visibilitychange', hide);
  const unwatch = watch({
    connected: (on, reason) => { linked = on; why = reason; },
    age: (age) => {
      for (const part of [outputCard, inputCard]) mark(part, age.state);
      link.show(!linked || isOld(age.state), age.state, why);
    },
    lane: ({ barrier }) => {
      const fitted = barrier.inputs.filter((entry) => entry.level !== 'NotFitted');
      fillIfChanged(inputs, fitted, () => (fitted.length ? fitted.map(inputChip) : h('li', { class: 'soft' }, t('live.noInputs'))));
      fillIfChanged(buttons, barrier.contacts, () => [barrier.contacts.includes('Open') && deadMan('open', 'Open'), barrier.contacts.includes('Close') && deadMan('close', 'Close')]);
      state.textContent = t(`state.${barrier.state}`);
      state.className = `state ${barrier.state.toLowerCase()}`;
      relays.textContent = relayWords(barrier);
      release.hidden = !barrier.heldByPage;
    },
  });
  return () => {
    left = true;
    clearTimeout(wait);
    stop();
    document.removeEventListener('visibilitychange', hide);
    unwatch();
    hangUp(line);
  };
}
