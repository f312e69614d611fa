import { at, indexAt, type FanSpreads } from '../data';
import { fan } from './fan';
import type { Context, Figure } from './figure';
import { frame } from './frame';
import { valueTable } from './table';

export function voices(context: Context): Figure | null {
  const { result, format, theme } = context;
  const words = context.words.voices;
  const { time, kol_departures: departures, media_reports: media } = result.series;
  if (!departures || !media) return null;
  const count = (value: number | null) => format.count(value);
  const last = time.length - 1;
  const looks: { name: string; values: FanSpreads; colour: string; dashed: boolean }[] = [
    { name: words.departures, values: departures, colour: theme.green, dashed: true },
    { name: words.media, values: media, colour: theme.blue, dashed: false },
  ];
  return {
    id: 'voices',
    title: words.title,
    summary: words.summary(count(departures.mean[last]), count(media.mean[last])),
    key: looks.map(({ name, colour, dashed }) => ({ name, colour, look: dashed ? 'dashed' : 'line' })),
    height: 220,
    option: (pixels) =>
      frame(
        context,
        pixels,
        {
          axisName: words.axis,
          yMin: 0,
          yLabel: (value) => format.tick(value),
          read: (hours) => {
            const i = indexAt(time, hours);
            return looks.map(({ name, values, colour }) => ({
              name,
              value: format.spread(at(values, i), count),
              colour,
            }));
          },
        },
        looks.flatMap(({ name, values, colour, dashed }) => fan(context, name, time, values, { colour, dashed, step: false })),
      ),
    table: valueTable(
      context,
      time,
      looks.map(({ name, values }) => ({ name, values, write: count })),
    ),
  };
}
