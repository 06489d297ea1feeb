// Chromium on the page, with every request and every complaint of the browser written down.

import { chromium } from 'playwright-core';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './lane.js';

export const sizes = { phone: { width: 390, height: 844 }, laptop: { width: 1366, height: 768 } };
const artifacts = join(root, 'tests/console/artifacts');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(artifacts, { recursive: true });

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

export class Visitor {
  static async open(browser, lane, size = 'laptop', locale = 'en-GB', colorScheme = 'light') {
    const visitor = new Visitor();
    visitor.lane = lane;
    // bypassCSP stays off: the page's policy is part of what is tested. The certificate is the box's own.
    visitor.context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: sizes[size], locale, colorScheme, acceptDownloads: true });
    visitor.page = await visitor.context.newPage();
    visitor.page.setDefaultTimeout(30000);
    visitor.complaints = [];
    visitor.outside = [];
    visitor.bytes = 0;
    visitor.page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) visitor.complaints.push(`${message.text()} ${message.location().url}`); });
    visitor.page.on('pageerror', (error) => visitor.complaints.push(String(error)));
    visitor.page.on('request', (request) => { if (!/^(https|wss):\/\/localhost:|^(blob|data):/.test(request.url())) visitor.outside.push(request.url()); });
    visitor.page.on('response', async (response) => { visitor.bytes += Number(response.headers()['content-length'] ?? 0); });
    // Once in thirty starts Chromium was refused at its very first connection while the port answered others; a box that is down stays down.
    for (let tries = 1; ; tries++) {
      try {
        await visitor.page.goto(`${lane.address}/`);
        break;
      } catch (error) {
        if (tries === 3) throw error;
        visitor.complaints.length = 0;
        await visitor.page.waitForTimeout(500);
      }
    }

    return visitor;
  }

  async first(name, password) {
    await this.page.fill('input[name=code]', this.lane.code);
    await this.page.fill('input[name=name]', name);
    await this.page.fill('input[name=password]', password);
    await this.page.click('button[type=submit]');
    await this.page.waitForSelector('#barrier-state');
  }

  async signIn(name, password) {
    await this.page.fill('input[name=name]', name);
    await this.page.fill('input[name=password]', password);
    await this.page.click('button[type=submit]');
  }

  async go(page) {
    await this.page.evaluate((name) => { location.hash = name; }, page);
    await this.page.waitForSelector('main h1');
  }

  // Signed out, as a person leaves: one account has four sessions at most.
  async close() {
    await this.page.click('#sign-out', { timeout: 2000 }).catch(() => {});
    await this.context.close();
  }

  shot(name) {
    return this.page.screenshot({ path: join(artifacts, `${name}.png`) });
  }

  // Serious and critical findings of axe-core; the policy of the page forbids a script from elsewhere, so it is evaluated by the driver.
  async accessibility() {
    await this.page.evaluate(axe);
    const result = await this.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    return result.violations.filter((fault) => ['serious', 'critical'].includes(fault.impact)).map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(' ')).slice(0, 5).join('; ')}`);
  }
}
