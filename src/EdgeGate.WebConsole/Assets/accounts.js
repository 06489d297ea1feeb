// Who may sign in.

import { ask, field, fill, h, passwordField, secret, toast } from './dom.js';
import { t, time } from './i18n.js';
import { current, get, post, remove } from './api.js';

const roles = ['Operator', 'Technician'];

export async function accounts(main) {
  const list = await get('/api/accounts');

  async function edit(name) {
    const done = await ask(name ? t('accounts.edit', { name }) : t('accounts.new'), (error) => {
      const who = h('input', { value: name ?? '', disabled: Boolean(name), autocapitalize: 'none', autocomplete: 'off', required: true });
      const role = h('select', null, roles.map((value) => h('option', { value }, t(`role.${value}`))));
      role.value = list.find((entry) => entry.name === name)?.role ?? 'Operator';
      const password = h('input', { type: 'password', autocomplete: 'new-password', required: true, minlength: 12 });
      return {
        body: [field(t('name'), who, t('nameHint')), field(t('accounts.role'), role), passwordField(t('password'), password, t('passwordHint'))],
        result: () => ({ name: who.value, role: role.value, password: secret(password) }),
      };
    }, t('save'), t('cancel'));
    if (done) await act(() => post('/api/accounts', done));
  }

  async function act(action) {
    try {
      await action();
      toast(t('saved'));
    } catch (problem) {
      toast(problem.message, true);
    }
    if (current()) accounts(main);
  }

  async function drop(name) {
    if (await ask(t('accounts.remove', { name }), () => ({ body: h('p', null, t('accounts.removeSure')), result: () => true }), t('remove'), t('cancel'), true))
      await act(() => remove(`/api/accounts/${encodeURIComponent(name)}`));
  }

  fill(main, h('h1', null, t('page.accounts')),
    h('ul', { class: 'rows' }, list.map((entry) => h('li', { class: 'row' },
      h('div', { class: 'grow' }, h('strong', null, entry.name), h('div', { class: 'soft' }, `${t(`role.${entry.role}`)} · ${t('accounts.since', { time: time(entry.changed) })}`)),
      // One's own password asks for the present one.
      entry.name === current().user ? h('a', { class: 'button quiet', href: '#account' }, t('change')) : h('button', { class: 'quiet', onclick: () => edit(entry.name) }, t('change')),
      h('button', { class: 'quiet', onclick: () => drop(entry.name) }, t('remove'))))),
    h('p', null, h('button', { class: 'main', onclick: () => edit() }, t('accounts.new'))));
}
