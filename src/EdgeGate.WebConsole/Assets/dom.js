// Elements without a framework. Text is always text: nothing here ever parses HTML.

import { t } from './i18n.js';

export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (name === 'value' || name === 'checked' || name === 'disabled' || name === 'open') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

// Rewrites an element only when what it is made from has changed: focus and screen readers are not disturbed for nothing.
export function fillIfChanged(element, key, make) {
  const text = JSON.stringify(key);
  if (element.dataset.key === text) return;
  element.dataset.key = text;
  fill(element, make());
}

// The same word typed on two keyboards is the same password.
export const secret = (input) => input.value.normalize('NFC');

let fields = 0;

export function field(label, input, hint) {
  input.id ||= `f${++fields}`;
  if (hint) input.setAttribute('aria-describedby', `${input.id}-hint`);
  return h('div', { class: 'field' }, h('label', { for: input.id }, label), input, hint && h('p', { class: 'hint', id: `${input.id}-hint` }, hint));
}

// A password, and a way to look at what was typed: with wet gloves one wants to see it.
export function passwordField(label, input, hint) {
  const look = h('button', {
    type: 'button', class: 'link show', 'aria-pressed': 'false',
    onclick: () => {
      const shown = input.type === 'password';
      input.type = shown ? 'text' : 'password';
      look.setAttribute('aria-pressed', String(shown));
      input.focus();
    },
  }, t('show'));
  return h('div', { class: 'password' }, field(label, input, hint), look);
}

export function toast(text, bad) {
  const box = document.getElementById('toasts');
  const message = h('div', { class: bad ? 'toast bad' : 'toast' }, text);
  box.append(message);
  setTimeout(() => message.remove(), bad ? 9000 : 5000);
}

// Asks for something in a dialog; resolves with what build's form gives, or null when it was left.
export function ask(title, build, confirm, cancel, danger) {
  return new Promise((resolve) => {
    const error = h('p', { class: 'error', role: 'alert' });
    const form = h('form', { method: 'dialog' });
    const dialog = h('dialog', { 'aria-label': title }, h('h2', null, title), form);
    const { body, result } = build(error);
    form.append(...[body, error, h('div', { class: 'buttons' },
      h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, cancel),
      h('button', { type: 'submit', class: danger ? 'danger' : 'main' }, confirm))].flat());
    let answer = null;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const value = result();
      if (value === null) return;
      answer = value;
      dialog.close();
    });
    dialog.addEventListener('close', () => { dialog.remove(); resolve(answer); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
