// Who may pass: look up, change one entry, import a whole file with every bad line named, export.

import { ask, field, fill, h, toast } from './dom.js';
import { number, t } from './i18n.js';
import { get, postText, put, putJson, remove } from './api.js';

const kinds = ['allow', 'deny', 'watch', 'guest'];
const tone = (list) => (list === 'deny' ? 'deny' : list === 'watch' ? 'ignore' : 'grant');

const lines = (texts) => h('ul', null, texts.slice(0, 200).map((line) => h('li', null, line)));

const changes = ({ entries, added, removed, changed }) => t('lists.changed', { entries: number(entries), added: number(added), removed: number(removed), changed: number(changed) });

// An entry as a person reads it: in the list, and where it stands in somebody's way.
const words = (row) => [h('div', { class: 'grow' }, h('div', { class: 'plate-text' }, row.plate), h('div', { class: 'soft' }, [row.owner, row.note].filter(Boolean).join(' · ')),
  h('div', { class: 'soft' }, [row.validFrom && `${row.validFrom} –`, row.validTo && `– ${row.validTo}`, row.days, row.hours, row.lane].filter(Boolean).join(' · '))),
h('span', { class: `badge ${tone(row.list)}` }, t(`list.${row.list}`))];

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
      h('ul', { class: 'rows', id: 'entries' }, page.rows.map((row) => h('li', { class: 'row' }, words(row),
        h('button', { class: 'quiet', onclick: () => edit(row), 'aria-label': t('lists.edit', { plate: row.plate }) }, t('change')),
        h('button', { class: 'quiet', onclick: () => drop(row), 'aria-label': t('lists.remove', { plate: row.plate }) }, t('remove'))))),
      h('div', { class: 'buttons' },
        offset > 0 && h('button', { class: 'quiet', onclick: () => { offset -= 100; load(); } }, t('back')),
        offset + 100 < page.matching && h('button', { class: 'quiet', onclick: () => { offset += 100; load(); } }, t('events.more'))));
  }

  async function attempt(action) {
    try { await action(); } catch (problem) { toast(problem.detail ?? problem.message, true); }
  }

  // What the plate meets already, and which of the two decides: to be seen before it is in force.
  const listed = ({ listed: rows, toConfirm }, plate) => ask(t(rows.length ? 'lists.alreadyListed' : 'lists.manyPlates', { plate }), () => ({
    body: [lines(toConfirm), h('ul', { class: 'rows', id: 'listed' }, rows.map(({ row, relation, wins }) => h('li', { class: 'row' }, words(row),
      h('p', { class: 'hint' }, `${t(`relation.${relation}`)} ${t(`wins.${relation === 'LookAlike' ? relation : wins}`)}`))))],
    result: () => true,
  }), t('lists.saveAnyway'), t('cancel'), true);

  // Somebody else was quicker: what it is now, before anything is written over it.
  const changedMeanwhile = ({ now }) => ask(t('lists.changedMeanwhile'), () => ({
    body: [h('p', null, t('lists.notSaved')), now.length ? h('ul', { class: 'rows', id: 'now' }, now.map((row) => h('li', { class: 'row' }, words(row)))) : h('p', { id: 'now' }, t('lists.entryGone'))],
    result: () => true,
  }), t('lists.lookAgain'), t('cancel'));

  // By its old row, never by the whole list: what somebody else has changed meanwhile stays.
  async function send(change, entry, confirmed = false) {
    try {
      await change(confirmed);
      toast(t('saved'));
    } catch (problem) {
      const answer = problem.body?.change;
      if (problem.code === 'entryListed' && !confirmed) {
        if (await listed(answer, entry.plate)) await send(change, entry, true);
        return;
      }
      if (problem.code === 'entryChanged') await changedMeanwhile(answer);
      else toast(problem.detail ?? problem.message, true);
    }
    await load();
  }

  async function edit(before) {
    const entry = await ask(before ? t('lists.edit', { plate: before.plate }) : t('lists.new'), () => {
      const plate = h('input', { name: 'plate', value: before?.plate ?? '', autocapitalize: 'characters', autocomplete: 'off', required: true });
      const list = h('select', { name: 'list' }, kinds.map((value) => h('option', { value }, t(`list.${value}`))));
      list.value = before?.list ?? 'allow';
      const owner = h('input', { name: 'owner', value: before?.owner ?? '', autocomplete: 'off' });
      const note = h('input', { name: 'note', value: before?.note ?? '', autocomplete: 'off' });
      const to = h('input', { name: 'to', type: 'date', value: (before?.validTo ?? '').slice(0, 10) });
      return {
        body: [field(t('figure.plate'), plate, t('lists.plateHint')), field(t('lists.list'), list), field(t('lists.owner'), owner), field(t('lists.note'), note), field(t('lists.until'), to)],
        result: () => ({ line: 0, validFrom: '', days: '', hours: '', lane: '', ...before, plate: plate.value.trim(), list: list.value, owner: owner.value, note: note.value,
          validTo: to.value === (before?.validTo ?? '').slice(0, 10) ? before?.validTo ?? '' : to.value }),
      };
    }, t('save'), t('cancel'));
    if (entry) await send((confirmed) => putJson('/api/list/entry', { old: before ?? null, new: entry, confirmed }), entry);
  }

  async function drop(entry) {
    if (!await ask(t('lists.remove', { plate: entry.plate }), () => ({ body: h('p', null, [entry.owner, entry.note].filter(Boolean).join(' · ')), result: () => true }), t('remove'), t('cancel'), true)) return;
    await send(() => remove('/api/list/entry', { old: entry }), entry);
  }

  const result = h('div', { id: 'import-result', role: 'status' });
  const file = h('input', { type: 'file', class: 'visually-hidden', id: 'import-file', accept: '.csv,text/csv,text/plain', name: 'file', 'aria-describedby': 'import-hint', onchange: check });

  const named = (key, plates, count) => count > 0 && h('details', { id: `import-${key}` }, h('summary', null, t(`lists.${key}`, { count: number(count) })), lines(plates));

  async function check() {
    fill(result);
    if (!file.files[0]) return;
    try {
      const text = await file.files[0].text();
      const change = await postText('/api/list/check', text, 'text/csv');
      const bad = change.errors.length > 0;
      const open = change.toConfirm.length > 0;
      const bans = change.lostBans.length > 0;
      const meant = h('input', { type: 'checkbox', id: 'bans-meant', onchange: () => { replace.disabled = !meant.checked; } });
      const replace = h('button', { class: bans ? 'danger' : 'main', id: 'import', disabled: bans, onclick: () => attempt(async () => {
        const query = new URLSearchParams({ before: change.before });
        if (open) query.set('wildcards', 'confirmed');
        if (bans) query.set('bans', 'confirmed');
        const done = await put(`/api/list?${query}`, text, 'text/csv');
        if (!done.applied) throw new Error(done.stale ? t('lists.stale') : done.errors[0] ?? t('lists.refused'));
        toast(changes(done));
        fill(result);
        file.value = '';
        await load();
      }) }, t(open ? 'lists.importWildcards' : 'lists.import'));
      fill(result,
        h('p', { class: `banner ${bad ? 'bad' : 'good'}` }, bad ? t('lists.bad', { count: change.errorCount, good: change.entries }) : t('lists.good', { count: change.entries })),
        bad && h('ol', { class: 'problems', id: 'bad-lines' }, change.errors.slice(0, 200).map((line) => h('li', null, line))),
        change.warnings.length > 0 && h('details', null, h('summary', null, t('lists.warnings', { count: change.warningCount })), lines(change.warnings)),
        !bad && [h('p', null, changes(change)),
          bans && h('div', { class: 'banner bad', id: 'lost-bans' }, t('lists.lostBans', { count: number(change.lostBans.length) }), lines(change.lostBans)),
          named('goneNames', change.removedPlates, change.removed), named('newNames', change.addedPlates, change.added), named('changedNames', change.changedPlates, change.changed),
          change.lookAlikes.length > 0 && named('lookAlikes', change.lookAlikes, change.lookAlikes.length),
          open && h('div', { class: 'banner warn', id: 'to-confirm' }, t('lists.toConfirm', { count: number(change.toConfirm.length) }), lines(change.toConfirm)),
          bans && h('p', { class: 'check' }, meant, ' ', h('label', { for: 'bans-meant' }, t('lists.bansMeant'))), replace]);
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
