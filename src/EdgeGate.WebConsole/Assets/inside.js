// Who is inside, and a way to put it right.

import { ask, field, fill, h, toast } from './dom.js';
import { moment, number, t } from './i18n.js';
import { get, isTechnician, order } from './api.js';

const reasons = ['seen', 'left', 'counted', 'closing'];

// Everything that is put right says why.
function correct(title, confirm, wantsPlate, danger) {
  return ask(title, (error) => {
    const plate = h('input', { name: 'plate', autocapitalize: 'characters', autocomplete: 'off', maxlength: 32 });
    const text = h('input', { name: 'reason', maxlength: 200, autocomplete: 'off' });
    const quick = h('div', { class: 'chips' }, reasons.map((key) =>
      h('button', { type: 'button', class: 'chip', onclick: () => { text.value = t(`inside.why.${key}`); } }, t(`inside.why.${key}`))));
    return {
      body: [wantsPlate && field(t('figure.plate'), plate), h('p', null, t('gate.whyHint')), quick, field(t('gate.why'), text)].filter(Boolean),
      result: () => {
        const missing = wantsPlate && !plate.value.trim() ? plate : !text.value.trim() ? text : null;
        if (!missing) return { plate: plate.value.trim(), reason: text.value.trim() };
        error.textContent = t(missing === plate ? 'inside.plateMissing' : 'error.reasonMissing');
        missing.focus();
        return null;
      },
    };
  }, confirm, t('cancel'), danger);
}

export async function inside(main) {
  const place = h('div');
  fill(main, h('p', null, h('a', { href: '#live' }, `← ${t('page.live')}`)), h('h1', null, t('page.inside')), place);

  async function change(act, answer) {
    if (!answer) return;
    try {
      show(await order(`/api/presence/${act}`, answer));
      toast(t('inside.done'));
    } catch (problem) {
      toast(problem.message, true);
    }
  }

  async function remove(plate) {
    const name = plate || t('figure.unreadable');
    const answer = await correct(t('inside.removeTitle', { plate: name }), t('inside.remove'), false, false);
    await change('remove', answer && { ...answer, plate });
  }

  const button = (plate) => h('button', { class: 'quiet', onclick: () => remove(plate) }, t('inside.remove'));

  function show({ counts, inside: total, capacity, unreadable, vehicles }) {
    if (!counts) {
      fill(place, h('p', { class: 'soft' }, t('inside.notCounted')));
      return;
    }
    fill(place,
      h('section', { class: 'card', id: 'inside' },
        h('p', { class: 'state', id: 'inside-count' }, capacity > 0 ? t('inside.of', { count: number(total), places: number(capacity) }) : t('inside.count', { count: number(total) })),
        h('div', { class: 'buttons' },
          h('button', { class: 'quiet', id: 'inside-add', onclick: async () => change('add', await correct(t('inside.addTitle'), t('inside.add'), true, false)) }, t('inside.add')),
          isTechnician() && total > 0 && h('button', { class: 'danger', id: 'inside-clear', onclick: async () => change('clear', await correct(t('inside.clearTitle'), t('inside.clear'), false, true)) }, t('inside.clear')))),
      h('ul', { class: 'rows', id: 'inside-list' },
        vehicles.map((vehicle) => h('li', { class: 'row' },
          h('div', { class: 'what' }, h('div', { class: 'plate-text' }, vehicle.plate), h('div', { class: 'soft' }, t('inside.since', { since: moment(vehicle.since) }))), button(vehicle.plate))),
        unreadable > 0 && h('li', { class: 'row' }, h('div', { class: 'what' }, t('inside.unreadable', { count: number(unreadable) })), button('')),
        total === 0 && h('li', { class: 'soft' }, t('inside.nobody'))));
  }

  show(await get('/api/presence'));
}
