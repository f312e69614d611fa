// The courses of one case of a sweep, with the band of its runs.
import { indexAt, type Sweep } from '../data';
import { along, numbers } from '../variable';
import { named } from '../words';
import { observableColour } from './courses';
import { band, line } from './fan';
import type { Figure, Scene } from './figure';
import { frame } from './frame';

const axes = ['time', 'hour', 'price_time', 'trading']; // of curves, no curves themselves
const statistics = { mean: 0, q05: 1, q95: 2 };

export function caseCurves(scene: Scene, sweep: Sweep, number: number): Figure[] {
  const { words, format, theme } = scene;
  return Object.keys(sweep.curves).flatMap((id): Figure[] => {
    const variable = sweep.curves[id];
    if (axes.includes(id)) return [];
    const name = words.sweep.curves[id] ?? named(words.published.observables, id);
    const isPrice = id === 'price';
    const moments = numbers(sweep.curves[isPrice ? 'price_time' : variable.dimensions.includes('hour') ? 'hour' : 'time']);
    const open = isPrice ? along(sweep.curves.trading, { case: number, statistic: 0 }) : null;
    const shown = (i: number) => !open || (open[i] ?? 0) > 0.5; // a price only while the exchange is open
    const course = (statistic: number) =>
      along(variable, { case: number, statistic, ...(variable.dimensions.includes('group') ? { group: 0 } : {}) }).map((value, i) => (shown(i) ? value : null));
    const [mean, low, high] = [course(statistics.mean), course(statistics.q05), course(statistics.q95)];
    const colour = { outrage_mean: theme.vermilion, trust_mean: theme.green, price: theme.blue, board_visibility: theme.purple }[id] ?? observableColour(id, 1, theme);
    const level = variable.units === '1';
    const write = (value: number | null) => format.fixed(value, level ? 3 : 2);
    const x = moments.map((time) => format.wall(time));
    return [
      {
        id: `case-${id}`,
        title: words.sweep.curve(name, String(number)),
        summary: mean.every((value) => value === null) ? words.sweep.noRun : sweep.replicates > 1 ? words.sweep.bands : words.sweep.bandless,
        key: [],
        height: 200,
        option: (pixels) =>
          frame(
            scene,
            pixels,
            {
              axisName: level ? words.sweep.upToOne(name) : isPrice ? words.price.axis(sweep.currency) : words.published.axis(variable.units, [id]),
              yMin: level ? 0 : undefined,
              yMax: level ? 1 : undefined,
              yLabel: (value) => format.tick(value),
              read: (hours) => {
                const i = indexAt(moments, hours);
                return [{ name, value: format.spread({ mean: mean[i], q05: low[i], q95: high[i] }, write), colour }];
              },
            },
            [...band(id, x, low, high, colour, 0.25), line(x, mean, { colour })],
          ),
        table: { columns: [words.time, words.mean, words.interval], rows: () => moments.flatMap((time, i) => (shown(i) ? [[format.moment(time), write(mean[i]), `${write(low[i])} … ${write(high[i])}`]] : [])) },
      },
    ];
  });
}
