// A variable of a file as it is: values in one list, the last dimension fastest.
import type { Value } from './data';

export interface Variable {
  dimensions: string[];
  shape: number[];
  units: string;
  long_name: string;
  values: (number | string | null)[];
}

// The values along the one dimension that `at` leaves free; a single one when it leaves none.
export function along(variable: Variable, at: Record<string, number>): Value[] {
  const { dimensions, shape, values } = variable;
  let offset = 0;
  let stride = 1;
  let free = { length: 1, stride: 0 };
  for (let d = dimensions.length - 1; d >= 0; d--) {
    const place = at[dimensions[d]];
    if (place === undefined) free = { length: shape[d], stride };
    else offset += place * stride;
    stride *= shape[d];
  }
  return Array.from({ length: free.length }, (_, i) => values[offset + i * free.stride] as Value);
}

export function numbers(variable: Variable | undefined): number[] {
  return (variable?.values ?? []) as number[];
}

export function texts(variable: Variable | undefined): string[] {
  return (variable?.values ?? []).map(String);
}
