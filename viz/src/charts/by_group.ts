// A state of the accounts by group: the mean of each, and the range of the accounts of one.
import { at, indexAt, type Range, type Spreads } from '../data';
import { groupColour } from '../theme';
import { named } from '../words';
import { band, line } from './fan';
import type { Context, Figure } from './figure';
import { frame } from './frame';
import { valueTable } from './table';

// Groups drawn, those with accounts; the chosen one always.
const usual = ['core', 'fan', 'public', 'kol_ally'];

interface State {
  id: string;
  title: string;
  axis: string;
  hours: number[];
  means: Spreads[];
  ranges: Range[];
  summary: string;
}

export function byGroup(context: Context, state: State): Figure {
  const { result, format, theme, words, group } = context;
  const { hours } = state;
  const write = (value: number | null) => format.fixed(value, 3);
  const drawn = result.groups
    .map((name, index) => ({ index, name: named(words.groups, name), colour: groupColour(name, theme), raw: name }))
    .filter(({ index, raw }) => index === group || (usual.includes(raw) && result.accounts[index] > 0));
  const chosen = drawn.find(({ index }) => index === group);
  return {
    id: state.id,
    title: state.title,
    summary: state.summary,
    key: [
      ...drawn.map(({ name, raw, colour }) => ({ name, colour, look: raw === 'kol_ally' ? ('dashed' as const) : ('line' as const) })),
      ...(chosen ? [{ name: words.outrage.band(chosen.name), colour: chosen.colour, look: 'band' as const }] : []),
    ],
    height: 260,
    option: (pixels) => {
      const x = hours.map((hour) => format.wall(hour));
      const range = state.ranges[group];
      return frame(
        context,
        pixels,
        {
          axisName: state.axis,
          yMin: 0,
          yMax: 1,
          yLabel: (value) => format.fixed(value, 1),
          read: (time) => {
            const i = indexAt(hours, time);
            return drawn.map(({ index, name, colour }) => ({
              name,
              value: format.spread(at(state.means[index], i), write),
              colour,
            }));
          },
        },
        [
          ...(chosen ? band('accounts', x, range.low, range.high, chosen.colour, 0.16) : []),
          ...drawn.map(({ index, colour, raw }) =>
            line(x, state.means[index].mean, { colour, width: index === group ? 2.6 : 1.6, dashed: raw === 'kol_ally' }),
          ),
        ],
      );
    },
    table: valueTable(
      context,
      hours,
      drawn.map(({ index, name }) => ({ name, values: state.means[index], write })),
    ),
  };
}
