// One's own password.

import { fill, h, passwordField, secret, toast } from './dom.js';
import { t } from './i18n.js';
import { current, post } from './api.js';

export function account(main) {
  const before = h('input', { type: 'password', autocomplete: 'current-password', required: true });
  const next = h('input', { type: 'password', autocomplete: 'new-password', required: true, minlength: 12 });
  const error = h('p', { class: 'error', role: 'alert' });
  fill(main, h('h1', null, t('page.account')),
    h('p', null, t('account.who', { name: current().user, role: t(`role.${current().role}`) })),
    h('form', {
      class: 'card narrow left',
      onsubmit: async (event) => {
        event.preventDefault();
        error.textContent = '';
        try {
          await post('/api/password', { current: secret(before), password: secret(next) });
          before.value = next.value = '';
          toast(t('account.changed'));
        } catch (problem) {
          error.textContent = problem.message;
        }
      },
    }, h('h2', null, t('account.change')), passwordField(t('account.current'), before), passwordField(t('account.new'), next, t('passwordHint')), error,
    h('button', { class: 'main', type: 'submit' }, t('save'))));
}
