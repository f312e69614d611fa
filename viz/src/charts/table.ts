// The values of a chart as rows of text.
import type { Spreads, Value } from '../data';
import type { Scene } from './figure';

const mostRows = 200;

export interface Column {
  name: string;
  values: Spreads;
  write: (value: Value) => string;
}

export function valueTable(scene: Scene, times: number[], columns: Column[]) {
  const { words, format, bands } = scene;
  const stride = Math.ceil(times.length / mostRows);
  return {
    columns: [words.time, ...columns.flatMap(({ name }) => (bands ? [words.mean, words.interval].map((part) => `${name}${words.comma}${part}`) : [name]))],
    rows: () =>
      times.flatMap((time, i) =>
        i % stride !== 0
          ? []
          : [
              [
                format.moment(time),
                ...columns.flatMap(({ values, write }) => [
                  write(values.mean[i]),
                  ...(bands ? [values.q05[i] === null ? write(null) : `${write(values.q05[i])} … ${write(values.q95[i])}`] : []),
                ]),
              ],
            ],
      ),
  };
}
