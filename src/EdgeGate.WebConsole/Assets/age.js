// What is shown says how old it is, and does not look like new when it is not: a box that hangs and a cable that was pulled look alike.

import { h } from './dom.js';
import { number, t } from './i18n.js';
import { boxNow } from './clock.js';

// Three pictures or states that did not come.
const limit = 3000;

export const isOld = (age) => age > limit;
export const seconds = (age) => number(Math.floor(age / 1000));

// Twice a second, whether something has come or not.
export class Age {
  constructor(show) {
    this.show = show;
    this.noted = { at: null, here: performance.now() };
    this.timer = setInterval(() => this.tick(), 500);
  }

  // Something new is shown that the box made at a moment of its own clock.
  note(at) {
    this.noted = { at: at ?? boxNow(), here: performance.now() };
    this.tick();
  }

  tick() {
    // A box that has started again counts from elsewhere: it was here for this long at least.
    const here = performance.now() - this.noted.here;
    this.show(this.noted.at === null ? here : Math.max(here, (boxNow() ?? 0) - this.noted.at));
  }

  stop() {
    clearInterval(this.timer);
  }
}

// Marks an element, and writes its age where it has a place for it.
export function mark(element, age) {
  const old = isOld(age);
  element.classList.toggle('stale', old);
  for (const place of element.querySelectorAll('.age')) {
    const text = old ? t('age.ago', { seconds: seconds(age) }) : t('age.now');
    if (place.textContent !== text) place.textContent = text;
  }
}

export const place = () => h('span', { class: 'age' }, t('age.now'));

// What is lost. Read out once; the seconds that go on counting are for the eye.
export function lossBanner(text, id) {
  const words = h('span', null, text);
  const count = h('span', { 'aria-hidden': 'true' });
  const banner = h('p', { class: 'banner bad', hidden: true, role: 'alert', id }, words, ' ', count);
  return {
    banner,
    // why: other words than the usual ones.
    show(lost, age, why = text) {
      if (words.textContent !== why) words.textContent = why;
      banner.hidden = !lost;
      if (lost) count.textContent = isOld(age) ? t('age.silent', { seconds: seconds(age) }) : '';
    },
  };
}
