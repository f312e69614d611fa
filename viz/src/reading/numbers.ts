// Numbers of reports; as engine/output/report_data_numbers.cpp and engine/base/summary_statistics.cpp.
import type { FanSpreads, Spread, Value } from '../data';

const digits = 7;
const exact = 25; // digits that tell a tie from its neighbours

// Seven significant digits, ties to the even one as the engine has it; null when it is not finite.
export function jsonNumber(value: number): Value {
  if (!Number.isFinite(value)) return null;
  const rounded = value.toPrecision(digits);
  if (!value.toPrecision(digits + 1).match(/^[^e]*5(e|$)/)) return Number(rounded);
  const [mantissa, exponent] = value.toExponential(exact).split('e');
  const isTie = /^50*$/.test(mantissa.replace(/[-.]/g, '').slice(digits));
  const even = Number(mantissa.replace(/[-.]/g, '')[digits - 1]) % 2 === 0;
  return isTie && even ? Number(`${mantissa.slice(0, mantissa.indexOf('.') + digits)}e${exponent}`) : Number(rounded);
}

export const jsonNumbers = (values: ArrayLike<number>): Value[] => Array.from(values, jsonNumber);

export function mean(values: number[]): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.length === 0 ? NaN : present.reduce((sum, value) => sum + value, 0) / present.length;
}

// Type 7 of Hyndman and Fan (1996).
function quantile(ascending: number[], probability: number): number {
  if (ascending.length === 0) return NaN;
  const position = probability * (ascending.length - 1);
  const below = Math.min(Math.floor(position), ascending.length - 1);
  const low = ascending[below];
  const high = ascending[Math.min(below + 1, ascending.length - 1)];
  const weight = position - below;
  return low === high || weight === 0 ? low : low + weight * (high - low);
}

const probabilities = { q05: 0.05, q25: 0.25, q50: 0.5, q75: 0.75, q95: 0.95 };

function statisticsOf(values: number[]): Record<string, Value> {
  const ascending = Array.from(Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort());
  const quantiles = Object.entries(probabilities).map(([name, probability]) => [name, jsonNumber(quantile(ascending, probability))]);
  return { mean: jsonNumber(mean(values)), ...Object.fromEntries(quantiles), n: ascending.length };
}

export const spread = (overReplicates: number[]) => statisticsOf(overReplicates) as unknown as Spread;

// What a line with its bands needs; values[position][replicate].
export const fanStatistics = ['mean', 'q05', 'q25', 'q75', 'q95'];

export function fanSpreads(values: number[][]): FanSpreads {
  const each = values.map(statisticsOf);
  return Object.fromEntries(fanStatistics.map((name) => [name, each.map((of) => of[name])])) as unknown as FanSpreads;
}

// Every stride-th of `count` values, so that at most `most` are left.
export const strideFor = (count: number, most: number) => Math.ceil(count / most);

export function every(count: number, most: number): number[] {
  const places: number[] = [];
  for (let i = 0; i < count; i += strideFor(count, most)) places.push(i);
  return places;
}
