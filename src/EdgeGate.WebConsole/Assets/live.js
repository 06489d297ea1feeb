// The lane as it is: picture, barrier, inputs, last vehicles.

import { fill, fillIfChanged, h } from './dom.js';
import { number, percent, say, t, time } from './i18n.js';
import { isOld, lossBanner, mark, place } from './age.js';
import { watch } from './feed.js';
import { Picture } from './picture.js';
import { command, hold } from './gate.js';
import { get } from './api.js';
import { outcomeWord, vehicleRow } from './events.js';

export function live(main) {
  const picture = new Picture(t('live.picture'));
  const link = lossBanner(t('live.noLink'), 'link-lost');
  let linked = true;
  let why;
  const camera = h('div', { role: 'status' });
  const glance = h('div', { class: 'glance', role: 'group', 'aria-label': t('page.live') });
  let newest = null;
  const figures = h('dl', { class: 'figures' });
  const barrier = h('section', { class: 'card', 'aria-label': t('live.barrier') });
  const presence = h('section', { class: 'card', id: 'presence', hidden: true, 'aria-label': t('page.inside') });
  const inputs = h('ul', { class: 'inputs' });
  const inputCard = h('section', { class: 'card', 'aria-label': t('live.inputs') }, h('h2', null, t('live.inputs'), place()), inputs);
  const last = h('ul', { class: 'rows', id: 'last-vehicles' });
  let decisions = -1;

  fill(main, h('h1', { class: 'visually-hidden' }, t('page.live')), link.banner, glance, camera,
    h('div', { class: 'live lane' },
      h('div', null, picture.element, figures),
      h('div', null, barrier, presence, inputCard)),
    h('section', { 'aria-label': t('live.last') }, h('h2', null, t('live.last')), last));

  // Asked for when there is one more, not by the clock.
  async function vehicles(count) {
    if (count === decisions) return;
    decisions = count;
    try {
      const page = await get('/api/events?kind=Sighting&limit=12');
      newest = page.events[0] ?? null;
      fill(last, page.events.length ? page.events.map(vehicleRow) : h('li', { class: 'soft' }, t('live.noVehicles')));
    } catch { /* the next one tries again */ }
  }

  plateFigures(null);

  function plateFigures(plate) {
    fillIfChanged(figures, plate && [plate.text, plate.height, plate.focus, plate.confidence, plate.tilt], () => [
      figure(t('figure.plate'), plate ? plate.text || t('figure.unreadable') : '–', 'plate'),
      figure(t('figure.height'), plate ? `${number(plate.height)} px` : '–'),
      figure(t('figure.focus'), plate ? number(plate.focus, 2) : '–'),
      figure(t('figure.confidence'), plate ? percent(plate.confidence) : '–'),
    ]);
  }

  return watch({
    connected: (on, reason) => { linked = on; why = reason; },
    age: (age) => {
      picture.age(age.picture);
      mark(figures, age.picture);
      for (const part of [glance, camera, barrier, presence, inputCard]) mark(part, age.state);
      link.show(!linked || isOld(age.state), age.state, why);
    },
    picture: (frame, jpeg) => { plateFigures(frame.plates[0]); return picture.show(frame, jpeg); },
    lane: (lane) => { showLane(lane, camera, barrier, inputs); showPresence(presence, lane); showGlance(glance, lane, newest); vehicles(lane.decisions + lane.vehicles.steps); },
  });
}

const figure = (name, value, kind) => h('div', { class: kind }, h('dt', null, name), h('dd', null, value));

const tone = (event) => (event.verdict === 'Deny' || ['Withheld', 'Refused', 'DidNotOpen', 'Stands'].includes(event.outcome) ? 'bad'
  : event.verdict === 'Grant' && ['Commanded', 'Opened', 'Passed'].includes(event.outcome) ? 'good' : 'idle');

const tile = (kind, name, value, detail) => h('div', { class: `tile ${kind}` }, h('span', { class: 'tile-name' }, name), h('strong', null, value), detail && h('span', { class: 'tile-detail' }, detail), place());

