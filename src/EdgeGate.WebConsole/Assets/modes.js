// What the lane does when something fails, and a rehearsal of it.

import { fill, h, toast } from './dom.js';
import { has, number, t } from './i18n.js';
import { getAged, isTechnician, order } from './api.js';
import { Age, isOld, lossBanner, mark } from './age.js';

export function modes(main) {
  const list = h('ul', { class: 'rows', id: 'modes' });
  const link = lossBanner(t('live.noLink'), 'link-lost');
  const age = new Age((milliseconds) => {
    mark(list, milliseconds);
    link.show(isOld(milliseconds), milliseconds);
  });
  fill(main, h('h1', null, t('page.modes')), link.banner, h('p', null, t('modes.intro')), list);
  let stopped = false;
  let key = '';

  async function load() {
    if (stopped) return;
    try {
      const { value: all, at } = await getAged('/api/modes');
      age.note(at);
      const shown = JSON.stringify(all.map((mode) => [mode.name, Math.ceil(mode.secondsLeft)]));
      if (shown !== key) fill(list, all.map(row));
      key = shown;
    } catch { /* said elsewhere */ }
    setTimeout(load, 1000);
  }

  function row(mode) {
    const chosen = mode.chosen && has(`chosen.${mode.chosen}`) ? t(`chosen.${mode.chosen}`) : mode.chosen;
    return h('li', { class: 'row', id: `mode-${mode.name}` },
      h('div', { class: 'grow' }, h('strong', null, t(`mode.${mode.name}`)), h('div', null, t(`then.${mode.name}`)),
        mode.setting && h('div', { class: 'soft' }, h('code', null, mode.setting), `: ${chosen}`)),
      mode.secondsLeft > 0 ? h('span', { class: 'badge deny' }, t('modes.on', { seconds: number(Math.ceil(mode.secondsLeft)) }))
        : mode.canRehearse && isTechnician() ? h('button', { class: 'quiet', onclick: () => rehearse(mode.name) }, t('modes.rehearse'))
          : h('span', { class: 'soft' }, t('modes.cannot')));
  }

  async function rehearse(name) {
    try {
      await order(`/api/modes/${name}/rehearse`, { seconds: 10 });
      toast(t('modes.begun'));
    } catch (problem) {
      toast(problem.message, true);
    }
  }

  load();
  return () => { stopped = true; age.stop(); };
}
