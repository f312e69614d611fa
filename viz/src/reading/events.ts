// As engine/output/report_data_events.cpp.
import type { Happening } from '../data';
import type { Axes } from './axes';
import type { ResultFile } from './file';
import { spread } from './numbers';
import type { Posts } from './posts';

const window = 3; // h before and after an event

export function events(file: ResultFile, axes: Axes, { rate }: Posts): Happening[] {
  const rows = file.sizes('events/record');
  const [replicate, time, followers] = ['replicate', 'time', 'followers'].map((name) => file.numbers(`events/${name}`, rows));
  const [ids, kinds] = ['id', 'kind'].map((name) => file.texts(`events/${name}`, rows));
  const fans = axes.groups.indexOf('fans');
  const ofFans = (name: string) => {
    const values = file.numbers(name, [rows[0], axes.groups.length]);
    return ids.map((_, row) => (fans < 0 ? NaN : values[row * axes.groups.length + fans]));
  };
  const [outrage, trust] = [ofFans('events/outrage'), ofFans('events/trust')];

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
