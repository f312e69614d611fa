// The cases of a sweep: what was varied, and what came out.
import type { Sweep, Value } from './data';
import { along } from './variable';

export interface Estimate {
  mean: Value;
  low: Value; // 5 % of the runs, or the lower end of the 95 % interval of a difference
  high: Value;
}

export type Measure = 'value' | 'difference';

export interface Parameter {
  name: string;
  label: string; // with its unit
  levels: string[]; // distinct values, ascending; texts in the order of the design
  place: number[]; // of each case among the levels
  values: (number | null)[]; // of each case; null for texts
}

const contrasts = ['n', 'base', 'case', 'difference', 'standard_error', 'low', 'high'];
const [mean, q05, q95] = [0, 1, 5];

export function caseCount(sweep: Sweep): number {
  return sweep.variables.status.shape[0];
}

export function parameterOf(sweep: Sweep, name: string, write: (value: number) => string, withUnit: (name: string, unit: string) => string): Parameter {
  const { values, units } = sweep.variables[name];
  const numeric = values.every((value) => typeof value === 'number');
  const distinct = [...new Set(values)];
  if (numeric) distinct.sort((a, b) => Number(a) - Number(b));
  return {
    name,
    label: withUnit(name, units),
    levels: distinct.map((value) => (typeof value === 'number' ? write(value) : String(value))),
    place: values.map((value) => distinct.indexOf(value)),
    values: values.map((value) => (typeof value === 'number' ? value : null)),
  };
}

export function hasDifferences(sweep: Sweep, objective: string): boolean {
  return sweep.variables[`contrasts/${objective}`] !== undefined;
}

export function estimate(sweep: Sweep, objective: string, measure: Measure, number: number): Estimate {
  if (measure === 'difference') {
    const values = along(sweep.variables[`contrasts/${objective}`], { case: number });
    return { mean: values[contrasts.indexOf('difference')], low: values[contrasts.indexOf('low')], high: values[contrasts.indexOf('high')] };
  }
  const values = along(sweep.variables[`summary/${objective}`], { case: number });
  return { mean: values[mean], low: values[q05], high: values[q95] };
}

// Every combination of levels once.
export function isGrid(parameters: Parameter[], cases: number): boolean {
  const size = parameters.reduce((product, { levels }) => product * levels.length, 1);
  const seen = new Set(Array.from({ length: cases }, (_, i) => parameters.map(({ place }) => place[i]).join(' ')));
  return size === cases && seen.size === cases;
}

const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: number[]) => average(values.map((value) => (value - average(values)) ** 2));

// Of a full grid: the share of the variance between the cases that lies between the levels of a parameter.
export function mainEffect(parameter: Parameter, values: number[]): number {
  const byLevel = parameter.levels.map((_, level) => average(values.filter((_, i) => parameter.place[i] === level)));
  return variance(values) === 0 ? 0 : variance(byLevel) / variance(values);
}
