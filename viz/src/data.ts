// The data of a report, as engine/output/report_data.hpp puts them into the page. Times are hours since the start.

import type { Published, PublishedComparison } from './published';
import type { Variable } from './variable';

export type Value = number | null;

// Over the replicates.
export interface Interval {
  mean: Value;
  q05: Value;
  q95: Value;
}

export interface Spread extends Interval {
  n: number;
}

export interface Spreads {
  mean: Value[];
  q05: Value[];
  q95: Value[];
}

// With what the inner band needs.
export interface FanSpreads extends Spreads {
  q25: Value[];
  q75: Value[];
}

export interface FigureSpreads extends Spreads {
  n: number[];
}

export type Means = Pick<Spreads, 'mean'>;

// First and ninth decile of the accounts of a group.
export interface Range {
  low: Value[];
  high: Value[];
}

export interface Target {
  id: string;
  what: string;
  measure: string;
  quantity: 'time' | 'clock' | 'number';
  source: string;
  at_least: Value;
  at_most: Value;
  value: Spread;
  met: boolean;
  replicates_meeting: number;
}

// What happened under one name; statistics are over the replicates in which it did.
export interface Happening {
  id: string;
  kind: string;
  happened: number; // replicates
  count: Spread;
  time: Spread;
  followers: Spread;
  outrage_fans: Spread;
  trust_fans: Spread;
  posts_before: Spread; // posts/h in the 3 h before and after
  posts_after: Spread;
}

export interface Planned {
  id: string;
  kind: string;
  time: number;
  until?: number;
  source: string;
}

// Some accounts of one run, one by one; lists are over the accounts.
export interface Network {
  hour: number[];
  outrage: string; // base64: a byte an account, 255 is 1, all accounts of one hour after those of the last
  type: number[]; // position in groups
  followers: number[];
  x: number[]; // within the unit circle
  y: number[];
  heard: Value[]; // h since start
  actors: Record<string, number>; // positions
  ties_in_all: number;
  ties: number[]; // follower, followee, follower, …: positions
}

// The first accounts that learned of an event, in order; lists are over them.
export interface Cascade {
  event: string;
  account: number[];
  type: number[];
  followers: number[];
  time: number[];
  source: number[]; // 0: own news; 1: a post in the feed; 2: the hot-search board
  informant: Value[]; // position of who told it
  depth: number[];
}

export interface Indicators {
  horizon: number[];
  day: string[];
  [name: string]: FigureSpreads | number[] | string[] | undefined;
}

export interface Plan {
  events: Planned[];
  initial_price: number;
}

// The states of the accounts, of each group; lists are over the moments.
export interface Sweeps {
  hour: number[];
  outrage: Spreads[];
  outrage_range: Range[];
  outrage_histogram: number[][][];
  trust: Spreads[];
  trust_range: Range[];
}

export interface Result {
  kind: 'result';
  title: string;
  scenario: string;
  source: string;
  currency: string;
  zone_offset_minutes: number;
  start_unix: number;
  duration: number;
  step: number;
  replicates: number;
  groups: string[];
  accounts: number[];
  indicators: Indicators;
  attention: { width: number; time: number[]; negative: FanSpreads; neutral: FanSpreads };
  series: { time: number[]; trading?: Means; market_factor?: Means } & {
    [name in 'price' | 'board_visibility' | 'board_tone' | 'kol_departures' | 'media_reports']?: FanSpreads;
  };
  sweeps: Sweeps;
  network?: Network | null;
  cascade?: Cascade | null;
  targets: Target[];
  events: Happening[];
  planned: Plan | null;
  provenance: Record<string, string>;
}

export interface Comparison {
  kind: 'comparison';
  title: string;
  source: string;
  currency: string;
  base: string;
  zone_offset_minutes: number;
  start_unix: number;
  variables: Record<string, Variable>;
  scenarios: string[]; // the base first
  resolved_scenarios: string[];
  planned: (Plan | null)[]; // of each scenario
  provenance: Record<string, string>;
}

export interface Sweep {
  kind: 'sweep';
  title: string;
  source: string;
  study: string;
  scenario: string; // the base
  model?: string; // when it is not the crisis: moments are steps then
  design: string;
  currency: string;
  zone_offset_minutes: number;
  start_unix: number;
  replicates: number;
  parameters: string[];
  objectives: string[];
  variables: Record<string, Variable>;
  curves: Record<string, Variable>; // statistics mean, q05, q95
  failures: { case: number; message: string }[];
  provenance: Record<string, string>;
}

export type Data = Result | Comparison | Sweep | Published | PublishedComparison;

export function readData(): Data | null {
  const text = document.getElementById('result')?.textContent ?? 'null';
  return JSON.parse(text) as Data | null;
}

export function indicator(result: Result, name: string): FigureSpreads | undefined {
  const found = result.indicators[name];
  return found && !Array.isArray(found) ? found : undefined;
}

export function at(spreads: Spreads, index: number): Interval {
  return { mean: spreads.mean[index], q05: spreads.q05[index], q95: spreads.q95[index] };
}

export function figureAt(figure: FigureSpreads, index: number): Spread {
  return { ...at(figure, index), n: figure.n[index] };
}

// Index of the last time that is not after `time`; the first when all are.
export function indexAt(times: number[], time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle] <= time + 1e-6) low = middle;
    else high = middle - 1;
  }
  return low;
}

// Where the values are highest; -1 when there are none.
export function indexOfHighest(values: Value[]): number {
  let best = -1;
  values.forEach((value, i) => {
    if (value !== null && (best < 0 || value > (values[best] ?? -Infinity))) best = i;
  });
  return best;
}

export function indexOfLowest(values: Value[]): number {
  return indexOfHighest(values.map((value) => (value === null ? null : -value)));
}
