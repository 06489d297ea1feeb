// What happened: search, evidence, and how a decision came about.

import { field, fill, h, toast } from './dom.js';
import { has, moment, percent, say, t, time } from './i18n.js';
import { get } from './api.js';

const kinds = ['Sighting', 'Barrier', 'Alarm', 'Audit', 'System'];
const verdicts = ['Grant', 'Deny', 'Ignore'];

export const verdict = (name) => h('span', { class: `badge ${name.toLowerCase()}` }, t(`verdict.${name}`));

// What happened to a granted vehicle, not what was decided; nothing yet, or of a journal from before it was recorded: the decision.
export function outcome(event) {
  if (event.verdict !== 'Grant') return verdict(event.verdict);
  const good = ['Commanded', 'Opened', 'Passed'].includes(event.outcome);
  const bad = ['Withheld', 'Refused', 'DidNotOpen', 'Stands'].includes(event.outcome);
  return h('span', { class: `badge ${good ? 'grant' : bad ? 'shut' : 'ignore'}` }, outcomeWord(event));
}

export const outcomeWord = (event) => (event.verdict === 'Grant' ? t(`outcome.${event.outcome ?? 'Decided'}`) : t(`verdict.${event.verdict}`));

export const crop = (id) => h('img', { class: 'crop', src: `/api/events/${id}/image/plate`, alt: '', loading: 'lazy' });

export function vehicleRow(event) {
  const reason = event.reason && has(`reason.${event.reason}`) ? t(`reason.${event.reason}`) : event.text;
  return h('li', null, h('a', { class: 'row event vehicle', href: `#events/${event.id}` },
    crop(event.id),
    h('div', { class: 'what' }, h('div', { class: 'plate-text' }, event.plate || t('figure.unreadable')), h('div', { class: 'soft' }, `${reason}${event.entry && event.entry !== event.plate ? ` · ${event.entry}` : ''}`)),
    h('div', { class: 'mark-of' }, outcome(event)),
    h('time', { class: 'soft', datetime: event.at }, moment(event.at))));
}

function otherRow(event) {
  return h('li', null, h('a', { class: 'row event other', href: `#events/${event.id}` },
    h('div', { class: 'mark-of' }, h('span', { class: `badge ${event.kind === 'Alarm' ? 'deny' : 'ignore'}` }, t(`kind.${event.kind}`))),
    h('div', { class: 'what' }, say(event.say, event.text)),
    h('time', { class: 'soft', datetime: event.at }, moment(event.at))));
}

export const eventRow = (event) => (event.verdict ? vehicleRow(event) : otherRow(event));

