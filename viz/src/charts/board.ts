import { at, indexAt, type FanSpreads } from '../data';
import { fan } from './fan';
import type { Context, Figure } from './figure';
import { frame } from './frame';
import { valueTable } from './table';

export function board(context: Context): Figure | null {
  const { result, format, theme } = context;
  const words = context.words.board;
  const { time, board_visibility: visibility, board_tone: tone } = result.series;
  if (!visibility || !tone) return null;
  const write = (value: number | null) => format.fixed(value, 3);
  const looks: { name: string; values: FanSpreads; colour: string; dashed: boolean }[] = [
    { name: words.visibility, values: visibility, colour: theme.green, dashed: false },
    { name: words.tone, values: tone, colour: theme.vermilion, dashed: true },
  ];
  const visible = visibility.mean.filter((value) => (value ?? 0) > 0.5).length * (time[1] - time[0]);
  return {
    id: 'board',
    title: words.title,
    summary: words.summary(format.fixed(visible, 0)),
    key: looks.map(({ name, colour, dashed }) => ({ name, colour, look: dashed ? 'dashed' : 'line' })),
    height: 220,
    option: (pixels) =>
      frame(
        context,
        pixels,
        {
          axisName: words.axis,
          yMin: 0,
          yMax: 1,
          yLabel: (value) => format.fixed(value, 1),
          read: (hours) => {
            const i = indexAt(time, hours);
            return looks.map(({ name, values, colour }) => ({
              name,
              value: format.spread(at(values, i), write),
              colour,
            }));
          },
        },
        looks.flatMap(({ name, values, colour, dashed }) => fan(context, name, time, values, { colour, dashed, width: 1.6, opacity: 0.22 })),
      ),
    table: valueTable(
      context,
      time,
      looks.map(({ name, values }) => ({ name, values, write })),
    ),
  };
}
