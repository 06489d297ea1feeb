// Start, navigation, and the end of a session.

import { fill, h, toast } from './dom.js';
import { language, languages, load, t } from './i18n.js';
import { current, get, isTechnician, post, setSession, whenSignedOut } from './api.js';
import { signIn } from './signin.js';
import { live, nameLane } from './live.js';
import { account } from './account.js';
import { accounts } from './accounts.js';
import { commission } from './commission.js';
import { contacts } from './contacts.js';
import { events } from './events.js';
import { health } from './health.js';
import { inside } from './inside.js';
import { lists } from './lists.js';
import { manual } from './manual.js';
import { modes } from './modes.js';
import { whatif } from './whatif.js';

const pages = {
  live: { show: live, icon: '◉' },
  events: { show: events, icon: '☰' },
  lists: { show: lists, icon: '✓' },
  health: { show: health, icon: '♥' },
  commission: { show: commission, icon: '◎', technician: true },
  contacts: { show: contacts, icon: '⇄', technician: true },
  modes: { show: modes, icon: '⚠' },
  whatif: { show: whatif, icon: '?' },
  manual: { show: manual, icon: '§' },
  accounts: { show: accounts, icon: '☺', technician: true },
  account: { show: account, icon: '⚙' },
  // Reached from the live page.
  inside: { show: inside, icon: '', apart: true },
};

// Beside More on a phone.
const first = 4;

let leave = () => {};
let turn = 0;
let lastTouch = 0;

const allowed = () => Object.entries(pages).filter(([, page]) => !page.technician || isTechnician());

function top() {
  const select = h('select', { 'aria-label': t('language'), id: 'language', onchange: async (event) => { await load(event.target.value); start(); } },
    Object.entries(languages).map(([code, name]) => h('option', { value: code, lang: code, selected: code === language }, name)));
  fill(document.getElementById('top'),
    h('span', { class: 'brand' }, 'EdgeGate'),
    h('span', { id: 'lane-name' }),
    h('span', { class: 'spring' }),
    select,
    current() && h('button', { class: 'quiet', id: 'sign-out', title: t('signOut'), onclick: signOut }, h('span', { class: 'icon', 'aria-hidden': 'true' }, '↪'), h('span', { class: 'words' }, t('signOut'))));
  document.getElementById('skip').textContent = t('skip');
}

function navigation(name) {
  const nav = document.getElementById('nav');
  nav.setAttribute('aria-label', t('navigation'));
  nav.hidden = !current();
  nav.classList.remove('open');
  // On a phone the first ones stand there, and the others behind a word that says so: nothing is out of sight without a sign of it.
  const more = h('button', { type: 'button', class: 'more-pages', id: 'more-pages', 'aria-expanded': 'false', 'aria-controls': 'nav-pages', onclick: () => {
    more.setAttribute('aria-expanded', String(nav.classList.toggle('open')));
  } }, h('span', { 'aria-hidden': 'true', class: 'icon' }, '⋯'), h('span', null, t('more')));
  const items = allowed().filter(([, page]) => !page.apart).map(([key, page], i) => h('li', { class: i < first ? null : 'further' },
    h('a', { href: `#${key}`, 'aria-current': key === name ? 'page' : null }, h('span', { 'aria-hidden': 'true', class: 'icon' }, page.icon), h('span', null, t(`page.${key}`)))));
  items.splice(first, 0, h('li', { class: 'more' }, more));
  fill(nav, current() && h('ul', { id: 'nav-pages' }, items));
}

async function signOut() {
  try { await post('/api/logout'); } catch { /* signed out already */ }
  setSession(null);
  start();
}

async function show() {
  leave();
  leave = () => {};
  const mine = ++turn;
  const [name, ...rest] = location.hash.slice(1).split('/');
  const key = allowed().some(([page]) => page === name) ? name : 'live';
  navigation(key);
  document.title = `${t(`page.${key}`)} – EdgeGate`;
  // A place of its own: a page that answers late, after the next one was chosen, fills what nobody sees any more.
  const place = h('div');
  fill(document.getElementById('main'), place);
  let left;
  try {
    left = await pages[key].show(place, rest.map(decodeURIComponent));
  } catch (error) {
    fill(place, h('p', { class: 'error', role: 'alert' }, error.message));
  }
  if (mine !== turn) {
    left?.();
    return;
  }
  leave = left ?? (() => {});
  window.scrollTo(0, 0);
}

async function start() {
  leave();
  leave = () => {};
  turn++;
  top();
  if (!current()) {
    navigation();
    document.title = `${t('signIn')} – EdgeGate`;
    await signIn(document.getElementById('main'), () => start());
    return;
  }
  get('/api/lane').then((lane) => { if (current()) nameLane(lane); }, () => { /* the live page names it later */ });
  await show();
}

// A person who does something keeps the session; a page left open does not.
async function touch() {
  if (!current() || Date.now() - lastTouch < 60000) return;
  lastTouch = Date.now();
  try { setSession(await post('/api/session/touch')); } catch { /* the next call says it */ }
}

whenSignedOut(() => { toast(t('signedOut'), true); start(); });
addEventListener('hashchange', () => { if (current()) show(); });
for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, touch, { passive: true });
document.getElementById('skip').addEventListener('click', (event) => { event.preventDefault(); document.getElementById('main').focus(); });

await load();
const state = await get('/api/state');
if (state.session) setSession(state.session);
lastTouch = Date.now();
await start();