export async function events(main, [id]) {
  if (id) return one(main, id);
  const plate = h('input', { name: 'plate', autocapitalize: 'characters', autocomplete: 'off' });
  const text = h('input', { name: 'text', autocomplete: 'off' });
  const kind = h('select', { name: 'kind' }, h('option', { value: '' }, t('all')), kinds.map((value) => h('option', { value }, t(`kind.${value}`))));
  const decided = h('select', { name: 'verdict' }, h('option', { value: '' }, t('all')), verdicts.map((value) => h('option', { value }, t(`verdict.${value}`))));
  const since = h('input', { name: 'since', type: 'date' });
  const list = h('ul', { class: 'rows', id: 'event-list' });
  // What people come for, one touch away. Vehicles first: the barrier's own events are many.
  const quick = { vehicles: ['Sighting', ''], turnedAway: ['Sighting', 'Deny'], alarms: ['Alarm', ''], everything: ['', ''] };
  const chips = h('div', { class: 'chips', id: 'quick' });
  const names = { vehicles: t('events.vehicles'), turnedAway: t('events.turnedAway'), alarms: t('live.alarms'), everything: t('events.everything') };
  kind.value = 'Sighting';

  function mark() {
    fill(chips, Object.entries(quick).map(([name, [wanted, verdict]]) => h('button', {
      type: 'button', class: 'chip', id: `quick-${name}`, 'aria-pressed': String(kind.value === wanted && decided.value === verdict),
      onclick: () => { kind.value = wanted; decided.value = verdict; load(true); },
    }, names[name])));
  }

  const more = h('button', { class: 'quiet wide', hidden: true, onclick: () => load(false) }, t('events.more'));
  let next = null;

  async function load(fresh) {
    const query = new URLSearchParams();
    if (plate.value.trim()) query.set('plate', plate.value.trim());
    if (text.value.trim()) query.set('text', text.value.trim());
    if (kind.value) query.set('kind', kind.value);
    if (decided.value) query.set('verdict', decided.value);
    if (since.value) query.set('since', new Date(`${since.value}T00:00:00`).toISOString());
    if (!fresh && next) query.set('before', next);
    if (fresh) mark();
    try {
      const page = await get(`/api/events?${query}`);
      if (fresh) fill(list);
      list.append(...page.events.map(eventRow));
      next = page.next;
      more.hidden = !next;
      if (!list.children.length) fill(list, h('li', { class: 'soft' }, t('events.none')));
    } catch (problem) {
      toast(problem.message, true);
    }
  }

  // Folded on a phone, where it would fill the screen before the first event.
  fill(main, h('h1', null, t('page.events')), chips,
    h('details', { class: 'card', open: matchMedia('(min-width: 46.01rem)').matches }, h('summary', null, t('search')),
      h('form', { class: 'filters', onsubmit: (event) => { event.preventDefault(); load(true); } },
        field(t('figure.plate'), plate, t('events.plateHint')), field(t('events.text'), text), field(t('events.kind'), kind), field(t('events.verdict'), decided),
        field(t('events.since'), since), h('button', { class: 'main', type: 'submit' }, t('search')))),
    list, more);
  await load(true);
}

// A line of the explanation: a rule with its answer, what happened how much later, or a sentence.
function explained({ sentence, mark, rule, say: phrase }) {
  const words = say(phrase, sentence);
  if (!rule) return h('li', null, mark && h('span', { class: 'soft' }, `${mark} `), words);
  const decided = mark === 'decided';
  return h('li', { class: decided ? 'rule-line decided' : 'rule-line' }, h('span', { class: 'mark', 'aria-hidden': 'true' }, decided ? '▶' : '✓'),
    h('span', null, h('strong', null, t(`check.${rule}`)), `: ${words}`));
}

async function one(main, id) {
  const event = await get(`/api/events/${encodeURIComponent(id)}`);
  const parts = [
    h('p', null, h('a', { href: '#events' }, `← ${t('page.events')}`)),
    h('h1', null, event.plate || t(`kind.${event.kind}`)),
    h('p', { class: 'soft' }, `${time(event.at)}${event.clock === 'Unknown' ? ` (${t('events.clockUnknown')})` : ''} · ${t('events.number', { id })}`),
    h('p', { class: 'outcome' }, event.verdict && outcome(event), ' ', say(event.say, event.text), event.outcomeText && ' ', event.outcomeText && say(event.outcomeSay, event.outcomeText)),
    event.images.length > 0 && h('div', { class: 'evidence' }, event.images.map((name) =>
      h('img', { src: `/api/events/${id}/image/${name}`, alt: t(name === 'scene' ? 'events.scene' : name === 'plate-enhanced' ? 'events.enhanced' : 'events.crop'), class: name }))),
  ];
  if (event.verdict) {
    const sections = await get(`/api/events/${encodeURIComponent(id)}/explain`);
    parts.push(h('section', { class: 'card', id: 'explain' }, h('h2', null, t('events.explain')),
      sections.map((section) => [h('h3', null, has(`explain.${section.title}`) ? t(`explain.${section.title}`) : section.title),
        h('ul', { class: 'plain' }, section.lines.map(explained))])));
    parts.push(h('p', { class: 'soft' }, t('events.certain', { share: percent(event.confidence, 1), agreeing: event.agreeing, readings: event.readings })));
  }
  fill(main, parts);
}
