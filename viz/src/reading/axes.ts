// The dimensions of a result, checked against each other; as read_axes() of engine/output/report_data.cpp.
import { Refusal, type ResultFile } from './file';

const mostReplicates = 100_000;
const statistics = ['mean', 'q05', 'q25', 'q50', 'q75', 'q95', 'n'];

export interface Axes {
  replicates: number;
  time: Float64Array; // h since start, of each step
  hour: Float64Array; // of each sweep
  step: number; // h
  groups: string[];
  statistics: string[];
}

function ascending(file: ResultFile, name: string): Float64Array {
  const sizes = file.sizes(name);
  if (sizes.length !== 1 || sizes[0] < 2) throw new Refusal(`the result has fewer than two moments of '${name}'; nothing to draw`);
  const times = file.numbers(name, sizes);
  if (!times.every((time, i) => Number.isFinite(time) && (i === 0 || time > times[i - 1])))
    throw new Refusal(`the result is damaged: '${name}' does not ascend`);
  return times;
}

export function readAxes(file: ResultFile): Axes {
  const [replicates, ...more] = file.sizes('replicate');
  if (more.length > 0 || !replicates || replicates > mostReplicates) throw new Refusal('the result has no replicates, or too many to draw');
  const time = ascending(file, 'time');
  const found = file.texts('summary/statistic', file.sizes('summary/statistic'));
  if (found.join() !== statistics.join()) throw new Refusal('the result has other statistics than known');
  return {
    replicates,
    time,
    hour: ascending(file, 'hour'),
    step: time[1] - time[0],
    groups: file.texts('group', file.sizes('group')),
    statistics: found,
  };
}

// Seconds since 1970, from the units of `time`.
export function unixStart(file: ResultFile): number {
  const found = file.text('/time', 'units').match(/^hours since (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})/);
  if (!found) throw new Refusal("the result's time has units other than hours since a moment");
  return Date.parse(`${found[1]}T${found[2]}Z`) / 1000;
}
