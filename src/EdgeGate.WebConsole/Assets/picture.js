// The live picture: a canvas that the box's pictures are drawn on, with the plates over them.

import { h } from './dom.js';
import { number, t } from './i18n.js';
import { isOld, mark, place, seconds } from './age.js';

const grade = (plate) => (plate.confidence >= 0.9 ? '#00e676' : plate.confidence >= 0.5 ? '#ffd400' : '#ff5252');

export class Picture {
  constructor(label) {
    this.canvas = h('canvas', { width: 960, height: 540, role: 'img', 'aria-label': label });
    this.context = this.canvas.getContext('2d');
    this.lost = h('p', { class: 'lost', hidden: true });
    this.element = h('div', { class: 'picture' }, this.canvas, this.lost, place());
    this.overlay = null; // draws more over each picture: (context, scale)
    this.scale = 1;
    this.frame = null;
    this.bitmap = null;
    this.asked = 0;
    this.shown = 0;
  }

  async show(frame, jpeg) {
    const order = ++this.asked;
    const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
    // The one before stays until this one can be drawn: a slider draws it meanwhile. One that a later picture overtook is not shown.
    if (order <= this.shown) {
      bitmap.close();
      return;
    }
    this.shown = order;
    this.bitmap?.close();
    this.bitmap = bitmap;
    this.frame = frame;
    this.draw();
  }

  // Grey, and says for how long, when none comes any more: whatever is in it may have gone.
  age(milliseconds) {
    mark(this.element, milliseconds);
    this.lost.hidden = !isOld(milliseconds);
    if (isOld(milliseconds)) this.lost.textContent = t('age.noPicture', { seconds: seconds(milliseconds) });
  }

  draw() {
    if (!this.bitmap) return;
    const { canvas, context, bitmap, frame } = this;
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
    }
    context.drawImage(bitmap, 0, 0);
    this.scale = bitmap.width / frame.width;
    // The best comes first in the list, and last here: its label lies on top.
    for (const plate of [...frame.plates].reverse()) this.plate(plate);
    this.overlay?.(context, this.scale);
  }

  plate(plate) {
    const { context, scale, canvas } = this;
    const [x1, y1, x2, y2, x3, y3, x4, y4] = plate.corners.map((value) => value * scale);
    context.lineWidth = 3;
    // A plate that the picture's edge cuts is not whole, and neither is its frame.
    context.setLineDash(plate.cut ? [8, 6] : []);
    context.strokeStyle = grade(plate);
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.lineTo(x3, y3);
    context.lineTo(x4, y4);
    context.closePath();
    context.stroke();
    context.setLineDash([]);
    const label = `${plate.text || '?'}  ${number(plate.height)} px`;
    // As large as words elsewhere, however small the picture is shown.
    const size = Math.round(16 * Math.max(1, canvas.width / (canvas.clientWidth || canvas.width)));
    context.font = `bold ${size}px system-ui, sans-serif`;
    const width = context.measureText(label).width + size * 0.6;
    const left = Math.max(0, Math.min(x1, canvas.width - width));
    const top = Math.max(0, Math.min(y1, y2) - size * 1.6);
    context.fillStyle = 'rgba(0, 0, 0, 0.8)';
    context.fillRect(left, top, width, size * 1.4);
    context.fillStyle = '#fff';
    context.fillText(label, left + size * 0.3, top + size);
  }
}
