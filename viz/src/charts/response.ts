// An objective over one parameter: a line for each level of the other, with the intervals of the cases.
import { onScale } from '../theme';
import type { CustomSeriesOption, LineSeriesOption } from './echarts';
import type { Figure } from './figure';
import { barsSay, base, estimates, hover, interval, label, levelAxis, setting, valueAxis, write, type StudyContext } from './study';

const mostLines = 7;

// Cases that a line joins: the first of each level of the parameter across.
function lineOf({ across }: StudyContext, cases: number[]): number[] {
  return across.levels.flatMap((_, level) => cases.filter((i) => across.place[i] === level).slice(0, 1));
}

export function response(context: StudyContext): Figure {
  const { theme, words, across, up, parameters } = context;
  const found = estimates(context);
  const text = write(context);
  const all = found.map((_, i) => i);
  // With three parameters and more, the others stay where the chosen case has them.
  const fixed = parameters.filter((each) => each !== across && each !== up);
  const comparable = all.filter((i) => fixed.every(({ place }) => place[i] === place[context.chosen]));
  const stride = Math.max(1, Math.ceil((up?.levels.length ?? 1) / mostLines));
  const joined = (up?.levels ?? ['']).flatMap((name, level) =>
    level % stride === 0 ? [{ name, level, cases: lineOf(context, comparable.filter((i) => !up || up.place[i] === level)) }] : [],
  );
  const colour = (level: number) => (up ? onScale(theme.ordered, up.levels.length < 2 ? 1 : level / (up.levels.length - 1)) : theme.blue);
  const shown = joined.flatMap(({ cases, level }) => cases.map((number) => ({ number, level, of: found[number] })));
  const lines: LineSeriesOption[] = joined.map(({ cases, level }, k) => ({
    type: 'line',
    data: cases.map((i) => [across.place[i], found[i].mean, i]),
    symbol: (['circle', 'triangle', 'rect', 'diamond'] as const)[k % 4],
    symbolSize: 8,
    lineStyle: { color: colour(level), width: 2 },
    itemStyle: { color: colour(level) },
    z: 4,
  }));
  const bars: CustomSeriesOption = {
    type: 'custom',
    silent: true,
    z: 2,
    encode: { x: 0, y: [1, 2] },
    data: shown.filter(({ of }) => of.low !== null).map(({ number, level, of }) => [across.place[number], of.low, of.high, level]),
    renderItem: (_params, api) => {
      const [x, low] = api.coord([api.value(0), api.value(1)]);
      const [, high] = api.coord([api.value(0), api.value(2)]);
      return {
        type: 'line',
        shape: { x1: x, x2: x, y1: low, y2: high },
        style: { stroke: colour(Number(api.value(3))), lineWidth: 5, opacity: 0.35 },
      };
    },
  };
  return {
    id: 'response',
    title: words.sweep.response(label(context), across.name),
    summary: [
      up ? words.sweep.lineEach(up.name) : '',
      barsSay(context),
      fixed.length > 0 ? words.sweep.asChosen(setting(context, context.chosen, fixed)) : '',
    ].filter((text) => text !== '').join(words.sentenceGap),
    key: up ? joined.filter(({ cases }) => cases.some((i) => found[i].mean !== null)).map(({ name, level }) => ({ name: `${up.name} ${name}`, colour: colour(level), look: 'line' as const })) : [],
    height: 380,
    alone: true,
    choose: context.choose,
    option: () => ({
      ...base(context, 2, (number) => hover(context, number, found[number])),
      grid: { left: 66, right: 14, top: 14, bottom: 48 },
      xAxis: { ...levelAxis(context, across), nameGap: 28 },
      yAxis: valueAxis(context, label(context), 50, text),
      series: [bars, ...lines],
    }),
    table: {
      columns: [words.sweep.number, words.sweep.across, label(context)],
      rows: () => shown.map(({ number, of }) => [String(number), setting(context, number), interval(of, text)]),
    },
  };
}
