// Commissioning by driving through: aim, focus, expose, ten passes of a known car, a signed report.

import { ask, field, fill, fillIfChanged, h, toast } from './dom.js';
import { number, percent, t } from './i18n.js';
import { get, getAged, post, postText, remove } from './api.js';
import { Age, isOld, lossBanner, mark } from './age.js';
import { watch } from './feed.js';
import { Picture } from './picture.js';

const steps = ['Aim', 'Focus', 'Expose', 'Drive', 'Report'];
const units = {
  PlateHeight: (v) => `${number(v)} px`, PlateTooLarge: (v) => `${number(v)} px`, Tilt: (v) => `${number(v, 1)}°`, Slant: (v) => `${number(v)}°`,
  NearEdge: percent, Focus: percent, BurntOut: percent, Drowned: percent, Contrast: (v) => number(v), DecisionTime: (v) => `${number(v / 1000, 1)} s`,
  Confidence: (v) => percent(v, 1), NoPlate: () => '',
};

// What may be more than wanted, and what may be less.
const most = ['PlateTooLarge', 'Tilt', 'Slant', 'BurntOut', 'Drowned', 'ReadWrong', 'DecisionTime'];

export function commission(main) {
  let stopped = false;
  let timer = 0;
  let unwatch = () => {};
  let shown = '';
  let zone = null;

  async function load() {
    clearTimeout(timer);
    try {
      const { value: state, at } = await getAged('/api/commission');
      if (stopped) return;
      age.note(at);
      if (!state.current) {
        if (shown !== 'start') begin(state);
        shown = 'start';
      } else {
        if (shown !== state.current.step) layout(state);
        shown = state.current.step;
        update(state);
      }
    } catch (problem) {
      // One that does not answer is told by the age of what it said last.
      if (problem.status !== 0) toast(problem.message, true);
    }
    if (!stopped) timer = setTimeout(load, 600);
  }

  async function act(action) {
    try { await action(); } catch (problem) { toast(problem.message, true); }
    await load();
  }

  function reports(state) {
    const checked = h('p', { id: 'verify-result', role: 'status' });
    const file = h('input', { type: 'file', accept: '.html', onchange: async () => {
      if (!file.files[0]) return;
      try {
        const answer = await postText('/api/commission/verify', await file.files[0].text(), 'text/html');
        checked.className = `banner ${answer.thisBox ? 'good' : 'bad'}`;
        checked.textContent = answer.thisBox ? t('commission.genuine') : answer.fingerprint ? t('commission.otherBox', { key: answer.fingerprint }) : t('commission.notGenuine');
      } catch (problem) { checked.textContent = problem.message; }
    } });
    return h('section', { class: 'card' }, h('h2', null, t('commission.reports')),
      state.reports.length ? h('ul', { class: 'rows', id: 'reports' }, state.reports.map((name) => h('li', { class: 'row' }, h('a', { href: `/api/commission/report/${name}`, download: name }, name)))) : h('p', { class: 'soft' }, t('commission.noReports')),
      h('p', { class: 'soft' }, t('commission.key', { key: state.fingerprint })), field(t('commission.check'), file), checked);
  }

  function begin(state) {
    unwatch();
    unwatch = () => {};
    const plate = h('input', { name: 'plate', autocapitalize: 'characters', autocomplete: 'off', required: true });
    fill(main, h('h1', null, t('page.commission')), h('p', null, t('commission.intro')),
      h('form', { class: 'card narrow left', onsubmit: (event) => { event.preventDefault(); act(() => post('/api/commission', { plate: plate.value })); } },
        field(t('commission.plate'), plate, t('commission.plateHint')), h('button', { class: 'main', type: 'submit', id: 'commission-begin' }, t('commission.begin'))),
      reports(state));
  }

  // Ten passes are not thrown away by a thumb.
  async function giveUp() {
    if (await ask(t('commission.end'), () => ({ body: h('p', null, t('commission.endSure')), result: () => true }), t('commission.end'), t('cancel'), true)) await act(() => remove('/api/commission'));
  }

  const body = h('div', { id: 'step-body' });
  const link = lossBanner(t('live.noLink'), 'link-lost');
  let crowded;
  const age = new Age((milliseconds) => {
    mark(body, milliseconds);
    link.show(isOld(milliseconds) || crowded, milliseconds, isOld(milliseconds) ? undefined : crowded);
  });
  const picture = new Picture(t('live.picture'));
  picture.overlay = (context, scale) => {
    if (!zone || !picture.frame) return;
    context.strokeStyle = '#00b0ff';
    context.lineWidth = 4;
    context.setLineDash([14, 8]);
    context.strokeRect(zone.left * picture.canvas.width, zone.top * picture.canvas.height, zone.width * picture.canvas.width, zone.height * picture.canvas.height);
    context.setLineDash([]);
  };

  // A finger or the mouse draws the zone.
  let from = null;
  const place = (event) => {
    const box = picture.canvas.getBoundingClientRect();
    return { x: Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)), y: Math.min(1, Math.max(0, (event.clientY - box.top) / box.height)) };
  };
  picture.canvas.addEventListener('pointerdown', (event) => { if (shown === 'Aim') { from = place(event); picture.canvas.setPointerCapture(event.pointerId); } });
  picture.canvas.addEventListener('pointermove', (event) => {
    if (!from) return;
    const to = place(event);
    // In hundredths, as it is written: what is drawn is what counts.
    const [left, top] = [Math.min(0.95, Math.round(Math.min(from.x, to.x) * 100) / 100), Math.min(0.95, Math.round(Math.min(from.y, to.y) * 100) / 100)];
    const size = (start, end) => Math.min(1 - start, Math.max(0.05, Math.round((end - start) * 100) / 100));
    zone = { left, top, width: size(left, Math.max(from.x, to.x)), height: size(top, Math.max(from.y, to.y)) };
    takeZone.disabled = false;
    picture.draw();
  });
  picture.canvas.addEventListener('pointerup', () => { from = null; });

  // What the lane looks at now, drawn before anybody draws another one.
  const zoneOf = (values) => Object.fromEntries(['left', 'top', 'width', 'height'].map((name) => [name, Number(values[`vision.zone.${name}`])]));
  const whole = { left: 0, top: 0, width: 1, height: 1 };
  const keys = (wanted) => Object.fromEntries(Object.entries(wanted).map(([name, value]) => [`vision.zone.${name}`, value.toFixed(2)]));
  const takeZone = h('button', { class: 'main', type: 'button', id: 'zone-take', disabled: true, onclick: () => takeOver(keys(zone), () => { takeZone.disabled = true; }) }, t('commission.takeZone'));
  const noZone = h('button', { class: 'quiet', type: 'button', id: 'zone-whole', onclick: () => { zone = whole; takeZone.disabled = false; picture.draw(); } }, t('commission.wholePicture'));

  async function takeOver(values, done) {
    try {
      await post('/api/settings', { values });
      toast(t('commission.tookOver'));
      done();
    } catch (problem) { toast(problem.message, true); }
  }

  function layout(state) {
    const { step } = state.current;
    const at = steps.indexOf(step);
    fill(main, h('h1', null, t('page.commission')), link.banner, h('ol', { class: 'steps' }, steps.map((name, i) => h('li', null,
      h('button', { class: 'chip', 'aria-pressed': String(name === step), 'aria-current': name === step ? 'step' : null, onclick: () => act(() => post('/api/commission/step', { step: name })) }, `${i + 1} ${t(`step.${name}`)}`)))),
    h('p', null, t(`todo.${step}`, { plate: state.current.plate })),
    step === 'Report' ? body : h('div', { class: step === 'Drive' ? 'live drive' : 'live' }, h('div', null, picture.element, step === 'Aim' && [h('p', { class: 'hint' }, t('commission.drawZone')), h('div', { class: 'buttons' }, takeZone, noZone)]), body),
    h('div', { class: 'buttons' },
      at > 0 && h('button', { class: 'quiet', onclick: () => act(() => post('/api/commission/step', { step: steps[at - 1] })) }, t('back')),
      at < steps.length - 1 && h('button', { class: 'main', id: 'step-next', onclick: () => act(() => post('/api/commission/step', { step: steps[at + 1] })) }, t('next')),
      at === steps.length - 1 ? h('button', { class: 'main', id: 'commission-end', onclick: () => act(() => remove('/api/commission')) }, t('commission.finish'))
        : h('button', { class: 'quiet', id: 'commission-end', onclick: giveUp }, t('commission.end'))));
    if (step === 'Aim' && !zone) get('/api/settings').then(({ values }) => { zone ??= zoneOf(values); picture.draw(); }, () => {});
    picture.element.classList.toggle('draw', step === 'Aim');
    delete body.dataset.key;
    unwatch();
    unwatch = step === 'Report' ? () => {} : watch({ connected: (on, why) => { crowded = why; }, picture: (frame, jpeg) => picture.show(frame, jpeg), age: (ages) => picture.age(ages.picture) });
  }

  const finding = (entry) => h('li', { class: `finding ${entry.level.toLowerCase()}` },
    h('span', { class: 'mark', 'aria-hidden': 'true' }, { Good: '✓', Improve: '!', Bad: '✗' }[entry.level]),
    h('span', { class: 'grow' }, t(`finding.${entry.code}`), h('span', { class: 'visually-hidden' }, ` ${t(`grade.${entry.level}`)}`)),
    h('strong', null, (units[entry.code] ?? ((v) => number(v)))(entry.value)), entry.level !== 'Good' && entry.code !== 'NoPlate' && h('span', { class: 'soft' }, t('commission.want', { limit: `${most.includes(entry.code) ? '≤' : '≥'} ${(units[entry.code] ?? ((v) => number(v)))(entry.limit)}` })),
    entry.level !== 'Good' && h('span', { class: 'remedy' }, t(`remedy.${entry.code}`)));
  const findings = (list) => h('ul', { class: 'findings' }, list.map(finding));

  function update(state) {
    const c = state.current;
    const make = { Aim: aim, Focus: focus, Expose: expose, Drive: drive, Report: report }[c.step];
    fillIfChanged(body, c.step === 'Report' ? [c.accepted, c.passes.length, state.reports] : c, () => make(c, state));
  }

  const big = (c) => h('p', { class: 'read' }, t('commission.reads'), ' ', h('strong', { class: 'plate-text' }, c.lastText || '–'));
  const aim = (c) => [big(c), findings(c.aim)];

  function focus(c) {
    const now = c.focusPeak > 0 ? c.focus / c.focusPeak : 0;
    const hand = h('div', { class: `hand ${now >= 0.92 ? 'good' : now >= 0.75 ? 'improve' : 'bad'}` });
    hand.style.width = `${Math.min(100, now * 100)}%`;
    return [h('p', { class: 'meter-figure' }, percent(now)),
      h('div', { class: 'meter', role: 'meter', 'aria-label': t('figure.focus'), 'aria-valuemin': 0, 'aria-valuemax': 1, 'aria-valuenow': c.focus }, hand),
      h('p', null, t('commission.peak', { now: number(c.focus, 3), peak: number(c.focusPeak, 3) })),
      h('div', { class: 'buttons' }, c.lens && h('button', { class: 'main', id: 'focus-motor', disabled: c.lens.state === 'Searching', onclick: () => act(() => post('/api/commission/motor')) }, t('commission.motor')),
        h('button', { class: 'quiet', onclick: () => act(() => post('/api/commission/focus')) }, t('commission.resetPeak'))),
      c.lens && h('p', { class: `banner ${{ Found: 'good', NoPeak: 'bad', NoPlate: 'bad' }[c.lens.state] ?? 'warn'}`, role: 'status', id: 'lens' }, c.lens.fault || t(`lens.${c.lens.state}`, { share: percent(c.lens.done) })),
      findings(c.aim)];
  }

  const expose = (c) => [big(c), c.exposure.length ? findings(c.exposure) : h('p', { class: 'soft' }, t('commission.noPlate'))];

  const passTable = (c) => h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('step.Drive') }, h('table', { id: 'passes' },
    h('thead', null, h('tr', null, ['#', t('figure.plate'), t('figure.confidence'), t('finding.Readings'), t('commission.seconds'), t('figure.height'), ''].map((name) => h('th', { scope: 'col' }, name || h('span', { class: 'visually-hidden' }, t('remove')))))),
    h('tbody', null, c.passes.map((pass) => h('tr', { class: pass.right ? 'good' : pass.wrong ? 'bad' : 'warn' },
      h('td', null, number(pass.number)), h('td', null, h('strong', null, pass.text || '–')), h('td', null, percent(pass.confidence)), h('td', null, number(pass.readings)), h('td', null, `${number(pass.seconds, 1)} s`), h('td', null, `${number(pass.height)} px`),
      h('td', null, h('button', { class: 'quiet small', 'aria-label': t('commission.discard', { number: pass.number }), onclick: () => act(() => remove(`/api/commission/pass/${pass.number}`)) }, '✗')))))));

  const others = (c) => c.others > 0 && h('p', { class: 'hint', id: 'others' }, t('commission.others', { count: number(c.others) }));
  const drive = (c) => [h('p', { class: 'meter-figure', id: 'pass-count' }, `${number(c.passes.length)} / ${number(c.wanted)}`), others(c), passTable(c)];

  // As the file has it: sections in sections, ready to be put in.
  function lines(suggestions) {
    const file = {};
    for (const { key, value } of suggestions) {
      const path = key.split('.');
      const section = path.slice(0, -1).reduce((inner, name) => (inner[name] ??= {}), file);
      section[path.at(-1)] = JSON.parse(value);
    }
    return JSON.stringify(file, null, 2).slice(2, -2);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      toast(t('copied'));
    } catch (problem) { toast(problem.message, true); }
  }

  function report(c, state) {
    const technician = h('input', { name: 'technician', autocomplete: 'name' });
    return [h('p', { class: `banner ${c.accepted ? 'good' : 'bad'}`, id: 'verdict' }, t(c.accepted ? 'commission.accepted' : 'commission.notAccepted')),
      h('div', { class: 'columns wide' }, h('div', null, findings(c.summary), others(c), passTable(c)), h('div', null, c.suggestions.length > 0 && h('section', { class: 'card' }, h('h2', null, t('commission.suggestions')), h('p', { class: 'soft' }, t('commission.suggestHint')),
        h('pre', { class: 'code', tabindex: '0', 'aria-label': t('commission.suggestions') }, lines(c.suggestions)),
        h('div', { class: 'buttons' }, h('button', { class: 'main', type: 'button', id: 'take-over', onclick: (event) => takeOver(Object.fromEntries(c.suggestions.map(({ key, value }) => [key, value])), () => { event.target.disabled = true; }) }, t('commission.takeOver')),
          h('button', { class: 'quiet', type: 'button', onclick: () => copy(lines(c.suggestions)) }, t('copy')))),
      h('form', { class: 'card', onsubmit: (event) => {
        event.preventDefault();
        act(async () => {
          const saved = await post('/api/commission/report', { technician: technician.value });
          toast(t('commission.saved', { name: saved.name }));
        });
      } }, field(t('commission.technician'), technician), h('button', { class: 'main', type: 'submit', id: 'save-report' }, t('commission.save'))),
      reports(state)))];
  }

  load();
  return () => { stopped = true; clearTimeout(timer); age.stop(); unwatch(); };
}
