// As engine/output/report_data_series.cpp.
import type { Indicators, Result, Value } from '../data';
import type { Axes } from './axes';
import { volume, type ResultFile } from './file';
import { every, fanStatistics, jsonNumber, jsonNumbers } from './numbers';

const mostMoments = 2500;
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
const means = ['trading', 'market_factor'];
const fans = ['price', 'board_visibility', 'board_tone', 'kol_departures', 'media_reports'];

function summary(file: ResultFile, axes: Axes, name: string, sizes: number[], most: number, shown: string[]): Record<string, Value[]> {
  const values = file.numbers(`summary/${name}`, sizes);
  const length = values.length / axes.statistics.length;
  const places = every(length, most);
  return Object.fromEntries(shown.map((statistic) => [statistic, places.map((i) => jsonNumber(values[axes.statistics.indexOf(statistic) * length + i]))]));
}

export function indicators(file: ResultFile, axes: Axes): Indicators {
  const found = figures.flatMap((name) => {
    const path = `summary/${name}`;
    if (!file.has(path)) return [];
    const sizes = file.sizes(path);
    return sizes[0] === axes.statistics.length ? [[name, summary(file, axes, name, sizes, volume(sizes), ['mean', 'q05', 'q95', 'n'])]] : [];
  });
  return {
    ...Object.fromEntries(found),
    horizon: jsonNumbers(file.numbers('summary/horizon', file.sizes('summary/horizon'))),
    day: file.texts('summary/day', file.sizes('summary/day')),
  };
}

export function series(file: ResultFile, axes: Axes): Result['series'] {
  const steps = axes.time.length;
  const read = (names: string[], statistics: string[]) =>
    names
      .filter((name) => file.has(`summary/${name}`))
      .map((name) => [name, summary(file, axes, name, [axes.statistics.length, steps], mostMoments, statistics)]);
  return {
    time: every(steps, mostMoments).map((i) => jsonNumber(axes.time[i])),
    ...Object.fromEntries([...read(means, ['mean']), ...read(fans, fanStatistics)]),
  } as unknown as Result['series'];
}
