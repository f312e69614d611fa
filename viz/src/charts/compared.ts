// A quantity of several scenarios over each other, and beside it the paired differences to the base.
import type { Paired } from '../comparison';
import { verdict } from '../comparison';
import { indexAt, indexOfHighest, type Value } from '../data';
import { band, line } from './fan';
import type { Figure, KeyItem, Scene } from './figure';
import { frame } from './frame';

export interface Scenario {
  name: string;
  colour: string;
  dashed: boolean;
  behind?: boolean; // one of many: thin, grey and without words
}

export interface Compared {
  id: string;
  title: string;
  axis: string;
  differenceAxis: string;
  times: number[]; // h since start
  base: Scenario;
  variants: (Scenario & { values: Paired })[];
  yMax?: number;
  yMin?: number;
  write: (value: Value) => string;
  writeDifference?: (value: Value) => string; // when differences need other digits
  numbered?: boolean; // whether the events carry their numbers
  atEnd?: boolean; // whether the last values say more than the highest
  drawn?: boolean[]; // of each time; all when missing
}

const keyOf = ({ name, colour, dashed }: Scenario): KeyItem => ({ name, colour, look: dashed ? 'dashed' : 'line' });

const inFront = <T extends Scenario>(scenarios: T[]) => scenarios.filter(({ behind }) => !behind);
const fromBehind = <T extends Scenario>(scenarios: T[]) => [...scenarios].sort((a, b) => Number(b.behind ?? false) - Number(a.behind ?? false));
const look = ({ colour, dashed, behind }: Scenario) => ({ colour, dashed, width: behind ? 1 : 1.8 });

function key(scene: Scene, scenarios: Scenario[], nameOf = ({ name }: Scenario) => name): KeyItem[] {
  const others = scenarios.filter(({ behind }) => behind);
  const front = inFront(scenarios).map((each) => ({ ...keyOf(each), name: nameOf(each) }));
  return others.length === 0
    ? front
    : [...front, { name: scene.words.comparison.others(String(others.length)), colour: others[0].colour, look: 'thin' }];
}

// Numbers of events take room above the drawing.
const heightOf = ({ id }: Compared) => (id === 'attention' ? 320 : 240);

const only = (values: Value[], drawn?: boolean[]) => (drawn ? values.map((value, i) => (drawn[i] ? value : null)) : values);

function rows(scene: Scene, of: Compared, columns: ((i: number) => string)[]): string[][] {
  return of.times.flatMap((time, i) => (of.drawn && !of.drawn[i] ? [] : [[scene.format.moment(time), ...columns.map((column) => column(i))]]));
}

function inWords(scene: Scene, of: Compared, lines: { name: string; values: Value[] }[]): string {
  const last = of.drawn ? of.drawn.lastIndexOf(true) : of.times.length - 1;
  const value = (values: Value[]) => values[of.atEnd ? last : indexOfHighest(only(values, of.drawn))] ?? null;
  const list = lines.map(({ name, values }) => `${name} ${of.write(value(values))}`).join(scene.words.listSeparator);
  return of.atEnd ? scene.words.comparison.atEnd(list) : scene.words.comparison.highest(list);
}

export function levels(scene: Scene, of: Compared): Figure {
  const lines = [{ ...of.base, values: of.variants[0].values.base }, ...of.variants.map((each) => ({ ...each, values: each.values.variant }))];
  const x = of.times.map((time) => scene.format.wall(time));
  return {
    id: of.id,
    title: of.title,
    summary: inWords(scene, of, inFront(lines)),
    key: key(scene, lines),
    below: of.numbered ? scene.markers.map(({ number, id }) => `${number} ${id}`) : [],
    height: heightOf(of),
    option: (pixels) =>
      frame(
        scene,
        pixels,
        {
          axisName: of.axis,
          yMin: of.yMin,
          yMax: of.yMax,
          yLabel: (value) => scene.format.tick(value),
          numbered: of.numbered,
          read: (hours) => {
            const i = indexAt(of.times, hours);
            return inFront(lines).map(({ name, values, colour }) => ({ name, value: of.write(values[i]), colour }));
          },
        },
        fromBehind(lines).map((each) => line(x, only(each.values, of.drawn), look(each))),
      ),
    table: {
      columns: [scene.words.time, ...lines.map(({ name }) => name)],
      rows: () => rows(scene, of, lines.map(({ values }) => (i: number) => of.write(values[i]))),
    },
  };
}

function summary(scene: Scene, of: Compared): string {
  const { comparison } = scene.words;
  return inFront(of.variants)
    .map(({ name, values }) => {
      const counted = of.times.map((_, i) => i).filter((i) => !of.drawn || of.drawn[i]);
      const apart = counted.filter((i) => ['lower', 'higher'].includes(verdict(values, i)));
      const unknown = counted.every((i) => verdict(values, i) === 'unknown');
      if (apart.length === 0 && !unknown) return comparison.nowhereApart(name);
      const most = (unknown ? counted : apart).reduce((best, i) => (Math.abs(values.difference[i] ?? 0) > Math.abs(values.difference[best] ?? 0) ? i : best));
      const [largest, when] = [scene.format.signed(values.difference[most], of.writeDifference ?? of.write), scene.format.moment(of.times[most])];
      if (unknown) return comparison.noInterval(name, largest, when);
      return comparison.apart(name, scene.format.percent(apart.length / counted.length, 0), largest, when);
    })
    .join(scene.words.sentenceGap);
}

export function differences(scene: Scene, of: Compared): Figure {
  const x = of.times.map((time) => scene.format.wall(time));
  const signed = (value: Value) => scene.format.signed(value, of.writeDifference ?? of.write);
  const interval = (values: Paired, i: number) => (values.low[i] === null ? '' : ` (${signed(values.low[i])} … ${signed(values.high[i])})`);
  const write = (values: Paired, i: number) => signed(values.difference[i]) + interval(values, i);
  const { comparison } = scene.words;
  return {
    id: `${of.id}-difference`,
    title: comparison.difference(of.title),
    summary: summary(scene, of),
    key: key(scene, of.variants, ({ name }) => comparison.minus(name, of.base.name)),
    height: heightOf(of),
    option: (pixels) =>
      frame(
        scene,
        pixels,
        {
          axisName: of.differenceAxis,
          yLabel: (value) => scene.format.tick(value),
          includeZero: true,
          read: (hours) => {
            const i = indexAt(of.times, hours);
            return inFront(of.variants).map(({ name, values, colour }) => ({ name, value: write(values, i), colour }));
          },
        },
        [
          line([x[0], x[x.length - 1]], [0, 0], { colour: scene.theme.quiet, width: 1 }),
          ...inFront(of.variants).flatMap(({ name, values, colour }) =>
            band(name, x, only(values.low, of.drawn), only(values.high, of.drawn), colour, 0.25),
          ),
          ...fromBehind(of.variants).map((each) => line(x, only(each.values.difference, of.drawn), look(each))),
        ],
      ),
    table: {
      columns: [scene.words.time, ...of.variants.map(({ name }) => comparison.minus(name, of.base.name))],
      rows: () => rows(scene, of, of.variants.map(({ values }) => (i: number) => write(values, i))),
    },
  };
}
