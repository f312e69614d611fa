// Posts of all replicates, read once; as engine/output/report_data_posts.cpp.
import type { Result } from '../data';
import type { Axes } from './axes';
import { Refusal, type ResultFile } from './file';
import { fanSpreads, jsonNumber } from './numbers';

const mostBins = 1500;
const rounding = 1e-6; // h

export interface Posts {
  attention: Result['attention'];
  // Posts per hour in a stretch of time of one replicate; NaN when the run does not hold the whole stretch.
  rate(replicate: number, from: number, to: number): number;
}

export function readPosts(file: ResultFile, axes: Axes): Posts {
  const steps = axes.time.length;
  const width = Math.max(1, Math.ceil(axes.time[steps - 1] / mostBins), axes.step);
  const ofStep = Array.from(axes.time, (time) => Math.floor(Math.max(0, (time + rounding) / width)));
  const hours = new Array<number>(ofStep[steps - 1] + 1).fill(0); // of each bin, inside the run
  ofStep.forEach((bin) => (hours[bin] += axes.step));
  if (axes.replicates * hours.length > 2 ** 26) throw new Refusal('the result has too many replicates to draw');
  const upTo = Array.from({ length: axes.replicates }, () => new Float64Array(steps + 1)); // posts before the step
  const rates = (name: string) => {
    const posts = hours.map(() => new Array<number>(axes.replicates).fill(0));
    file.forEachRow(name, [axes.replicates, steps], (replicate, values) => {
      let sum = 0;
      for (let step = 0; step < steps; step++) {
        posts[ofStep[step]][replicate] += values[step];
        sum += values[step];
        upTo[replicate][step + 1] += sum;
      }
    });
    return fanSpreads(posts.map((row, bin) => row.map((value) => value / hours[bin])));
  };
  const index = (time: number) => {
    const found = axes.time.findIndex((each) => each >= time - rounding);
    return found < 0 ? steps : found;
  };
  const end = axes.time[steps - 1] + axes.step;
  return {
    attention: {
      width: jsonNumber(width) as number,
      time: hours.map((_, bin) => jsonNumber(width * bin) as number),
      negative: rates('posts_negative'),
      neutral: rates('posts_neutral'),
    },
    rate: (replicate, from, to) =>
      from < -rounding || to > end + rounding ? NaN : (upTo[replicate][index(to)] - upTo[replicate][index(from)]) / (to - from),
  };
}
