// The histogram of outrage in one group over time. Colours follow the logarithm of the share, as most accounts are calm.
import { indexAt, indexOfHighest } from '../data';
import { onScale } from '../theme';
import { named } from '../words';
import type { Context, Figure } from './figure';
import { frame } from './frame';
import { sharesOf, strip, stripLabels } from './strip';

export function heatStrip(context: Context): Figure {
  const { result, format, theme, group } = context;
  const words = context.words.heat;
  const hours = result.sweeps.hour;
  const name = named(context.words.groups, result.groups[group]);
  const shares = result.sweeps.outrage_histogram[group].map(sharesOf);
  const bins = shares[0]?.length ?? 0;
  const upperHalf = shares.map((bin) => bin.slice(bins / 2).reduce((sum, share) => sum + share, 0));
  const peak = Math.max(0, indexOfHighest(upperHalf));
  const end = (i: number) => (i + 1 < hours.length ? hours[i + 1] : Math.max(result.duration, hours[i]));
  const cells = hours.flatMap((hour, i) =>
    shares[i].flatMap((share, bin) =>
      share > 0 ? [[format.wall(hour), bin / bins, format.wall(end(i)), (bin + 1) / bins, share]] : [],
    ),
  );
  return {
    id: 'heat',
    title: words.title,
    summary: words.summary(name, format.percent(upperHalf[peak]), format.moment(hours[peak])),
    key: [],
    scale: {
      name: words.key(name),
      colours: [0, 0.25, 0.5, 0.75, 1].map((position) => onScale(theme.heat, position)),
      labels: stripLabels(format),
    },
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
          read: (time) => [{ name: words.half, value: format.percent(upperHalf[indexAt(hours, time)]), colour: theme.vermilion }],
        },
        [strip(cells, theme)],
      ),
    table: {
      columns: [context.words.time, ...Array.from({ length: bins }, (_, bin) => `${format.fixed(bin / bins, 2)}–${format.fixed((bin + 1) / bins, 2)}`)],
      rows: () => hours.map((hour, i) => [format.moment(hour), ...shares[i].map((share) => format.percent(share))]),
    },
  };
}
