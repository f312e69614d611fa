// As engine/output/report_data_series.cpp.
import type { Indicators, Result, Value } from '../data';
import type { Axes } from './axes';
import { Refusal, volume, type ResultFile } from './file';
import { every, jsonNumber, jsonNumbers, spreads } from './numbers';

const mostMoments = 2500;
const mostBins = 1500;
const rounding = 1e-6; // h
const figures = [
  'peak_time',
  'peak_volume',
  'posts_total',
  'outraged_fans',
  'posts_negative_total',
  'negative_share_by_day',
  'trust_kept',
  'kol_departures_total',
  'media_reports_total',
  'outrage_peak',
  'session_low_by_day',
  'worst_abnormal_move',
  'volume_by_day',
];
const courses = ['price', 'trading', 'market_factor', 'board_visibility', 'board_tone', 'kol_departures', 'media_reports'];

function summary(file: ResultFile, axes: Axes, name: string, sizes: number[], most: number): Record<string, Value[]> {
  const values = file.numbers(`summary/${name}`, sizes);
  const length = values.length / axes.statistics.length;
  const places = every(length, most);
  return Object.fromEntries(axes.statistics.map((statistic, s) => [statistic, places.map((i) => jsonNumber(values[s * length + i]))]));
}

export function indicators(file: ResultFile, axes: Axes): Indicators {
  const found = figures.flatMap((name) => {
    const path = `summary/${name}`;
    if (!file.has(path)) return [];
    const sizes = file.sizes(path);
    return sizes[0] === axes.statistics.length ? [[name, summary(file, axes, name, sizes, volume(sizes))]] : [];
  });
  return {
    ...Object.fromEntries(found),
    horizon: jsonNumbers(file.numbers('summary/horizon', file.sizes('summary/horizon'))),
    day: file.texts('summary/day', file.sizes('summary/day')),
  };
}

export function series(file: ResultFile, axes: Axes): Result['series'] {
  const steps = axes.time.length;
  const found = courses.filter((name) => file.has(`summary/${name}`));
  return {
    time: every(steps, mostMoments).map((i) => jsonNumber(axes.time[i])),
    ...Object.fromEntries(found.map((name) => [name, summary(file, axes, name, [axes.statistics.length, steps], mostMoments)])),
  } as unknown as Result['series'];
}

export function attention(file: ResultFile, axes: Axes): Result['attention'] {
  const width = Math.max(1, Math.ceil(axes.time[axes.time.length - 1] / mostBins), axes.step);
  const ofStep = Array.from(axes.time, (time) => Math.floor(Math.max(0, (time + rounding) / width)));
  const hours = new Array<number>(Math.max(...ofStep.slice(-1)) + 1).fill(0); // of each bin, inside the run
  ofStep.forEach((bin) => (hours[bin] += axes.step));
  if (axes.replicates * hours.length > 2 ** 26) throw new Refusal('the result has too many replicates to draw');
  const rates = (name: string) => {
    const posts = hours.map(() => new Array<number>(axes.replicates).fill(0));
    file.forEachRow(name, [axes.replicates, axes.time.length], (replicate, values) => {
      values.forEach((value, step) => (posts[ofStep[step]][replicate] += value));
    });
    return spreads(posts.map((row, bin) => row.map((value) => value / hours[bin])));
  };
  return {
    width: jsonNumber(width) as number,
    time: hours.map((_, bin) => jsonNumber(width * bin) as number),
    negative: rates('posts_negative'),
    neutral: rates('posts_neutral'),
  };
}
