// How much each parameter of a study matters for an objective, as the engine computed it by the method of the design.
import type { Sweep, Value } from './data';
import { along, texts } from './variable';

export interface Estimate {
  value: Value;
  low: Value; // 95 % interval
  high: Value;
}

export interface Sensitivity {
  measures: Record<string, Estimate[]>; // by name, as in docs/formats/sweep.md; over the parameters
  parameters: string[];
  used: Value; // rows, trajectories or cases
  leftOut: Value; // those that lack a value
  explained: Value; // R squared of a regression
}

const group = 'sensitivity/';

export function sensitivityOf(sweep: Sweep, objective: string): Sensitivity | null {
  const at = { objective: texts(sweep.variables[`${group}objective`]).indexOf(objective) };
  if (at.objective < 0) return null;
  const list = (name: string) => along(sweep.variables[group + name], at);
  const names = Object.keys(sweep.variables)
    .filter((path) => path.startsWith(group) && sweep.variables[`${path}_low`] !== undefined)
    .map((path) => path.slice(group.length));
  const estimates = (name: string) => {
    const [values, low, high] = [list(name), list(`${name}_low`), list(`${name}_high`)];
    return values.map((value, i): Estimate => ({ value, low: low[i], high: high[i] }));
  };
  return {
    measures: Object.fromEntries(names.map((name) => [name, estimates(name)])),
    parameters: texts(sweep.variables[`${group}parameter`]),
    used: list('used')[0],
    leftOut: list('left_out')[0],
    explained: list('explained')[0],
  };
}
