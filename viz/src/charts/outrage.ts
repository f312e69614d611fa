import { indexOfHighest } from '../data';
import { named } from '../words';
import { byGroup } from './by_group';
import type { Context, Figure } from './figure';

export function outrage(context: Context): Figure {
  const { result, format, words, group } = context;
  const { hour, outrage: means, outrage_range: ranges } = result.sweeps;
  const mean = means[group].mean;
  const peak = Math.max(0, indexOfHighest(mean));
  const write = (value: number | null) => format.fixed(value, 3);
  return byGroup(context, {
    id: 'outrage',
    title: words.outrage.title,
    axis: words.outrage.axis,
    hours: hour,
    means,
    ranges,
    summary: words.outrage.summary(
      named(words.groups, result.groups[group]),
      write(mean[peak]),
      format.moment(hour[peak]),
      write(mean[mean.length - 1]),
    ),
  });
}
