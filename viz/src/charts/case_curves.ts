// The courses of one case of a sweep, with the band of its runs.
import { indexAt, type Sweep } from '../data';
import { along, numbers } from '../variable';
import { band, line } from './fan';
import type { Figure, Scene } from './figure';
import { frame } from './frame';

const statistics = { mean: 0, q05: 1, q95: 2 };

export function caseCurves(scene: Scene, sweep: Sweep, number: number): Figure[] {
  const { words, format, theme } = scene;
  return Object.keys(words.sweep.curves).flatMap((id): Figure[] => {
    const variable = sweep.curves[id];
    if (!variable) return [];
    const times = numbers(sweep.curves[variable.dimensions.includes('hour') ? 'hour' : 'time']);
    const course = (statistic: number) => along(variable, { case: number, statistic, ...(variable.dimensions.includes('group') ? { group: 0 } : {}) });
    const [mean, low, high] = [course(statistics.mean), course(statistics.q05), course(statistics.q95)];
    const colour = { outrage_mean: theme.vermilion, trust_mean: theme.green, price: theme.blue, board_visibility: theme.purple }[id] ?? theme.blue;
    const level = id !== 'price';
    const write = (value: number | null) => format.fixed(value, level ? 3 : 2);
    const x = times.map((time) => format.wall(time));
    return [
      {
        id: `case-${id}`,
        title: words.sweep.curve(words.sweep.curves[id], String(number)),
        summary: words.sweep.bands,
        key: [],
        height: 200,
        option: (pixels) =>
          frame(
            scene,
            pixels,
            {
              axisName: level ? words.sweep.curves[id] : words.price.axis(sweep.currency),
              yMin: level ? 0 : undefined,
              yMax: level ? 1 : undefined,
              yLabel: (value) => format.number(value),
              read: (hours) => {
                const i = indexAt(times, hours);
                return [{ name: words.sweep.curves[id], value: `${write(mean[i])} (${write(low[i])} … ${write(high[i])})`, colour }];
              },
            },
            [...band(id, x, low, high, colour, 0.25), line(x, mean, { colour })],
          ),
        table: { columns: [words.time, words.mean, words.interval], rows: () => times.map((time, i) => [format.moment(time), write(mean[i]), `${write(low[i])} … ${write(high[i])}`]) },
      },
    ];
  });
}
