// What the page costs: bytes loaded, cores with nobody, one and three who watch, and the lane's own latency besides.

import { Lane } from './lane.js';
import { launch, Visitor } from './browser.js';

const seconds = Number(process.argv[2] ?? 30);
const password = 'rain on the neck 7';
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time * 1000));
const lane = await new Lane().ready();
const browser = await launch();
const first = await Visitor.open(browser, lane, 'laptop');
await first.first('lin', password);
await first.page.waitForTimeout(3000);
console.log(`page loaded         ${(first.bytes / 1000).toFixed(0)} kB`);

// The lane's own figures, from a browser that does not watch.
async function measure(name) {
  await pause(3);
  const cpu = lane.cpuSeconds();
  await pause(seconds);
  const share = (lane.cpuSeconds() - cpu) / seconds;
  const state = await first.page.evaluate(async () => (await fetch('/api/lane')).json());
  console.log(`${name.padEnd(19)} ${(share * 100).toFixed(1)} % of a core, frame to decision ${state.frameMs} ms (99 of 100 under ${state.frameMsP99} ms)`);
  return share;
}

const watchers = [];
async function watcher() {
  const visitor = await Visitor.open(browser, lane, 'phone');
  await visitor.signIn('lin', password);
  await visitor.page.waitForSelector('#barrier-state');
  watchers.push(visitor);
}

await first.go('account');
const nobody = await measure('nobody watches');
await watcher();
const one = await measure('one watches');
await watcher();
await watcher();
await measure('three watch');
for (const visitor of watchers) await visitor.context.close();
const after = await measure('nobody again');
console.log(`one viewer costs    ${((one - nobody) * 100).toFixed(1)} % of a core; nobody after ${((after - nobody) * 100).toFixed(1)} %`);
await browser.close();
await lane.stop();
