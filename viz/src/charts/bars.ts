// Horizontal bars with intervals: a row for each name, in it a bar for each measure.
import type { Value } from '../data';
import { missing } from '../format';
import type { Estimate } from '../sensitivity';
import type { Theme } from '../theme';
import type { CustomSeriesOption, Option } from './echarts';

export interface Bars {
  rows: string[];
  measures: { colours: string[]; values: Estimate[] }[]; // a colour and a value for each row
  axis: string;
  axisLabel: (value: number) => string;
  write: (value: Value) => string;
  atLeast?: number; // the axis reaches as far in any case
  atMost?: number;
}

const barHeight = 15; // pixels
const between = 9;
const around = { top: 8, bottom: 44 };
const labelWidth = 70; // of the value behind a bar
const letterWidth = 6.8;

export function barsHeight({ rows, measures }: Bars): number {
  return around.top + around.bottom + rows.length * (measures.length * barHeight + between);
}

function drawn(bars: Bars, theme: Theme): CustomSeriesOption {
  const count = bars.measures.length;
  return {
    type: 'custom',
    silent: true,
    encode: { x: [2, 3, 4], y: 0 },
    data: bars.measures.flatMap(({ values }, m) =>
      values.map(({ value, low, high }, row) => [row, m, value ?? 0, low ?? value ?? 0, high ?? value ?? 0]),
    ),
    renderItem: (_params, api) => {
      const [row, m] = [Number(api.value(0)), Number(api.value(1))];
      const { colours, values } = bars.measures[m];
      const { value, low } = values[row];
      const at = (x: number) => api.coord([x, row])[0];
      const [, middle] = api.coord([0, row]);
      const [, room] = (api.size as (value: number[]) => number[])([0, 1]);
      const height = Math.min(barHeight, (room - 4) / count);
      const y = middle + (m - (count - 1) / 2) * height;
      const [origin, end, from, to] = [at(0), at(value ?? 0), at(Number(api.value(3))), at(Number(api.value(4)))];
      const stroke = { stroke: theme.ink, lineWidth: 1.3 };
      const cap = height * 0.2;
      const whisker = [
        { type: 'line' as const, shape: { x1: from, x2: to, y1: y, y2: y }, style: stroke },
        ...[from, to].map((x) => ({ type: 'line' as const, shape: { x1: x, x2: x, y1: y - cap, y2: y + cap }, style: stroke })),
      ];
      const bar = { x: Math.min(origin, end), y: y - height * 0.42, width: Math.max(Math.abs(end - origin), 1), height: height * 0.84 };
      return {
        type: 'group',
        children: [
          ...(value === null ? [] : [{ type: 'rect' as const, shape: bar, style: { fill: colours[row] } }]),
          ...(value === null || low === null ? [] : whisker),
          {
            type: 'text',
            style: { x: Math.max(origin, end, to) + 6, y, text: value === null ? missing : bars.write(value), verticalAlign: 'middle', fontSize: 11, fontFamily: theme.family, fill: theme.ink },
          },
        ],
      };
    },
  };
}

export function barsOption(bars: Bars, theme: Theme, width: number): Option {
  const { atLeast, atMost } = bars;
  const text = { color: theme.quiet, fontSize: 11 };
  const names = Math.min(Math.max(...bars.rows.map((name) => name.length)) * letterWidth + 8, width * 0.42);
  return {
    animation: false,
    textStyle: { fontFamily: theme.family },
    grid: { ...around, left: names + 12, right: labelWidth },
    xAxis: {
      type: 'value',
      min: atLeast === undefined ? undefined : ({ min }) => Math.min(atLeast, Math.floor(2 * min) / 2),
      max: atMost === undefined ? undefined : ({ max }) => Math.max(atMost, Math.ceil(2 * max) / 2),
      name: bars.axis,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: text,
      axisLabel: { ...text, formatter: bars.axisLabel, hideOverlap: true },
      splitLine: { lineStyle: { color: theme.rule } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.rows,
      axisLabel: { color: theme.ink, fontSize: 12, width: names, overflow: 'truncate', interval: 0 },
      axisLine: { onZero: false, lineStyle: { color: theme.rule } },
      axisTick: { show: false },
    },
    series: [drawn(bars, theme)],
  };
}
