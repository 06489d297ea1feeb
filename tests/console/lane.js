// A lane on the clip, as the tests need it: a folder of its own, a free port, its one-time code.

import { spawn, execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = process.env.EDGEGATE_ROOT ?? fileURLToPath(new URL('../..', import.meta.url));
const clip = join(root, 'board/virtual/clip');

export class Lane {
  constructor(source, { fast = false } = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'edgegate-page-'));
    copyFileSync(join(clip, 'allow-list.csv'), join(this.folder, 'list.csv'));
    const config = this.config = join(this.folder, 'edgegate.json');
    writeFileSync(config, JSON.stringify({
      lane: { name: 'north entry', list: 'list.csv', models: join(root, 'models') },
      capture: { source: source ?? join(clip, 'lane.mp4') },
      vision: { regions: ['tw', 'pl', 'vn'] },
      journal: { directory: 'journal' },
      console: { port: 0 },
    }));
    // A path may hold spaces; 'dotnet exec x.dll' is no path.
    const named = process.env.EDGEGATE_PROGRAM ?? join(root, '.edgegate/out/linux-x64/edgegate');
    const program = existsSync(named) ? [named] : named.split(' ');
    const args = [...program.slice(1), 'run', '--config', config, '--simulate', ...(fast ? ['--fast'] : [])];
    this.process = spawn(program[0], args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.output = '';
    this.errors = '';
    this.process.stdout.on('data', (data) => { this.output = (this.output + data).slice(-200000); });
    this.process.stderr.on('data', (data) => { this.errors += data; });
  }

  // The address and the one-time code, as a technician reads them from the terminal.
  async ready(limit = 60000) {
    const until = Date.now() + limit;
    while (Date.now() < until && this.process.exitCode === null) {
      const found = /^ {2}page {7}(https:\S+)\/\n {2}first code (\S+)/m.exec(this.output);
      if (found) {
        [, this.address, this.code] = found;
        return this;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the lane did not serve its page:\n${this.output}\n${this.errors}`);
  }

  cpuSeconds() {
    const fields = execFileSync('cat', [`/proc/${this.process.pid}/stat`], { encoding: 'utf8' }).split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGINT');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 15000))]);
    this.process.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
    return this.process.exitCode;
  }
}

// The first car of the clip alone: the known car of a commissioning, which drives through as often as one likes.
export function knownCar(folder) {
  const file = join(folder, 'known-car.mp4');
  execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-t', '12', '-i', join(clip, 'lane.mp4'), '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '18', '-an', file]);
  return { file, plate: 'KHD8395' };
}
