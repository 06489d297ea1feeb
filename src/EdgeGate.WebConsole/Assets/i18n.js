// Words of the page, and the catalogue of what the box says. One file of each a language; tests prove that all have the same keys and every key is used.

export const languages = {
  en: 'English', 'zh-Hant': '繁體中文', 'zh-Hans': '简体中文', ko: '한국어', vi: 'Tiếng Việt', es: 'Español', de: 'Deutsch',
};

let words = {};
export let language = 'en';

function preferred() {
  const kept = localStorage.getItem('language');
  if (kept in languages) return kept;
  for (const wanted of navigator.languages) {
    if (/^zh-(tw|hk|mo|hant)/i.test(wanted)) return 'zh-Hant';
    if (/^zh/i.test(wanted)) return 'zh-Hans';
    const short = wanted.slice(0, 2).toLowerCase();
    if (short in languages) return short;
  }
  return 'en';
}

export async function load(wanted) {
  language = wanted ?? preferred();
  const [page, sentences] = await Promise.all(['lang', 'say'].map(async (file) => (await fetch(`/assets/${file}.${language}.json`)).json()));
  words = { ...page, ...Object.fromEntries(Object.entries(sentences).map(([code, text]) => [`say.${code}`, text])) };
  document.documentElement.lang = language;
  if (wanted) localStorage.setItem('language', wanted);
}

// {name} in a text is replaced by what is given.
export function t(key, values) {
  const text = words[key] ?? key;
  return values ? text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '') : text;
}

export function has(key) {
  return key in words;
}

// What the box says, in the reader's language: a phrase, or its English where that is all there is, as in old journals and in those of a newer
// release. What goes into its places is a text as somebody wrote it, a word of the page, another phrase, or several of these.
export function say(phrase, english) {
  const known = (what) => (Array.isArray(what) ? what.every(known) : !what.code || (has(`say.${what.code}`) && Object.values(what.values ?? {}).every(known)));
  return phrase && known(phrase) ? spoken(phrase) : english;
}

function spoken(what) {
  if (typeof what === 'string') return what;
  if (Array.isArray(what)) return what.map(spoken).join(t('say.and'));
  return what.word ? t(what.word) : t(`say.${what.code}`, Object.fromEntries(Object.entries(what.values ?? {}).map(([name, value]) => [name, spoken(value)])));
}

export function number(value, digits = 0) {
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function percent(value, digits = 0) {
  return new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function time(text, withDate = true) {
  const options = withDate ? { dateStyle: 'short', timeStyle: 'medium' } : { timeStyle: 'medium' };
  return new Intl.DateTimeFormat(language, options).format(new Date(text));
}

// With the date where it is another day than today.
export const moment = (text) => time(text, new Date(text).toDateString() !== new Date().toDateString());

export function bytes(value) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${number(value, unit > 1 && value < 10 ? 1 : 0)} ${units[unit]}`;
}
