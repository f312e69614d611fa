// The response surface over two parameters: a cell for each pair of levels, with its mean and, where there is room, the
// interval; lines join equal values. Settings that differ in other parameters are averaged.
import { el } from '../page/element';
import type { Estimate, Parameter } from '../study';
import { onScale } from '../theme';
import { contours } from './contours';
import type { CustomSeriesOption } from './echarts';
import type { Figure } from './figure';
import { base, estimates, hover, interval, label, levelAxis, setting, write, type StudyContext } from './study';

const margin = { left: 66, right: 14, top: 12, bottom: 48 };
const letterWidth = 6.4; // pixels

interface Cell {
  across: number;
  up: number;
  mean: number | null;
  cases: number[];
}

function cellsOf({ across, up }: StudyContext, means: (number | null)[]): Cell[] {
  return across.levels.flatMap((_, x) =>
    (up?.levels ?? []).map((_, y): Cell => {
      const cases = means.map((_, i) => i).filter((i) => across.place[i] === x && up?.place[i] === y);
      const values = cases.map((i) => means[i]).filter((value): value is number => value !== null);
      const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
      return { across: x, up: y, mean, cases };
    }),
  );
}

// A cell of several cases says their mean alone.
function hoverCell(context: StudyContext, { across, up, mean, cases }: Cell, found: Estimate[]): HTMLElement {
  if (cases.length === 1) return hover(context, cases[0], found[cases[0]]);
  const places: [Parameter | null, number][] = [[context.across, across], [context.up, up]];
  return el('div', { class: 'readout' }, [
    ...places.map(([parameter, level]) => el('div', {}, [`${parameter?.label} `, el('b', {}, [parameter?.levels[level] ?? ''])])),
    el('div', {}, [`${label(context)} `, el('b', {}, [write(context)(mean)])]),
  ]);
}

export function surface(context: StudyContext): Figure | null {
  const { theme, words, across, up } = context;
  if (!up || across.levels.length < 2 || up.levels.length < 2) return null;
  const found = estimates(context);
  const text = write(context);
  const cells = cellsOf(context, found.map(({ mean }) => mean));
  const means = cells.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  if (means.length === 0) return null;
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const position = (mean: number) => (high === low ? 0.5 : (mean - low) / (high - low));
  const at = (mean: number) => setting(context, cells.find((cell) => cell.mean === mean)?.cases[0] ?? 0, [across, up]);
  const others = context.parameters.filter((each) => each !== across && each !== up).map(({ name }) => name);
  const colour = (mean: number) => onScale(theme.surface, position(mean));
  const drawn: CustomSeriesOption = {
    type: 'custom',
    encode: { x: 0, y: 1 },
    data: cells.filter(({ mean }) => mean !== null).map((cell) => [cell.across, cell.up, cell.mean, cell.cases[0]]),
    renderItem: (_params, api) => {
      const [x, y] = api.coord([api.value(0), api.value(1)]);
      const [width, height] = (api.size as (value: number[]) => number[])([1, 1]);
      const cell = cells.find(({ across: a, up: b }) => a === api.value(0) && b === api.value(1));
      const chosen = cell?.cases.includes(context.chosen);
      return {
        type: 'rect',
        shape: { x: x - width / 2, y: y - height / 2, width, height },
        style: { fill: colour(Number(api.value(2))), stroke: chosen ? theme.ink : theme.paper, lineWidth: chosen ? 3 : 1 },
        z2: chosen ? 2 : 1,
      };
    },
  };
  // Above the lines, with a rim in the colour of the cell.
  const labels: CustomSeriesOption = {
    ...drawn,
    silent: true,
    z: 5,
    renderItem: (_params, api) => {
      const [x, y] = api.coord([api.value(0), api.value(1)]);
      const [width, height] = (api.size as (value: number[]) => number[])([1, 1]);
      const cell = cells.find(({ across: a, up: b }) => a === api.value(0) && b === api.value(1));
      const one = cell?.cases.length === 1 ? found[cell.cases[0]] : null;
      const mean = Number(api.value(2));
      const inFull = width > 110 && height > 34 && one !== null && one.low !== one.high;
      const short = height < 16 ? '' : ([4, 3, 2].map((digits) => write(context, digits)(mean)).find((said) => said.length * letterWidth < width - 4) ?? '');
      return {
        type: 'text',
        style: {
          x,
          y,
          text: inFull ? `${text(mean)}\n${text(one.low)} … ${text(one.high)}` : short,
          align: 'center',
          verticalAlign: 'middle',
          fontSize: 11,
          fontFamily: theme.family,
          lineHeight: 14,
          fill: position(mean) < 0.55 ? '#ffffff' : '#14181c',
          stroke: colour(mean),
          lineWidth: 3,
        },
      };
    },
  };
  const grid = across.levels.map((_, x) => up.levels.map((_, y) => cells[x * up.levels.length + y].mean));
  const pieces = contours(grid, [0.2, 0.4, 0.6, 0.8].map((share) => low + share * (high - low)));
  // An axis of categories knows no places between them, so these are found here.
  const lines: CustomSeriesOption = {
    type: 'custom',
    silent: true,
    z: 4,
    encode: { x: 0, y: 1 },
    data: pieces.map((_, i) => [0, 0, i]),
    renderItem: (_params, api) => {
      const [left, bottom] = api.coord([0, 0]);
      const [width, height] = (api.size as (value: number[]) => number[])([1, 1]);
      const [[x1, y1], [x2, y2]] = pieces[Number(api.value(2))].map(([x, y]) => [left + x * width, bottom - y * height]);
      const shape = { x1, y1, x2, y2 };
      return {
        type: 'group',
        children: [
          { type: 'line', shape, style: { stroke: '#ffffff', lineWidth: 3, opacity: 0.45 } },
          { type: 'line', shape, style: { stroke: '#14181c', lineWidth: 1.2, opacity: 0.8 } },
        ],
      };
    },
  };
  return {
    id: 'surface',
    title: words.sweep.surface(label(context)),
    summary: [
      words.sweep.surfaceSummary(text(low), at(low), text(high), at(high)),
      others.length > 0 ? words.sweep.over(others.join(words.listSeparator)) : '',
      means.length < cells.length ? words.sweep.gaps : '',
    ].filter((text) => text !== '').join(words.sentenceGap),
    key: [],
    scale: { name: label(context), colours: theme.surface, labels: [text(low), text((low + high) / 2), text(high)] },
    height: 380,
    alone: true,
    choose: context.choose,
    option: () => ({
      ...base(context, 3, (number) => hoverCell(context, cells.find(({ cases }) => cases.includes(number)) as Cell, found)),
      grid: margin,
      xAxis: { ...levelAxis(context, across), nameGap: 28 },
      yAxis: { ...levelAxis(context, up), nameGap: 46 },
      series: [drawn, lines, labels],
    }),
    table: {
      columns: [across.label, up.label, label(context)],
      rows: () =>
        cells.map((cell) => [
          across.levels[cell.across],
          up.levels[cell.up],
          cell.cases.length === 1 ? interval(found[cell.cases[0]], text) : text(cell.mean),
        ]),
    },
  };
}
