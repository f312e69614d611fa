// As engine/output/report_data_events.cpp.
import type { Happening } from '../data';
import type { Axes } from './axes';
import type { ResultFile } from './file';
import { spread } from './numbers';

const window = 3; // h before and after an event
const rounding = 1e-6; // h

// Posts per hour in a stretch of time of one replicate; NaN when the run does not hold the whole stretch.
function postRates(file: ResultFile, axes: Axes): (replicate: number, from: number, to: number) => number {
  const steps = axes.time.length;
  const before = Array.from({ length: axes.replicates }, () => new Float64Array(steps + 1)); // posts before the step
  for (const name of ['posts_negative', 'posts_neutral'])
    file.forEachRow(name, [axes.replicates, steps], (replicate, posts) => {
      let sum = 0;
      posts.forEach((count, step) => {
        sum += count;
        before[replicate][step + 1] += sum;
      });
    });
  const index = (time: number) => {
    const found = axes.time.findIndex((each) => each >= time - rounding);
    return found < 0 ? steps : found;
  };
  const end = axes.time[steps - 1] + axes.step;
  return (replicate, from, to) =>
    from < -rounding || to > end + rounding ? NaN : (before[replicate][index(to)] - before[replicate][index(from)]) / (to - from);
}

export function events(file: ResultFile, axes: Axes): Happening[] {
  const rows = file.sizes('events/record');
  const [replicate, time, followers] = ['replicate', 'time', 'followers'].map((name) => file.numbers(`events/${name}`, rows));
  const [ids, kinds] = ['id', 'kind'].map((name) => file.texts(`events/${name}`, rows));
  const fans = axes.groups.indexOf('fans');
  const ofFans = (name: string) => {
    const values = file.numbers(name, [rows[0], axes.groups.length]);
    return ids.map((_, row) => (fans < 0 ? NaN : values[row * axes.groups.length + fans]));
  };
  const [outrage, trust] = [ofFans('events/outrage'), ofFans('events/trust')];
  const rate = postRates(file, axes);

  return [...new Set(ids)].map((id): Happening => {
    const none = () => new Array<number>(axes.replicates).fill(NaN);
    const count = new Array<number>(axes.replicates).fill(0);
    const [first, reached, outrageThen, trustThen, before, after] = Array.from({ length: 6 }, none);
    ids.forEach((each, row) => {
      if (each !== id) return;
      const [r, at] = [Math.trunc(replicate[row]), time[row]];
      if (!(replicate[row] >= 0 && replicate[row] < axes.replicates) || !Number.isFinite(at)) return;
      count[r] += 1;
      reached[r] = (Number.isNaN(reached[r]) ? 0 : reached[r]) + followers[row];
      if (!Number.isNaN(first[r])) return;
      first[r] = at;
      outrageThen[r] = outrage[row];
      trustThen[r] = trust[row];
      before[r] = rate(r, at - window, at);
      after[r] = rate(r, at, at + window);
    });
    return {
      id,
      kind: kinds[ids.indexOf(id)],
      happened: count.filter((n) => n > 0).length,
      count: spread(count),
      time: spread(first),
      followers: spread(reached),
      outrage_fans: spread(outrageThen),
      trust_fans: spread(trustThen),
      posts_before: spread(before),
      posts_after: spread(after),
    };
  });
}
