// As engine/output/report_data_sweeps.cpp.
import type { Range, Spreads, Sweeps } from '../data';
import type { Axes } from './axes';
import type { ResultFile } from './file';
import { every, jsonNumber, jsonNumbers } from './numbers';

const mostSweeps = 400;
const deciles = 9;
const bins = 20;

export function sweeps(file: ResultFile, axes: Axes): Sweeps {
  const hours = axes.hour.length;
  const groups = axes.groups.length;
  const shown = every(hours, mostSweeps);
  const ofGroups = <T>(make: (group: number) => T) => axes.groups.map((_, group) => make(group));

  const means = (name: string) => {
    const values = file.numbers(`summary/${name}`, [axes.statistics.length, hours, groups]);
    const list = (s: number, group: number) => shown.map((h) => jsonNumber(values[(s * hours + h) * groups + group]));
    return ofGroups((group) => Object.fromEntries(['mean', 'q05', 'q95'].map((statistic) => [statistic, list(axes.statistics.indexOf(statistic), group)])) as unknown as Spreads);
  };

  // Files before 1.2 have every replicate only.
  const meanDeciles = (name: string) => {
    const path = `summary/${name}`;
    if (file.has(path)) return file.numbers(path, [hours, groups, deciles]);
    const sums = new Float64Array(hours * groups * deciles);
    const counts = new Float64Array(sums.length);
    file.forEachRow(name, [axes.replicates, hours, groups, deciles], (_, row) => {
      for (let i = 0; i < row.length; i++) {
        if (Number.isNaN(row[i])) continue;
        sums[i] += row[i];
        counts[i] += 1;
      }
    });
    return sums.map((sum, i) => sum / counts[i]);
  };

  const ranges = (name: string) => {
    const means = meanDeciles(name);
    const list = (group: number, decile: number) => shown.map((h) => jsonNumber(means[(h * groups + group) * deciles + decile]));
    return ofGroups((group): Range => ({ low: list(group, 0), high: list(group, deciles - 1) }));
  };

  const unitedHistogram = (name: string) => {
    const path = `summary/${name}`;
    if (file.has(path)) return file.numbers(path, [hours, groups, bins]);
    const sums = new Float64Array(hours * groups * bins);
    file.forEachRow(name, [axes.replicates, hours, groups, bins], (_, row) => {
      for (let i = 0; i < row.length; i++) sums[i] += row[i];
    });
    return sums;
  };

  const histograms = (name: string) => {
    const accounts = unitedHistogram(name);
    return ofGroups((group) => shown.map((h) => jsonNumbers(accounts.slice((h * groups + group) * bins, (h * groups + group + 1) * bins)) as number[]));
  };

  return {
    hour: shown.map((h) => jsonNumber(axes.hour[h]) as number),
    outrage: means('outrage_mean'),
    outrage_range: ranges('outrage_deciles'),
    outrage_histogram: histograms('outrage_histogram'),
    trust: means('trust_mean'),
    trust_range: ranges('trust_deciles'),
  };
}
