// Words of the page. One file a language; a test proves that every file has the same keys and every key is used.

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
  const answer = await fetch(`/assets/lang.${language}.json`);
  words = await answer.json();
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

// What the box says, in the reader's language: codes and values, or its English where the sentence is not known. A value that begins with @
// is itself a key; a part without a code is what somebody wrote.
export function say(parts, english) {
  if (!parts) return english;
  const value = (text) => (text.startsWith('@') ? t(text.slice(1)) : text);
  const words = parts.map(({ code, values }) => (code ? t(`say.${code}`, Object.fromEntries(Object.entries(values).map(([name, text]) => [name, value(text)]))) : values.text));
  return words.join(t('say.and'));
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
