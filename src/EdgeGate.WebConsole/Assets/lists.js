// Who may pass: look up, change one entry, import a whole file with every bad line named, export.

import { ask, field, fill, h, toast } from './dom.js';
import { number, t } from './i18n.js';
import { get, post, postText, put } from './api.js';

const columns = ['plate', 'list', 'owner', 'note', 'valid_from', 'valid_to', 'days', 'hours', 'lane'];
const kinds = ['allow', 'deny', 'watch', 'guest'];
const cell = (value) => (/[",\n\r;\t]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

// Rows of the file as the box exports it, fields with quotes and line breaks included.
export function parse(text) {
  const rows = [];
  let row = [], value = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') value += c;
      else if (text[i + 1] === '"') { value += '"'; i++; }
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') { row.push(value); value = ''; }
    else if (c === '\n') { row.push(value); rows.push(row); row = []; value = ''; }
    else if (c !== '\r') value += c;
  }
  if (value || row.length) { row.push(value); rows.push(row); }
  return rows;
}

const lines = (texts) => h('ul', null, texts.slice(0, 200).map((line) => h('li', null, line)));

const changes = ({ entries, added, removed, changed }) => t('lists.changed', { entries: number(entries), added: number(added), removed: number(removed), changed: number(changed) });

// Columns that the box does not use come along under the file's own names.
const valueOf = (entry, name) => entry[{ valid_from: 'validFrom', valid_to: 'validTo' }[name] ?? name] ?? entry.other?.[name] ?? '';

const write = (rows) => rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

export async function lists(main) {
  const filter = h('input', { name: 'filter', type: 'search', autocomplete: 'off', autocapitalize: 'none' });
  const table = h('div');
  let offset = 0;

  async function load() {
    const page = await get(`/api/list?filter=${encodeURIComponent(filter.value)}&offset=${offset}`);
    fill(table,
      !page.file && h('p', { class: 'banner warn' }, t('lists.noFile')),
      page.problems.length > 0 && h('div', { class: 'banner warn' }, t('lists.problems'), h('ul', null, page.problems.map((line) => h('li', null, line)))),
      page.lookAlikes.length > 0 && h('details', { class: 'card' }, h('summary', null, t('lists.lookAlikes', { count: page.lookAlikes.length })), h('ul', null, page.lookAlikes.map((line) => h('li', null, line)))),
      h('p', { class: 'soft' }, t('lists.count', { matching: number(page.matching), total: number(page.total) }), ' ', page.zone && t('lists.zone', { zone: page.zone })),
      h('ul', { class: 'rows' }, page.rows.map((row) => h('li', { class: 'row' },
        h('div', { class: 'grow' }, h('div', { class: 'plate-text' }, row.plate), h('div', { class: 'soft' }, [row.owner, row.note].filter(Boolean).join(' · ')),
          h('div', { class: 'soft' }, [row.validFrom && `${row.validFrom} –`, row.validTo && `– ${row.validTo}`, row.days, row.hours, row.lane].filter(Boolean).join(' · '))),
        h('span', { class: `badge ${row.list === 'deny' ? 'deny' : row.list === 'watch' ? 'ignore' : 'grant'}` }, t(`list.${row.list}`)),
        h('button', { class: 'quiet', onclick: () => edit(row), 'aria-label': t('lists.edit', { plate: row.plate }) }, t('change')),
        h('button', { class: 'quiet', onclick: () => drop(row), 'aria-label': t('lists.remove', { plate: row.plate }) }, t('remove'))))),
      h('div', { class: 'buttons' },
        offset > 0 && h('button', { class: 'quiet', onclick: () => { offset -= 100; load(); } }, t('back')),
        offset + 100 < page.matching && h('button', { class: 'quiet', onclick: () => { offset += 100; load(); } }, t('events.more'))));
  }

  async function wholeFile() {
    const answer = await fetch('/api/list/export');
    const rows = parse((await answer.text()).replace(/^\uFEFF/, ''));
    return rows.length ? rows : [columns];
  }

  const matches = (head, row, entry) => head.every((name, i) => (row[i] ?? '') === valueOf(entry, name));

  async function store(rows) {
    let change = await put('/api/list', write(rows), 'text/csv');
    if (change.toConfirm.length > 0) {
      if (!await ask(t('lists.toConfirm', { count: number(change.toConfirm.length) }), () => ({ body: lines(change.toConfirm), result: () => true }), t('save'), t('cancel'))) return;
      change = await put('/api/list?wildcards=confirmed', write(rows), 'text/csv');
    }
    if (!change.applied) throw new Error(change.errors[0] ?? t('lists.refused'));
    toast(changes(change));
    await load();
  }

  async function attempt(action) {
    try { await action(); } catch (problem) { toast(problem.detail ?? problem.message, true); }
  }

  async function edit(before) {
    const entry = await ask(before ? t('lists.edit', { plate: before.plate }) : t('lists.new'), (error) => {
      const plate = h('input', { name: 'plate', value: before?.plate ?? '', autocapitalize: 'characters', autocomplete: 'off', required: true });
      const list = h('select', { name: 'list' }, kinds.map((value) => h('option', { value }, t(`list.${value}`))));
      list.value = before?.list ?? 'allow';
      const owner = h('input', { name: 'owner', value: before?.owner ?? '', autocomplete: 'off' });
      const note = h('input', { name: 'note', value: before?.note ?? '', autocomplete: 'off' });
      const to = h('input', { name: 'to', type: 'date', value: (before?.validTo ?? '').slice(0, 10) });
      return {
        body: [field(t('figure.plate'), plate, t('lists.plateHint')), field(t('lists.list'), list), field(t('lists.owner'), owner), field(t('lists.note'), note), field(t('lists.until'), to)],
        result: () => ({ ...before, plate: plate.value.trim(), list: list.value, owner: owner.value, note: note.value,
          validTo: to.value === (before?.validTo ?? '').slice(0, 10) ? before?.validTo ?? '' : to.value }),
      };
    }, t('save'), t('cancel'));
    if (!entry) return;
    await attempt(async () => {
      const rows = await wholeFile();
      const made = rows[0].map((name) => valueOf(entry, name));
      const at = before ? rows.findIndex((row, i) => i > 0 && matches(rows[0], row, before)) : -1;
      if (at > 0) rows[at] = made;
      else rows.push(made);
      await store(rows);
    });
  }

  async function drop(entry) {
    if (!await ask(t('lists.remove', { plate: entry.plate }), () => ({ body: h('p', null, [entry.owner, entry.note].filter(Boolean).join(' · ')), result: () => true }), t('remove'), t('cancel'), true)) return;
    await attempt(async () => {
      const rows = await wholeFile();
      const at = rows.findIndex((row, i) => i > 0 && matches(rows[0], row, entry));
      if (at < 1) throw new Error(t('lists.gone'));
      rows.splice(at, 1);
      await store(rows);
    });
  }

  const result = h('div', { id: 'import-result', role: 'status' });
  const file = h('input', { type: 'file', class: 'visually-hidden', id: 'import-file', accept: '.csv,text/csv,text/plain', name: 'file', 'aria-describedby': 'import-hint', onchange: check });
  let text = '';

  async function check() {
    fill(result);
    if (!file.files[0]) return;
    try {
      text = await file.files[0].text();
      const change = await postText('/api/list/check', text, 'text/csv');
      const bad = change.errors.length > 0;
      const open = change.toConfirm.length > 0;
      fill(result,
        h('p', { class: `banner ${bad ? 'bad' : 'good'}` }, bad ? t('lists.bad', { count: change.errors.length, good: change.entries }) : t('lists.good', { count: change.entries })),
        bad && h('ol', { class: 'problems', id: 'bad-lines' }, change.errors.slice(0, 200).map((line) => h('li', null, line))),
        change.warnings.length > 0 && h('details', null, h('summary', null, t('lists.warnings', { count: change.warnings.length })), h('ul', null, change.warnings.slice(0, 200).map((line) => h('li', null, line)))),
        !bad && h('p', null, changes(change)),
        !bad && open && h('div', { class: 'banner warn', id: 'to-confirm' }, t('lists.toConfirm', { count: number(change.toConfirm.length) }), lines(change.toConfirm)),
        !bad && h('button', { class: 'main', id: 'import', onclick: () => attempt(async () => {
          const done = await put(open ? '/api/list?wildcards=confirmed' : '/api/list', text, 'text/csv');
          if (!done.applied) throw new Error(done.errors[0] ?? t('lists.refused'));
          toast(changes(done));
          fill(result);
          file.value = '';
          await load();
        }) }, t(open ? 'lists.importWildcards' : 'lists.import')));
    } catch (problem) {
      fill(result, h('p', { class: 'error' }, problem.detail ?? problem.message));
    }
  }

  fill(main, h('h1', null, t('page.lists')),
    h('div', { class: 'buttons' },
      h('button', { class: 'main', id: 'new-entry', onclick: () => edit() }, t('lists.new')),
      file, h('label', { class: 'button quiet', for: 'import-file' }, t('lists.importTitle')),
      h('a', { class: 'button quiet', href: '/api/list/export', download: 'edgegate-list.csv' }, t('lists.export'))),
    h('p', { class: 'soft', id: 'import-hint' }, t('lists.fileHint')), result,
    h('form', { onsubmit: (event) => { event.preventDefault(); offset = 0; load(); } }, field(t('search'), filter)), table);
  filter.addEventListener('input', () => { clearTimeout(filter.wait); filter.wait = setTimeout(() => { offset = 0; load(); }, 300); });
  await load();
}
