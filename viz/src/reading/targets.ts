// As engine/output/report_data_targets.cpp.
import type { Target } from '../data';
import type { Axes } from './axes';
import type { ResultFile } from './file';
import { jsonNumber, mean, spread } from './numbers';

// Measures that are no plain numbers; engine/simulation/measures/ says so of each.
const quantities: Record<string, Target['quantity']> = { peak_volume_time: 'time', session_low_time: 'clock' };

export function targets(file: ResultFile, axes: Axes): Target[] {
  if (!file.has('targets/target')) return [];
  const along = file.sizes('targets/target');
  const [ids, what, measures, source] = ['target', 'what', 'measure', 'source'].map((name) => file.texts(`targets/${name}`, along));
  const [atLeast, atMost] = ['at_least', 'at_most'].map((name) => file.numbers(`targets/${name}`, along));
  const [values, met] = ['value', 'met'].map((name) => file.numbers(`targets/${name}`, [axes.replicates, ids.length]));
  return ids.map((id, t): Target => {
    const overReplicates = Array.from({ length: axes.replicates }, (_, r) => values[r * ids.length + t]);
    const middle = mean(overReplicates);
    return {
      id,
      what: what[t],
      measure: measures[t],
      quantity: quantities[measures[t]] ?? 'number',
      source: source[t],
      at_least: jsonNumber(atLeast[t]),
      at_most: jsonNumber(atMost[t]),
      value: spread(overReplicates),
      met: !Number.isNaN(middle) && !(middle < atLeast[t]) && !(middle > atMost[t]),
      replicates_meeting: overReplicates.filter((_, r) => met[r * ids.length + t] > 0).length,
    };
  });
}
