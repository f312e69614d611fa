// The share price while the exchange is open, and what market and sector alone would have made of it.
import { at, indexAt, indexOfLowest, type FanSpreads, type Value } from '../data';
import type { LineSeriesOption } from './echarts';
import { fan, line } from './fan';
import type { Context, Figure } from './figure';
import { frame } from './frame';
import { valueTable } from './table';

function each(values: FanSpreads, change: (list: Value[]) => Value[]): FanSpreads {
  const { mean, q05, q25, q75, q95 } = values;
  return { mean: change(mean), q05: change(q05), q25: change(q25), q75: change(q75), q95: change(q95) };
}

function buybackSeries(context: Context): LineSeriesOption {
  const { theme, words, format } = context;
  return {
    type: 'line',
    data: [],
    silent: true,
    markArea: {
      silent: true,
      itemStyle: { color: theme.green, opacity: 0.22 },
      label: { color: theme.ink, fontSize: 11, position: 'insideBottom', formatter: words.price.buyback },
      data: context.markers.flatMap(({ time, until }) =>
        until === undefined || time === null ? [] : [[{ xAxis: format.wall(time) }, { xAxis: format.wall(until) }]],
      ),
    },
  };
}

export function price(context: Context): Figure | null {
  const { result, format, theme } = context;
  const words = context.words.price;
  const { time, price: all, trading, market_factor: factor } = result.series;
  if (!all || !trading) return null;
  const open = trading.mean.map((value) => (value ?? 0) > 0.5);
  if (!open.some((is) => is)) return null;
  const traded = each(all, (list) => list.map((value, i) => (open[i] ? value : null)));
  const initial = result.planned?.initial_price ?? all.mean[0] ?? 0;
  const alone = (factor?.mean ?? []).map((value, i) => (value === null || !open[i] ? null : initial * Math.exp(value)));
  const write = (value: Value) => format.fixed(value, 2);
  const lowest = Math.max(0, indexOfLowest(traded.mean));
  const last = open.lastIndexOf(true);
  return {
    id: 'price',
    title: words.title,
    summary: words.summary(write(traded.mean[lowest]), format.moment(time[lowest]), write(traded.mean[last])),
    key: [
      { name: words.price, colour: theme.blue, look: 'line' },
      { name: words.factor, colour: theme.orange, look: 'dashed' },
      ...(context.markers.some(({ until }) => until !== undefined)
        ? [{ name: words.buyback, colour: theme.green, look: 'band' as const }]
        : []),
    ],
    height: 280,
    option: (pixels) => {
      const x = time.map((hours) => format.wall(hours));
      return frame(
        context,
        pixels,
        {
          axisName: words.axis(result.currency),
          yLabel: (value) => format.fixed(value, 1),
          read: (hours) => {
            const i = indexAt(time, hours);
            return [
              { name: words.price, value: format.spread(at(traded, i), write), colour: theme.blue },
              { name: words.factor, value: write(alone[i] ?? null), colour: theme.orange },
            ];
          },
        },
        [
          buybackSeries(context),
          ...fan(context, 'price', time, traded, { colour: theme.blue }),
          line(x, alone, { colour: theme.orange, width: 1.8, dashed: true }),
        ],
      );
    },
    table: valueTable(
      context,
      time.filter((_, i) => open[i]),
      [{ name: words.price, values: each(all, (list) => list.filter((_, i) => open[i])), write }],
    ),
  };
}
