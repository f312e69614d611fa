// Paired differences, as `backlash compare` writes them.
import type { Comparison, Value } from './data';
import { along, texts, type Variable } from './variable';
import type { Words } from './words';

// What holds paired differences, about the crisis or a published model.
export type PairedVariables = Pick<Comparison, 'variables'>;

// Lists along what is left free: time, or one value.
export interface Paired {
  base: Value[];
  variant: Value[];
  difference: Value[];
  low: Value[]; // 95 % interval of the mean difference
  high: Value[];
  n: Value[];
}

export type Verdict = 'lower' | 'higher' | 'same' | 'open' | 'unknown';

export function variants(comparison: PairedVariables): string[] {
  return texts(comparison.variables.variant);
}

// The engine's title begins alike in all files, and so can be said in the reader's language.
export function titleOf(comparison: PairedVariables & Pick<Comparison, 'title' | 'base'>, words: Words): string {
  const [, of] = /^Comparison with (.+)$/.exec(comparison.title) ?? [];
  if (of !== undefined) return words.comparison.title(of);
  return comparison.title || `${comparison.base}${words.colon}${variants(comparison).join(words.listSeparator)}`;
}

export function paired(comparison: PairedVariables, variable: Variable, variant: number, at: Record<string, number> = {}): Paired {
  const statistics = texts(comparison.variables.statistic);
  const list = (name: string) => along(variable, { ...at, variant, statistic: statistics.indexOf(name) });
  return {
    base: list('base'),
    variant: list('variant'),
    difference: list('difference'),
    low: list('low'),
    high: list('high'),
    n: list('n'),
  };
}

// What the interval says of a difference.
export function verdict(values: Paired, i = 0): Verdict {
  const [difference, low, high] = [values.difference[i], values.low[i], values.high[i]];
  if (difference === null || low === null || high === null) return 'unknown';
  if (low === 0 && high === 0) return 'same';
  if (high < 0) return 'lower';
  return low > 0 ? 'higher' : 'open';
}
