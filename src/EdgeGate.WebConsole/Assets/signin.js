// Signing in, and the first account with the one-time code.

import { field, fill, h, passwordField, secret } from './dom.js';
import { t } from './i18n.js';
import { get, post, setSession } from './api.js';

export async function signIn(main, done) {
  const { first } = await get('/api/state');
  const error = h('p', { class: 'error', role: 'alert' });

  function form(title, intro, fields, button, send) {
    const submit = h('button', { class: 'main wide', type: 'submit' }, button);
    return h('form', {
      class: 'card narrow',
      onsubmit: async (event) => {
        event.preventDefault();
        error.textContent = '';
        submit.disabled = true;
        try {
          setSession(await send());
          done();
        } catch (problem) {
          error.textContent = problem.message;
        } finally {
          submit.disabled = false;
        }
      },
    }, h('h1', null, title), intro && h('p', null, intro), fields, error, submit);
  }

  function login() {
    const name = h('input', { name: 'name', autocomplete: 'username', autocapitalize: 'none', required: true });
    const password = h('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true });
    fill(main, form(t('signIn'), null, [field(t('name'), name), passwordField(t('password'), password)], t('signIn'),
      () => post('/api/login', { name: name.value, password: secret(password) })),
    h('p', { class: 'narrow centre' }, h('button', { class: 'link', onclick: code }, t('haveCode'))));
    name.focus();
  }

  function code() {
    const typed = h('input', { name: 'code', autocomplete: 'one-time-code', autocapitalize: 'characters', spellcheck: 'false', required: true, placeholder: 'XXXX-XXXX-XXXX' });
    const name = h('input', { name: 'name', autocomplete: 'username', autocapitalize: 'none', required: true });
    const password = h('input', { name: 'password', type: 'password', autocomplete: 'new-password', required: true, minlength: 12 });
    fill(main, form(t('first.title'), t('first.intro'), [
      field(t('first.code'), typed, t('first.codeHint')), field(t('name'), name, t('nameHint')), passwordField(t('password'), password, t('passwordHint')),
    ], t('first.make'), () => post('/api/first', { code: typed.value, name: name.value, password: secret(password) })),
    !first && h('p', { class: 'narrow centre' }, h('button', { class: 'link', onclick: login }, t('signIn'))));
    typed.focus();
  }

  if (first) code();
  else login();
}
