import { at, indexAt, indexOfHighest } from '../data';
import { fan } from './fan';
import type { Context, Figure } from './figure';
import { frame } from './frame';
import { valueTable } from './table';

export function attention(context: Context): Figure {
  const { result, format, theme } = context;
  const words = context.words.attention;
  const { width, negative, neutral } = result.attention;
  const count = (value: number | null) => format.count(value);
  // An hourly count belongs to the middle of its hour.
  const middles = result.attention.time.map((time) => Math.min(time + width / 2, result.duration));
  const looks = [
    { name: words.negative, values: negative, colour: theme.vermilion },
    { name: words.neutral, values: neutral, colour: theme.blue },
  ];
  const peak = Math.max(0, indexOfHighest(negative.mean));
  return {
    id: 'attention',
    title: words.title,
    summary: words.summary(format.spread(at(negative, peak), count), format.moment(result.attention.time[peak])),
    key: looks.map(({ name, colour }) => ({ name, colour, look: 'line' })),
    below: context.markers.map(({ number, id }) => `${number} ${id}`),
    height: 300,
    option: (pixels) =>
      frame(
        context,
        pixels,
        {
          axisName: words.axis,
          yMin: 0,
          yLabel: (value) => format.tick(value),
          numbered: true,
          read: (hours) => {
            const i = indexAt(result.attention.time, hours);
            return looks.map(({ name, values, colour }) => ({
              name,
              value: format.spread(at(values, i), count),
              colour,
            }));
          },
        },
        [...looks].reverse().flatMap(({ name, values, colour }) => fan(context, name, middles, values, { colour })),
      ),
    table: valueTable(
      context,
      result.attention.time,
      looks.map(({ name, values }) => ({ name, values, write: count })),
    ),
  };
}
