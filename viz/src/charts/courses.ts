// What a published model records at every step: a chart for each unit, with the bands of the runs.
import { at, indexAt, type FanSpreads, type FigureSpreads } from '../data';
import type { Published } from '../published';
import type { Theme } from '../theme';
import { along, numbers, type Variable } from '../variable';
import { named, type Words } from '../words';
import { fan } from './fan';
import type { Figure, Scene } from './figure';
import { frame } from './frame';
import { valueTable } from './table';

const statistics = ['mean', 'q05', 'q25', 'q50', 'q75', 'q95', 'n'] as const;

// Values of a variable over (statistic, …) by the names of the statistics.
export function spreadsOf(variable: Variable): FanSpreads & FigureSpreads {
  return Object.fromEntries(statistics.map((name, statistic) => [name, along(variable, { statistic })])) as unknown as FanSpreads & FigureSpreads;
}

export function observableColour(name: string, place: number, theme: Theme): string {
  const usual: Record<string, string> = {
    susceptible: theme.blue,
    exposed: theme.orange,
    infectious: theme.vermilion,
    removed: theme.green,
  };
  return usual[name] ?? [theme.vermilion, theme.blue, theme.green, theme.purple, theme.orange][place % 5];
}

export const observableName = (words: Words, name: string) => named(words.published.observables, name);

function course(scene: Scene, result: Published, unit: string, names: string[]): Figure {
  const { words, format, theme } = scene;
  const times = numbers(result.variables.time);
  const lines = names.map((name, place) => ({
    name: observableName(words, name),
    colour: observableColour(name, place, theme),
    values: spreadsOf(result.variables[name]),
  }));
  const write = (value: number | null) => (unit === '1' ? format.fixed(value, 3) : format.number(value, 4));
  const isShare = unit === '1' && lines.every(({ values }) => values.q95.every((value) => value === null || value <= 1));
  const last = times.length - 1;
  return {
    id: unit === '1' ? 'courses' : `courses-${unit}`,
    title: words.published.courses(unit),
    summary: words.published.coursesSummary(lines.map(({ name, values }) => `${name} ${write(values.mean[last])}`).join(words.listSeparator)),
    key: lines.map(({ name, colour }) => ({ name, colour, look: 'line' })),
    height: 280,
    option: (pixels) =>
      frame(
        scene,
        pixels,
        {
          axisName: words.published.axis(unit, names),
          yMin: 0,
          yMax: isShare ? 1 : undefined,
          yLabel: (value) => format.tick(value),
          read: (step) => {
            const i = indexAt(times, step);
            return lines.map(({ name, colour, values }) => ({ name, colour, value: format.spread(at(values, i), write) }));
          },
        },
        lines.flatMap(({ name, colour, values }) => fan(scene, name, times, values, { colour, opacity: 0.22 })),
      ),
    table: valueTable(scene, times, lines.map(({ name, values }) => ({ name, values, write }))),
  };
}

export function courses(scene: Scene, result: Published): Figure[] {
  const units = [...new Set(result.observables.map((name) => result.variables[name].units))];
  return units.map((unit) => course(scene, result, unit, result.observables.filter((name) => result.variables[name].units === unit)));
}