// The lane in one look: barrier, camera, last vehicle, alarms.
function showGlance(glance, { barrier, camera, alarms }, newest) {
  const trouble = barrier.state === 'Faulted' ? 'bad' : ['Held', 'Unknown'].includes(barrier.state) ? 'warn' : 'good';
  fillIfChanged(glance, [barrier.state, camera.running, newest?.id, newest?.outcome, alarms], () => [
    tile(trouble, t('live.barrier'), t(`state.${barrier.state}`)),
    tile(camera.running ? 'good' : 'bad', t('live.camera'), t(camera.running ? 'live.cameraRuns' : 'live.cameraNone')),
    newest ? tile(tone(newest), t('live.lastOne'), newest.plate || t('figure.unreadable'), `${outcomeWord(newest)} · ${time(newest.at, false)}`)
      : tile('idle', t('live.lastOne'), '–'),
    h('a', { class: `tile ${alarms ? 'warn' : 'good'}`, href: '#health' }, h('span', { class: 'tile-name' }, t('live.alarms')), h('strong', null, alarms ? number(alarms) : t('live.none')), place()),
  ]);
}

export const alarmText = (lane) => say(lane.lastAlarmSay, lane.lastAlarm);

export function cameraBanner(camera) {
  if (!camera.running) return h('p', { class: 'banner bad', id: 'camera-lost' }, `${t('camera.lost')} ${camera.lastFault}`);
  return h('p', { class: 'soft', id: 'camera-ok' }, `${t('camera.ok', { fps: number(camera.framesPerSecond, 1) })} · ${camera.source}`);
}

export function nameLane(lane) {
  document.getElementById('lane-name').textContent = lane.simulated ? `${lane.name} (${t('simulated')})` : lane.name;
}

function showLane(lane, camera, barrier, inputs) {
  nameLane(lane);
  const c = lane.camera;
  fillIfChanged(camera, [c.running, c.lastFault, Math.round(c.framesPerSecond), c.source], () => cameraBanner(c));
  const b = lane.barrier;
  fillIfChanged(barrier, [b.state, b.fault, b.closedContact, b.heldByPage, b.fire], () => barrierCard(b));
  const fitted = b.inputs.filter((line) => line.level !== 'NotFitted');
  fillIfChanged(inputs, fitted, () => (fitted.length ? fitted.map(inputChip) : h('li', { class: 'soft' }, t('live.noInputs'))));
}

// How many are inside, where the lane counts them; who, and putting it right, one touch further.
function showPresence(card, { inside, capacity }) {
  card.hidden = inside === null;
  if (inside === null) return;
  fillIfChanged(card, [inside, capacity], () => [
    h('h2', null, t('page.inside'), place()),
    h('p', { class: 'state' }, capacity > 0 ? t('inside.of', { count: number(inside), places: number(capacity) }) : t('inside.count', { count: number(inside) })),
    h('a', { href: '#inside', id: 'who-inside' }, t('inside.who')),
  ]);
}

export const inputChip = (line) => h('li', { class: `input ${line.level === 'Active' && ['Fire', 'Tamper'].includes(line.input) ? 'alarm' : line.level.toLowerCase()}` },
  h('span', { class: 'dot', 'aria-hidden': 'true' }), h('span', { class: 'grow' }, t(`input.${line.input}`)), h('strong', null, t(`level.${line.level}`)));

// The relays, in words that cannot be taken for the barrier's own: a contact that is open is no open barrier.
export const relayWords = (b) => (b.closedContact ? t('live.relayActive', { contact: t(`contact.${b.closedContact}`) }) : t('live.noRelay'));

function barrierCard(b) {
  return [
    h('h2', null, t('live.barrier'), place()),
    h('p', { class: `state ${b.state.toLowerCase()}`, id: 'barrier-state' }, t(`state.${b.state}`)),
    b.fault !== 'None' && h('p', { class: 'error' }, t(`fault.${b.fault}`)),
    b.fire && h('p', { class: 'error' }, t('live.fire')),
    h('p', { class: 'soft' }, relayWords(b)),
    h('div', { class: 'buttons tall' },
      h('button', { class: 'main', id: 'gate-open', onclick: () => command('open') }, t('gate.open')),
      b.heldByPage ? h('button', { class: 'quiet', id: 'gate-release', onclick: () => command('release') }, t('gate.release'))
        : h('button', { class: 'danger', id: 'gate-hold', onclick: hold }, t('gate.hold')),
      (b.fault !== 'None' || b.fire) && h('button', { class: 'quiet', id: 'gate-reset', onclick: () => command('reset') }, t('gate.reset'))),
  ];
}
