import { named } from '../words';
import { byGroup } from './by_group';
import type { Context, Figure } from './figure';

export function trust(context: Context): Figure {
  const { result, format, words, group } = context;
  const { hour, trust: means, trust_range: ranges } = result.sweeps;
  const mean = means[group].mean;
  return byGroup(context, {
    id: 'trust',
    title: words.trust.title,
    axis: words.trust.axis,
    hours: hour,
    means,
    ranges,
    summary: words.trust.summary(
      named(words.groups, result.groups[group]),
      format.fixed(mean[0], 3),
      format.fixed(mean[mean.length - 1], 3),
    ),
  });
}
