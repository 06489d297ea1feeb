// A cable between the browser and the box that can be pulled and put back: what was sent meanwhile arrives late, as TCP has it.

import { createServer, connect } from 'node:net';

export class Cable {
  static async to(address) {
    const cable = new Cable();
    const port = Number(new URL(address).port);
    cable.ends = new Set();
    cable.server = createServer((browser) => {
      const box = connect(port, '127.0.0.1');
      cable.ends.add(browser).add(box);
      if (cable.pulled) for (const end of [browser, box]) end.pause();
      for (const [from, to] of [[browser, box], [box, browser]]) {
        from.on('data', (data) => to.write(data));
        from.on('end', () => to.end());
        from.on('error', () => to.destroy());
      }
    });
    await new Promise((resolve) => cable.server.listen(0, '127.0.0.1', resolve));
    cable.address = `https://localhost:${cable.server.address().port}`;
    return cable;
  }

  pull() {
    this.pulled = true;
    for (const end of this.ends) end.pause();
  }

  putBack() {
    this.pulled = false;
    for (const end of this.ends) end.resume();
  }

  close() {
    for (const end of this.ends) end.destroy();
    this.server.close();
  }
}
