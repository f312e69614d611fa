// A mean line with the bands of the replicates around it.
import type { FanSpreads, Value } from '../data';
import type { LineSeriesOption } from './echarts';
import type { Scene } from './figure';

export interface FanLook {
  colour: string;
  width?: number;
  dashed?: boolean;
  step?: boolean;
  opacity?: number; // of the inner band
}

const plain = { type: 'line', symbol: 'none', silent: true, animation: false } as const;

// A band is a line that is not seen and, stacked on it, the difference, filled.
export function band(name: string, x: number[], low: Value[], high: Value[], colour: string, opacity: number): LineSeriesOption[] {
  const difference = high.map((value, i) => {
    const below = low[i];
    return value === null || below === null ? null : value - below;
  });
  const stacked = { ...plain, stack: name, stackStrategy: 'all', lineStyle: { opacity: 0 } } as const;
  return [
    { ...stacked, data: x.map((time, i) => [time, low[i]]) },
    { ...stacked, data: x.map((time, i) => [time, difference[i]]), areaStyle: { color: colour, opacity } },
  ];
}

export function line(x: number[], y: Value[], look: FanLook): LineSeriesOption {
  return {
    ...plain,
    data: x.map((time, i) => [time, y[i]]),
    step: look.step ? 'end' : false,
    lineStyle: { color: look.colour, width: look.width ?? 2, type: look.dashed ? [5, 4] : 'solid' },
    itemStyle: { color: look.colour },
    z: 4,
  };
}

export function fan(scene: Scene, name: string, times: number[], values: FanSpreads, look: FanLook): LineSeriesOption[] {
  const x = times.map((time) => scene.format.wall(time));
  const mean = line(x, values.mean, look);
  if (!scene.bands) return [mean];
  const opacity = look.opacity ?? 0.28;
  return [
    ...band(`${name} 90`, x, values.q05, values.q95, look.colour, opacity * 0.6),
    ...band(`${name} 50`, x, values.q25, values.q75, look.colour, opacity),
    mean,
  ];
}
