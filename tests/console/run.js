// The page in a real browser, against the running lane. Prints one line a test and "N passed, N failed".

import assert from 'node:assert/strict';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownCar, Lane } from './lane.js';
import { launch, Visitor } from './browser.js';

const password = 'rain on the neck 7';
const only = process.argv[2];
const scratch = mkdtempSync(join(tmpdir(), 'edgegate-page-files-'));
const browser = await launch();
let passed = 0, failed = 0;
let lane, technician;
const visitors = [];

async function visit(...args) {
  const visitor = await Visitor.open(browser, lane, ...args);
  visitors.push(visitor);
  return visitor;
}

async function test(name, body) {
  if (only && !name.includes(only)) return;
  const started = Date.now();
  try {
    await body();
    passed++;
    console.log(`ok    ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}\n${error.stack}`);
    await technician?.shot(`failed-${failed}`).catch(() => {});
  }
}

try {
  lane = await new Lane().ready();
  technician = await visit('laptop');
  await technician.shot('first-account-laptop');
  await technician.first('lin', password);
  const { page } = technician;

  await test('a picture of the lane, with plates and figures', async () => {
    await page.waitForFunction(() => document.querySelector('.picture canvas').width > 300 && /\d px/.test(document.querySelector('.figures').textContent), null, { timeout: 60000 });
    await page.waitForSelector('#last-vehicles .badge', { timeout: 60000 });
    await technician.shot('live-laptop');
    assert.ok(technician.bytes < 2_000_000, `${technician.bytes} bytes were loaded`);
  });

  await test('a refused login', async () => {
    const stranger = await visit('phone');
    await stranger.signIn('lin', 'not the password at all');
    await stranger.page.waitForFunction(() => document.querySelector('.error').textContent.length > 5);
    assert.equal(await stranger.page.locator('#barrier-state').count(), 0);
    assert.match(stranger.complaints.join('\n'), /403/);
    stranger.complaints.length = 0; // the browser tells every refused request
    await stranger.shot('refused-phone');
  });

  await test('opening by hand asks for a reason and is in the audit', async () => {
    await technician.go('live');
    await page.click('#gate-open');
    await page.click('dialog button[type=submit]');
    assert.match(await page.textContent('dialog .error'), /why/i);
    await page.fill('dialog input[name=reason]', 'delivery of bread');
    await technician.shot('open-by-hand-laptop');
    await page.click('dialog button[type=submit]');
    await page.waitForFunction(() => /Opening|Open/.test(document.querySelector('#barrier-state')?.textContent ?? ''));
    await technician.go('events');
    await page.selectOption('select[name=kind]', 'Audit');
    await page.click('form.filters button[type=submit]');
    await page.waitForFunction(() => document.querySelector('#event-list').textContent.includes('lin at 127.0.0.1 opened the gate by hand: delivery of bread'));
  });

  await test('an explain, with its evidence', async () => {
    await technician.go('live');
    await technician.go('events');
    await page.selectOption('select[name=verdict]', 'Grant');
    await page.click('form.filters button[type=submit]');
    await page.waitForSelector('#event-list .badge.grant');
    await page.waitForFunction(() => !document.querySelector('#event-list .badge.deny'));
    await page.click('#event-list a');
    await page.waitForSelector('#explain');
    assert.match(await page.textContent('#explain'), /allow-list|decided/);
    await page.waitForFunction(() => [...document.querySelectorAll('.evidence img')].some((image) => image.naturalWidth > 50));
    await technician.shot('explain-laptop');
  });

  await test('a list with bad lines is refused with each of them by number; a good one goes in force', async () => {
    const bad = join(scratch, 'bad.csv');
    writeFileSync(bad, 'plate,list,owner,valid_to\nABC1234,allow,Lin,2027-01-01\nXYZ,nolist,Otto,\n,allow,Nobody,\nDEF5678,allow,Kim,31.12.2026 at noon\n');
    await technician.go('lists');
    await page.setInputFiles('input[type=file]', bad);
    await page.waitForSelector('#bad-lines li');
    const lines = await page.locator('#bad-lines li').allTextContents();
    for (const number of [3, 4, 5]) assert.ok(lines.some((line) => line.includes(`line ${number}`)), `line ${number} is not named in ${lines.join(' | ')}`);
    assert.equal(await page.locator('#import').count(), 0);
    await technician.shot('bad-list-laptop');
    const good = join(scratch, 'good.csv');
    writeFileSync(good, 'plate,list,owner\nKHD8395,allow,Lin\nABC1234,allow,Anna\n');
    await page.setInputFiles('input[type=file]', good);
    await page.click('#import');
    await page.waitForFunction(() => document.querySelector('main').textContent.includes('Anna'));
    await page.click('#new-entry');
    await page.fill('dialog input[name=plate]', 'DEF-5678');
    await page.fill('dialog input[name=owner]', 'Kim, "flat 3"');
    await page.click('dialog button[type=submit]');
    await page.waitForFunction(() => document.querySelector('main').textContent.includes('Kim, "flat 3"'));
  });

  await test('what other rules would have changed', async () => {
    await technician.go('whatif');
    await page.fill('input[aria-label="access.minConfidence"]', '0.99');
    await page.click('#whatif-run');
    await page.waitForSelector('#whatif-result .banner');
    await page.fill('input[aria-label="access.minConfidence"]', 'much');
    await page.click('#whatif-run');
    await page.waitForSelector('.toast.bad');
    technician.complaints.length = 0; // the refused value
  });

  await test('a camera that is lost and comes back', async () => {
    const operator = await visit('phone');
    await operator.signIn('lin', password);
    await operator.page.waitForSelector('#camera-ok');
    await technician.go('modes');
    await page.click('#mode-camera button');
    await operator.page.waitForSelector('#camera-lost');
    await operator.shot('camera-lost-phone');
    await operator.page.waitForSelector('#camera-ok', { timeout: 30000 });
  });

  await test('a button that acts only while it is held', async () => {
    await technician.go('contacts');
    await page.waitForSelector('#deadman-open');
    const box = await page.locator('#deadman-open').boundingBox();
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.waitForFunction(() => /Keep holding/.test(document.querySelector('#contact-news').textContent));
    await technician.shot('contacts-laptop');
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector('#contact-state').textContent === 'Held');
    await page.click('#contact-release');
    await page.fill('dialog input[name=reason]', 'test is over');
    await page.click('dialog button[type=submit]');
    await page.waitForFunction(() => document.querySelector('#contact-state').textContent !== 'Held');
  });

  await test('every page in both sizes and all languages, without a serious fault of accessibility', async () => {
    const faults = [];
    for (const name of ['live', 'events', 'lists', 'health', 'commission', 'contacts', 'modes', 'whatif', 'accounts', 'account']) {
      await technician.go(name);
      await page.waitForTimeout(600);
      await technician.shot(`${name}-laptop`);
      faults.push(...(await technician.accessibility()).map((fault) => `${name}: ${fault}`));
    }
    const phone = await visit('phone', 'zh-TW');
    await phone.signIn('lin', password);
    await phone.page.waitForSelector('#barrier-state');
    for (const name of ['live', 'events', 'lists', 'health', 'commission', 'contacts', 'modes', 'whatif', 'accounts']) {
      await phone.go(name);
      await phone.page.waitForTimeout(600);
      await phone.shot(`${name}-phone-zh-Hant`);
      const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) faults.push(`${name}: ${wide} pixels wider than a phone`);
    }
    for (const language of ['de', 'es', 'ko', 'vi', 'zh-Hans']) {
      await phone.page.selectOption('#language', language);
      await phone.page.waitForFunction((code) => document.documentElement.lang === code, language);
      await phone.go('live');
      await phone.page.waitForTimeout(300);
      await phone.shot(`live-phone-${language}`);
    }
    assert.deepEqual(faults, []);
  });

  // Pages first: a page that is left open complains of a box that is switched off, and it should.
  for (const visitor of visitors) await visitor.context.close();
  assert.equal(await lane.stop(), 0, 'the lane ended with a fault');
  lane = null;

  await test('commissioning from start to report, by driving through', async () => {
    const car = knownCar(scratch);
    lane = await new Lane(car.file, { fast: true }).ready();
    const visitor = await visit('laptop');
    await visitor.first('lin', password);
    await visitor.go('commission');
    await visitor.page.fill('input[name=plate]', 'khd-8395');
    await visitor.page.click('#commission-begin');
    await visitor.page.waitForSelector('.finding.good');
    await visitor.shot('commission-aim-laptop');
    await visitor.page.click('#step-next');
    await visitor.page.waitForSelector('.meter');
    await visitor.page.waitForTimeout(1500);
    await visitor.shot('commission-focus-laptop');
    await visitor.page.click('#step-next');
    await visitor.page.waitForSelector('#step-body .read');
    await visitor.page.click('#step-next');
    await visitor.page.waitForFunction(() => Number.parseInt(document.querySelector('#pass-count')?.textContent ?? '0', 10) >= 10, null, { timeout: 120000 });
    await visitor.shot('commission-drive-laptop');
    await visitor.page.click('#step-next');
    await visitor.page.waitForSelector('#verdict');
    await visitor.page.fill('input[name=technician]', 'Lin');
    await visitor.page.click('#save-report');
    await visitor.page.waitForSelector('#reports a');
    await visitor.shot('commission-report-laptop');
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.page.click('#reports a')]);
    const file = join(scratch, 'report.html');
    await download.saveAs(file);
    await visitor.page.setInputFiles('input[type=file]', file);
    await visitor.page.waitForFunction(() => document.querySelector('#verify-result').className.includes('good'));
  });

  await test('no request leaves the box, and the browser has nothing to complain of', async () => {
    assert.deepEqual(visitors.flatMap((visitor) => visitor.outside), []);
    assert.deepEqual(visitors.flatMap((visitor) => visitor.complaints), []);
  });
} catch (error) {
  failed++;
  console.log(`FAIL  ${error.stack}\n${lane?.errors ?? ''}`);
} finally {
  await browser.close();
  await lane?.stop();
  rmSync(scratch, { recursive: true, force: true });
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
