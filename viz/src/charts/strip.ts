// Histograms over time side by side, as a strip of coloured cells. Colours follow the logarithm of the share.
import type { Format } from '../format';
import { onScale, type Theme } from '../theme';
import type { CustomSeriesOption } from './echarts';

const smallestShare = 0.001; // of the faintest colour

// Of the scale, at equal distances.
export const stripLabels = (format: Format) => [smallestShare, 0.01, 0.1, 1].map((share) => format.percent(share, share < 0.01 ? 1 : 0));

export function sharesOf(counts: number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (all > 0 ? count / all : 0));
}

// A cell is left, bottom, right and top edge, and the share.
export function strip(cells: (number | string)[][], theme: Theme): CustomSeriesOption {
  const colour = (share: number) => onScale(theme.heat, 1 - Math.log(Math.max(share, smallestShare)) / Math.log(smallestShare));
  return {
    type: 'custom',
    silent: true,
    animation: false,
    clip: true,
    encode: { x: [0, 2], y: [1, 3] },
    data: cells,
    z: 1,
    renderItem: (_params, api) => {
      const [left, bottom] = api.coord([api.value(0), api.value(1)]);
      const [right, top] = api.coord([api.value(2), api.value(3)]);
      return {
        type: 'rect',
        shape: { x: left, y: top, width: Math.max(right - left + 0.4, 0.4), height: bottom - top },
        style: { fill: colour(Number(api.value(4))) },
      };
    },
  };
}
