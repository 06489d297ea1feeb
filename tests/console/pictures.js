// The README's pictures of the page, from the running product: node tests/console/pictures.js. Needs ffmpeg, as the lane itself does.
// The moving one is what the live page shows of the clip's first vehicle; the others are stills.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lane, root } from './lane.js';
import { launch, sizes, Visitor } from './browser.js';

const drawings = join(root, 'board/drawings');
const frames = mkdtempSync(join(tmpdir(), 'edgegate-pictures-'));
const ffmpeg = (...args) => execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args]);
const still = (from, to) => ffmpeg('-i', join(frames, from), '-c:v', 'libwebp', '-quality', '72', join(drawings, to));

// The page names its source: the pictures are to show no machine's own folders.
const clip = join(frames, 'lane.mp4');
symlinkSync(join(root, 'board/virtual/clip/lane.mp4'), clip);
const lane = await new Lane(clip).ready();
const browser = await launch();
sizes.readme = { width: 1180, height: 720 };
const laptop = await Visitor.open(browser, lane, 'readme');
await laptop.first('lin', 'rain on the neck 7');
const { page } = laptop;

// Filmed from the vehicle before until the next one has passed; the still is the moment in which it is let in.
const told = (plate) => page.waitForFunction((text) => document.querySelector('#last-vehicles').textContent.includes(text), plate, { timeout: 180000 });
await told('JZV4136');
await page.waitForSelector('.picture canvas');
let count = 0, shot = false;
for (const end = Date.now() + 34000; Date.now() < end; count++) {
  const started = Date.now();
  if (!shot && (await page.locator('#last-vehicles').textContent()).includes('JY72937')) {
    await page.screenshot({ path: join(frames, 'live.png') });
    shot = true;
  }
  await page.locator('.picture').screenshot({ path: join(frames, `f${String(count).padStart(3, '0')}.png`) });
  await page.waitForTimeout(Math.max(0, 333 - (Date.now() - started)));
}
still('live.png', 'page-live.webp');
console.log(`${count} pictures of the lane`);
ffmpeg('-framerate', '5', '-i', join(frames, 'f%03d.png'), '-vf', 'scale=640:-2', '-c:v', 'libwebp_anim', '-quality', '45', '-loop', '0', join(drawings, 'lane.webp'));

const phone = await Visitor.open(browser, lane, 'phone');
await phone.signIn('lin', 'rain on the neck 7');
await phone.page.waitForSelector('#barrier-state');
await phone.go('events');
await phone.page.waitForSelector('main .badge');
await phone.page.screenshot({ path: join(frames, 'phone.png') });
still('phone.png', 'page-phone.webp');
await browser.close();
await lane.stop();
if (process.env.EDGEGATE_KEEP) console.log(frames);
else rmSync(frames, { recursive: true, force: true });
