// The key and the colour scale of a chart as pictures of SVG.
import type { Figure, KeyItem } from '../charts/figure';
import type { Theme } from '../theme';
import { widthOf } from './lines';
import { element, text, type Block } from './markup';

const size = 11; // pixels, of the letters
const lineHeight = 17;
const gap = 14; // between items
const sign = { width: 18, space: 5 };
const scaleWidth = 170;

function mark({ look, colour }: KeyItem, x: number, y: number): string {
  const middle = x + sign.width / 2;
  const line = { x1: x, y1: y, x2: x + sign.width, y2: y, stroke: colour, 'stroke-width': 2 };
  switch (look) {
    case 'line':
      return element('line', line);
    case 'thin':
      return element('line', { ...line, 'stroke-width': 1 });
    case 'dashed':
      return element('line', { ...line, 'stroke-dasharray': '5 3' });
    case 'band':
      return element('rect', { x, y: y - 5, width: sign.width, height: 10, fill: colour, 'fill-opacity': 0.3 });
    case 'dot':
      return element('circle', { cx: middle, cy: y, r: 4.5, fill: colour });
    case 'ring':
      return element('circle', { cx: middle, cy: y, r: 4, fill: 'none', stroke: colour, 'stroke-width': 1.2 });
    case 'triangle':
      return element('path', { d: `M${middle} ${y - 5}l5 9h-10z`, fill: colour });
    case 'square':
      return element('rect', { x: middle - 4.5, y: y - 4.5, width: 9, height: 9, fill: colour });
  }
}

// Items beside each other, in as many rows as they need.
export function keyBlock(key: KeyItem[], width: number, theme: Theme): Block {
  let [x, y] = [0, lineHeight / 2];
  const parts = key.map((item) => {
    const wide = sign.width + sign.space + widthOf(item.name, size);
    if (x > 0 && x + wide > width) [x, y] = [0, y + lineHeight];
    const drawn = mark(item, x, y) + text(item.name, { x: x + sign.width + sign.space, y: y + size * 0.36, 'font-size': size, fill: theme.ink });
    x += wide + gap;
    return drawn;
  });
  return { markup: parts.join(''), height: key.length > 0 ? y + lineHeight / 2 : 0 };
}

export function scaleBlock(scale: Figure['scale'], id: string, theme: Theme): Block {
  if (!scale) return { markup: '', height: 0 };
  const stops = scale.colours.map((colour, i) => element('stop', { offset: i / (scale.colours.length - 1), 'stop-color': colour }));
  const labels = scale.labels.map((label, i) => {
    const share = i / (scale.labels.length - 1);
    const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
    return text(label, { x: share * scaleWidth, y: 36, 'font-size': size - 1, fill: theme.quiet, 'text-anchor': anchor });
  });
  const markup = [
    text(scale.name, { x: 0, y: 11, 'font-size': size, fill: theme.ink }),
    element('linearGradient', { id: `${id}-scale` }, stops.join('')),
    element('rect', { x: 0, y: 16, width: scaleWidth, height: 9, fill: `url(#${id}-scale)` }),
    ...labels,
  ];
  return { markup: markup.join(''), height: 44 };
}
