// What a person may ask of the gate. Everything but stopping says why.

import { ask, field, h, toast } from './dom.js';
import { t } from './i18n.js';
import { order } from './api.js';

const reasons = ['visitor', 'delivery', 'unreadable', 'emergency', 'maintenance'];

export async function command(name) {
  const reason = await ask(t(`gate.${name}Title`), (error) => {
    const text = h('input', { name: 'reason', maxlength: 200, autocomplete: 'off' });
    const quick = h('div', { class: 'chips' }, reasons.map((key) =>
      h('button', { type: 'button', class: 'chip', onclick: () => { text.value = t(`why.${key}`); } }, t(`why.${key}`))));
    return {
      body: [h('p', null, t('gate.whyHint')), quick, field(t('gate.why'), text)],
      result: () => {
        if (text.value.trim().length >= 3) return text.value.trim();
        error.textContent = t('error.reasonMissing');
        text.focus();
        return null;
      },
    };
  }, t(`gate.${name}`), t('cancel'), name === 'open');
  if (reason !== null) await send(name, reason);
}

export const hold = () => send('hold', '');

async function send(name, reason) {
  try {
    await order(`/api/gate/${name}`, { reason });
    toast(t(`gate.${name}Done`));
  } catch (problem) {
    // A stop without an answer is the one that a person must not rely on.
    toast(name === 'hold' && problem.status === 0 ? t('gate.holdUnanswered') : problem.status === 409 ? t('gate.refused', { state: t(`state.${problem.body?.state ?? 'Unknown'}`) }) : problem.message, true);
  }
}
