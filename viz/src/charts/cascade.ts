// Who brought the news to whom: each account at the moment when it heard, joined to whose post told it. Above each
// other stand those that have it from one account; below all of them those that have it from the hot-search board.
import type { Cascade } from '../data';
import { el } from '../page/element';
import { groupColour } from '../theme';
import { named } from '../words';
import type { LinesSeriesOption, ScatterSeriesOption } from './echarts';
import type { Context, Figure } from './figure';

const boardSource = 2;
const rowsOfTable = 40;
const labelled = 5; // those that told most
const labelHeight = 18; // pixels
const grid = { left: 14, right: 14, top: 10, bottom: 44 };
const [lowest, highest] = [-0.03, 1.03]; // of the axis of places

interface Tree {
  places: number[]; // from 0, at the top, to 1
  direct: number[]; // accounts told by the post of each
  all: number[]; // and by whom these told
}

// An account stands in the middle of those that it told; who told nobody takes a line. Rows are in order of time, so
// that an informant comes before whom it told.
function treeOf(cascade: Cascade): Tree {
  const count = cascade.account.length;
  const told: number[][] = Array.from({ length: count }, () => []);
  const roots: number[] = [];
  cascade.informant.forEach((informant, row) => (informant === null ? roots : told[informant]).push(row));
  const all = new Array<number>(count).fill(0);
  for (let row = count - 1; row >= 0; row--) {
    const informant = cascade.informant[row];
    if (informant !== null) all[informant] += 1 + all[row];
  }
  roots.sort((a, b) => Number(cascade.source[a] === boardSource) - Number(cascade.source[b] === boardSource) || a - b);
  const places = new Array<number>(count).fill(0);
  let line = 0;
  const stack = [...roots].reverse();
  const inOrder: number[] = [];
  while (stack.length > 0) {
    const row = stack.pop() as number;
    inOrder.push(row);
    if (told[row].length === 0) places[row] = line++;
    stack.push(...told[row].slice().sort((a, b) => all[a] - all[b]));
  }
  for (const row of inOrder.reverse())
    if (told[row].length > 0) places[row] = told[row].reduce((sum, next) => sum + places[next], 0) / told[row].length;
  return { places: places.map((place) => place / Math.max(line - 1, 1)), direct: told.map((list) => list.length), all };
}

// How far the label of each of these is moved down, in pixels, so that it does not lie on the one above.
function labelShifts(tree: Tree, rows: number[], height: number): Map<number, number> {
  const perUnit = (height - grid.top - grid.bottom) / (highest - lowest);
  let free = -Infinity;
  const shifts = [...rows].sort((a, b) => tree.places[a] - tree.places[b]).map((row): [number, number] => {
    const own = tree.places[row] * perUnit;
    const at = Math.max(own, free);
    free = at + labelHeight;
    return [row, at - own];
  });
  return new Map(shifts);
}

function dots(context: Context, cascade: Cascade, tree: Tree, minutes: number[], height: number): ScatterSeriesOption {
  const { theme, result, words, format } = context;
  const most = tree.all.map((_, row) => row).sort((a, b) => tree.all[b] - tree.all[a]).slice(0, labelled);
  const shifts = labelShifts(tree, most.filter((row) => tree.all[row] > 0), height);
  const colour = (row: number) => groupColour(result.groups[cascade.type[row]] ?? '', theme);
  return {
    type: 'scatter',
    animation: false,
    z: 3,
    data: minutes.map((minute, row) => ({
      value: [minute, 1 - tree.places[row], row],
      symbolSize: Math.min(4 + 1.6 * Math.sqrt(tree.direct[row]), 26),
      itemStyle: {
        color: cascade.source[row] === boardSource ? theme.paper : colour(row),
        borderColor: colour(row),
        borderWidth: 1,
        opacity: 0.85,
      },
      label: {
        show: shifts.has(row),
        offset: [0, shifts.get(row) ?? 0],
        formatter: `${named(words.groups, result.groups[cascade.type[row]] ?? '')}${words.colon}${format.count(tree.all[row])}`,
        position: minute > 0.6 * minutes[minutes.length - 1] ? ('left' as const) : ('right' as const),
        color: theme.ink,
        backgroundColor: theme.label,
        borderRadius: 3,
        padding: [1, 3],
        fontSize: 11,
      },
    })),
  };
}

