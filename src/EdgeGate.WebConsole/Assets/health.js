// How the box and the lane are: figures now, and how they change by the hour, with plain sentences.

import { fill, h, toast } from './dom.js';
import { bytes, number, percent, t, time } from './i18n.js';
import { getAged, isTechnician, post } from './api.js';
import { Age, isOld, lossBanner, mark, place } from './age.js';
import { alarmText, cameraBanner } from './live.js';

export function health(main) {
  let stopped = false;
  let timer = 0;
  const link = lossBanner(t('live.noLink'), 'link-lost');
  const figures = h('div');
  const age = new Age((milliseconds) => {
    mark(figures, milliseconds);
    link.show(isOld(milliseconds), milliseconds);
  });
  fill(main, h('h1', null, t('page.health')), link.banner, figures);

  async function load() {
    try {
      const { value, at } = await getAged('/api/health');
      if (stopped) return;
      show(figures, value);
      age.note(at);
    } catch (problem) {
      // A box that does not answer is told by the age of what it said last; one that refuses says why.
      if (!stopped && problem.status) fill(figures, h('p', { class: 'error' }, problem.message));
    }
    if (!stopped) timer = setTimeout(load, 1000);
  }

  load();
  return () => { stopped = true; clearTimeout(timer); age.stop(); };
}

async function confirmClock(event) {
  event.target.disabled = true;
  try {
    await post('/api/clock/confirm', {});
    toast(t('health.clockConfirmed'));
  } catch (problem) {
    toast(problem.message, true);
    event.target.disabled = false;
  }
}

const item = (name, value, kind) => h('div', null, h('dt', null, name), h('dd', { class: kind }, value), place());

function duration(seconds) {
  const days = Math.floor(seconds / 86400), hours = Math.floor(seconds / 3600) % 24, minutes = Math.floor(seconds / 60) % 60;
  return days ? t('health.days', { days, hours }) : t('health.hours', { hours, minutes });
}

function show(main, { box, lane, drift, uptimeSeconds }) {
  const free = box.diskSize ? box.diskFree / box.diskSize : 1;
  fill(main,
    cameraBanner(lane.camera),
    lane.lastAlarm && h('p', { class: 'banner warn' }, t('health.lastAlarm', { text: alarmText(lane) })),
    box.npu.isDegraded && h('p', { class: 'banner bad', id: 'reader-degraded' }, t('health.npuDegraded', { text: box.npu.lastFault })),
    h('section', { id: 'changes' }, h('h2', null, t('health.changes')),
      !drift.commissioned ? h('p', { class: 'soft' }, t('health.notCommissioned'))
        : drift.findings.length === 0 ? h('p', { class: 'banner good' }, t('health.noChange', { time: time(drift.commissioned) }))
          : drift.findings.map((finding) => h('p', { class: `banner ${finding.level === 'Bad' ? 'bad' : 'warn'}` }, t(`drift.${finding.code}`, { value: percent(finding.value), limit: percent(finding.limit) }))),
      drift.hours.length > 0 && h('div', { class: 'charts' },
        chart(t('health.vehicles'), drift.hours, (hour) => hour.vehicles, (value) => number(value)),
        chart(t('health.readRate'), drift.hours, (hour) => hour.readRate, (value) => percent(value)),
        chart(t('figure.height'), drift.hours, (hour) => hour.plateHeight, (value) => `${number(value)} px`),
        chart(t('figure.focus'), drift.hours, (hour) => hour.focus, (value) => number(value, 2)),
        chart(t('figure.confidence'), drift.hours, (hour) => hour.confidence, (value) => percent(value)))),
    h('h2', null, t('health.box')),
    h('dl', { class: 'figures many' },
      item(t('health.inference'), box.inference, box.npu.isDegraded ? 'bad' : null),
      box.npu.runMs !== null && item(t('health.npuRun'), `${number(box.npu.runMs, 1)} ms`),
      box.npu.temperatureCelsius !== null && item(t('health.temperature', { name: 'NPU' }), `${number(box.npu.temperatureCelsius)} °C`, box.npu.temperatureCelsius >= 95 ? 'bad' : box.npu.temperatureCelsius >= 85 ? 'warn' : null),
      box.npu.powerWatts !== null && item(t('health.npuPower'), `${number(box.npu.powerWatts, 1)} W`),
      box.npu.fallbacks > 0 && item(t('health.npuFallbacks'), number(box.npu.fallbacks), 'warn'),
      item(t('health.frame'), t('health.ms', { median: number(lane.frameMs, 1), worst: number(lane.frameMsP99, 1) })),
      item(t('health.rate'), number(lane.camera.framesPerSecond, 1)), item(t('health.missed'), number(lane.camera.missed)), item(t('health.skipped'), number(lane.framesSkipped), lane.framesSkipped > 0 ? 'bad' : null), item(t('health.faults'), number(lane.camera.faults)),
      Object.entries(box.temperatures).map(([name, value]) => item(t('health.temperature', { name }), `${number(value)} °C`, value >= 85 ? 'bad' : value >= 75 ? 'warn' : null)),
      item(t('health.disk'), `${bytes(box.diskFree)} / ${bytes(box.diskSize)}`, free < 0.05 ? 'bad' : free < 0.15 ? 'warn' : null),
      box.diskWear !== null && item(t('health.wear'), percent(box.diskWear / 100), box.diskWear >= 90 ? 'bad' : null),
      item(t('health.journal'), t('health.events', { count: number(box.events), size: bytes(box.journalSize) })),
      item(t('health.dropped'), number(box.eventsDropped), box.eventsDropped > 0 ? 'bad' : null),
      item(t('health.clock'), `${time(box.clock)} · ${t(`clock.${box.clockState}`)}`, box.clockState === 'Unknown' ? 'warn' : null),
      box.clockState === 'Unknown' && isTechnician() && item('', h('button', { class: 'quiet', id: 'confirm-clock', onclick: confirmClock }, t('health.confirmClock'))),
      item(t('health.memory'), bytes(box.memory)), item(t('health.uptime'), duration(uptimeSeconds)), item(t('health.version'), box.version)));
}

// Bars by the hour, drawn as elements: sizes are set by script, which the page's policy allows.
function chart(title, hours, value, format) {
  const last = hours.slice(-48);
  const most = Math.max(...last.map(value), 1e-9);
  const bars = last.map((hour) => {
    const bar = h('div', { class: 'bar', title: `${time(hour.hour)}: ${format(value(hour))}` });
    bar.style.height = `${Math.max(2, (value(hour) / most) * 100)}%`;
    return bar;
  });
  const now = value(last[last.length - 1]);
  return h('figure', { class: 'chart' }, h('figcaption', null, title, ' ', h('strong', null, format(now))), h('div', { class: 'bars', 'aria-hidden': 'true' }, bars));
}
