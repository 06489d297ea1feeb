// Recorded vehicles, decided on again by other rules; and vehicles that were denied one look-alike from a listed plate.

import { fill, h, toast } from './dom.js';
import { has, percent, say, t, time } from './i18n.js';
import { get, post } from './api.js';
import { crop } from './events.js';

const label = (rule) => {
  const name = rule.key.slice(rule.key.indexOf('.') + 1);
  return has(`access.${name}`) ? t(`access.${name}`) : rule.about;
};

// A setting with few values is chosen, not typed.
function setting(rule) {
  const values = rule.expects.startsWith('one of ') ? [...rule.expects.matchAll(/"([^"]+)"/g)].map((match) => match[1]) : rule.expects === 'true or false' ? ['true', 'false'] : null;
  if (!values) return h('input', { id: rule.key, value: rule.value, autocomplete: 'off', autocapitalize: 'none', inputmode: 'decimal' });
  const select = h('select', { id: rule.key }, values.map((value) => h('option', { value }, value)));
  select.value = rule.value;
  return select;
}

export async function whatif(main) {
  const [rules, misses] = await Promise.all([get('/api/rules'), get('/api/nearmisses')]);
  const result = h('div', { id: 'whatif-result', role: 'status' });
  const inputs = new Map(rules.map((rule) => [rule, setting(rule)]));

  async function run(event) {
    event.preventDefault();
    const changes = {};
    for (const [rule, input] of inputs) if (input.value.trim() !== rule.value) changes[rule.key] = input.value.trim();
    try {
      const report = await post('/api/whatif', { changes });
      fill(result,
        h('p', { class: 'banner warn' }, t('whatif.summary', { vehicles: report.vehicles, opened: report.opened, shut: report.shut })),
        h('ul', { class: 'rows' }, report.changed.map((change) => h('li', null, h('a', { class: 'row event', href: `#events/${change.eventId}` },
          h('span', { class: `badge ${change.opens ? 'grant' : 'deny'}` }, t(change.opens ? 'whatif.opens' : 'whatif.shuts')),
          h('span', { class: 'plate-text' }, change.plate), h('span', { class: 'grow soft' }, say(change.say, change.text)))))));
    } catch (problem) {
      toast(problem.detail ?? problem.message, true);
    }
  }

  fill(main, h('h1', null, t('page.whatif')),
    h('form', { class: 'card', onsubmit: run }, h('h2', null, t('whatif.title')), h('p', { class: 'soft' }, t('whatif.intro')),
      h('div', { class: 'rules' }, [...inputs].map(([rule, input]) => h('div', { class: 'rule' }, h('label', { for: rule.key }, label(rule)), h('p', { class: 'hint' }, h('code', null, rule.key)), input))),
      h('button', { class: 'main', type: 'submit', id: 'whatif-run' }, t('whatif.run'))),
    result,
    h('section', null, h('h2', null, t('near.title')), h('p', { class: 'soft' }, t('near.intro')),
      misses.length ? h('ul', { class: 'rows' }, misses.map((miss) => h('li', null, h('a', { class: 'row event', href: `#events/${miss.eventId}` },
        crop(miss.eventId), h('div', { class: 'grow' }, h('div', { class: 'plate-text' }, `${miss.read} → ${miss.listed}`), h('div', { class: 'soft' }, `${miss.owner ? `${miss.owner} · ` : ''}${t('near.doubt', { share: percent(miss.doubt) })}`)),
        h('time', { class: 'soft', datetime: miss.at }, time(miss.at)))))) : h('p', null, t('near.none'))));
}