function lines(context: Context, cascade: Cascade, tree: Tree, minutes: number[]): LinesSeriesOption {
  return {
    type: 'lines',
    coordinateSystem: 'cartesian2d',
    silent: true,
    animation: false,
    z: 1,
    lineStyle: { color: context.theme.event, opacity: 0.35, width: 0.7, curveness: 0 },
    data: cascade.informant.flatMap((informant, row) =>
      informant === null
        ? []
        : [
            {
              coords: [
                [minutes[informant], 1 - tree.places[informant]],
                [minutes[row], 1 - tree.places[row]],
              ],
            },
          ],
    ),
  };
}

function table({ words, format, result }: Context, cascade: Cascade, tree: Tree): Figure['table'] {
  const order = tree.all.map((_, row) => row).sort((a, b) => tree.all[b] - tree.all[a] || a - b);
  return {
    columns: words.cascade.table,
    rows: () =>
      order.slice(0, rowsOfTable).map((row) => [
        `${named(words.groups, result.groups[cascade.type[row]] ?? '')} ${cascade.account[row]}`,
        format.count(cascade.followers[row]),
        format.moment(cascade.time[row]),
        words.cascade.sources[cascade.source[row]] ?? '',
        format.count(tree.direct[row]),
        format.count(tree.all[row]),
      ]),
  };
}

export function cascade(context: Context): Figure | null {
  const { result, format, theme, words } = context;
  const found = result.cascade;
  if (!found || found.account.length < 2) return null;
  const tree = treeOf(found);
  const minutes = found.time.map((time) => (time - found.time[0]) * 60);
  const last = Math.max(minutes[minutes.length - 1], 1);
  const types = [...new Set(found.type)].sort((a, b) => a - b).map((type) => result.groups[type] ?? '');
  const from = (source: number) => format.count(found.source.filter((each) => each === source).length);
  const label = { color: theme.quiet, fontSize: 11 };
  return {
    id: 'cascade',
    title: words.cascade.title,
    summary: words.cascade.summary(
      format.count(minutes.length),
      format.count(Math.round(last)),
      found.event,
      from(1),
      from(boardSource),
      format.count(Math.max(...found.depth)),
    ),
    key: [
      ...types.map((name) => ({ name: named(words.groups, name), colour: groupColour(name, theme), look: 'dot' as const })),
      { name: words.cascade.board, colour: theme.quiet, look: 'ring' as const },
    ],
    height: 520,
    alone: true,
    option: (_width, height) => ({
      animation: false,
      textStyle: { fontFamily: theme.family },
      grid,
      xAxis: {
        type: 'value',
        min: -0.02 * last,
        max: 1.02 * last,
        name: words.cascade.axis(found.event),
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: label,
        axisLabel: { ...label, showMinLabel: false, showMaxLabel: false, formatter: (value: number) => format.count(value) },
        splitLine: { lineStyle: { color: theme.rule } },
      },
      yAxis: { type: 'value', min: lowest, max: highest, show: false },
      tooltip: {
        trigger: 'item',
        confine: true,
        transitionDuration: 0,
        backgroundColor: theme.paper,
        borderColor: theme.rule,
        textStyle: { color: theme.ink, fontSize: 12 },
        formatter: (point) => {
          const row = ((Array.isArray(point) ? point[0] : point).value as number[])[2];
          return el('div', { class: 'readout' }, [
            el('strong', {}, [named(words.groups, result.groups[found.type[row]] ?? '')]),
            el('div', {}, [words.network.followed(format.count(found.followers[row]))]),
            el('div', {}, [`${format.moment(found.time[row])}, ${words.cascade.sources[found.source[row]] ?? ''}`]),
            el('div', {}, [words.cascade.told(format.count(tree.direct[row]), format.count(tree.all[row]))]),
          ]);
        },
      },
      series: [lines(context, found, tree, minutes), dots(context, found, tree, minutes, height)],
    }),
    table: table(context, found, tree),
  };
}
