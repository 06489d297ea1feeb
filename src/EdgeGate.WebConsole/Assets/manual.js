// The manual: Markdown from the box, made into elements. It knows what the manual's pages are written with, and text stays text.

import { fill, h } from './dom.js';
import { t } from './i18n.js';
import { getText } from './api.js';

// Where a link of a page leads here; null for what is not on the box.
function place(to, page) {
  const [path, anchor] = to.split('#');
  const file = path === '' ? page : path.replace(/^\.\.\//, '');
  if (!/^[\w-]+\.md$/.test(file) || to === '../README.md' || to.startsWith('../README.md#')) return null;
  return `#manual/${file}${anchor ? `/${anchor}` : ''}`;
}

const picture = (to, text) => h('img', { src: `/api/manual/${to.replace(/^.*\//, '')}`, alt: text, loading: 'lazy' });

// Code, pictures, links, bold; in this order, so that nothing is looked for inside of code.
export function inline(markdown, page) {
  const parts = [];
  const pattern = /`([^`]+)`|!\[([^\]]*)\]\(([^)\s]+)\)|\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\\([|<])/g;
  let from = 0;
  for (const found of markdown.matchAll(pattern)) {
    parts.push(markdown.slice(from, found.index));
    from = found.index + found[0].length;
    const [, code, alt, source, label, to, bold, soft, escaped] = found;
    if (code !== undefined) parts.push(h('code', null, code.replaceAll('\\|', '|').replaceAll('\\<', '<')));
    else if (source !== undefined) parts.push(picture(source, alt));
    else if (label !== undefined) {
      const href = place(to, page);
      parts.push(href ? h('a', { href }, inline(label, page)) : inline(label, page));
    } else if (bold !== undefined) parts.push(h('strong', null, inline(bold, page)));
    else if (soft !== undefined) parts.push(h('em', null, inline(soft, page)));
    else parts.push(escaped);
  }
  parts.push(markdown.slice(from));
  return parts;
}

// As GitHub makes it from a heading.
export const anchorOf = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');

const cells = (line) => line.replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim());

function table(lines, page) {
  const [head, , ...rows] = lines.map(cells);
  return h('div', { class: 'scroll' }, h('table', null,
    head.some((cell) => cell) && h('thead', null, h('tr', null, head.map((cell) => h('th', { scope: 'col' }, inline(cell, page))))),
    h('tbody', null, rows.map((row) => h('tr', null, row.map((cell) => h('td', null, inline(cell, page))))))));
}

export function render(markdown, page) {
  const lines = markdown.replaceAll('\r', '').split('\n');
  const made = [];
  const take = (belongs) => {
    const taken = [];
    while (lines.length && belongs(lines[0], taken.length)) taken.push(lines.shift());
    return taken;
  };
  while (lines.length) {
    const line = lines[0];
    const heading = /^(#{1,4}) (.+)$/.exec(line);
    const item = /^(\*|-|\d+\.) /.exec(line);
    if (!line.trim()) lines.shift();
    else if (line.startsWith('```')) {
      lines.shift();
      made.push(h('pre', { class: 'code' }, take((next) => !next.startsWith('```')).join('\n')));
      lines.shift();
    } else if (heading) {
      lines.shift();
      made.push(h(`h${heading[1].length}`, { id: `m-${anchorOf(heading[2])}` }, inline(heading[2], page)));
    } else if (line.startsWith('|')) made.push(table(take((next) => next.startsWith('|')), page));
    else if (item) {
      const items = [];
      for (const next of take((following, count) => count === 0 || /^(\*|-|\d+\.) |^ {2,}\S/.test(following))) {
        if (/^ /.test(next)) items[items.length - 1] += ` ${next.trim()}`;
        else items.push(next.replace(/^(\*|-|\d+\.) /, ''));
      }
      made.push(h(/\d/.test(item[1]) ? 'ol' : 'ul', null, items.map((one) => h('li', null, inline(one, page)))));
    } else made.push(h('p', null, inline(take((next, count) => count === 0 || (next.trim() && !/^(#|\||```|\* |- |\d+\. )/.test(next))).join(' '), page)));
  }
  return made;
}

export async function manual(main, [page = 'README.md', anchor]) {
  const text = await getText(`/api/manual/${encodeURIComponent(page)}`);
  main.classList.add('manual');
  main.lang = 'en';
  fill(main, page !== 'README.md' && h('p', null, h('a', { href: '#manual' }, `← ${t('page.manual')}`)), render(text, page));
  if (anchor) requestAnimationFrame(() => document.getElementById(`m-${anchor}`)?.scrollIntoView());
}
