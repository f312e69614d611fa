// Cases of a design that is no grid: a dot each, over two parameters or over one.
import { onScale } from '../theme';
import type { CustomSeriesOption, ScatterSeriesOption } from './echarts';
import type { Figure } from './figure';
import { base, estimates, interval, label, setting, valueAxis, write, type StudyContext } from './study';
import type { Parameter } from '../study';

const dotSize = 13; // pixels
const grid = { left: 66, right: 18, top: 14, bottom: 48 };
const gridOfDots = { left: 76, right: 24, top: 22, bottom: 58 };
const placeOf = ({ values, place }: Parameter, number: number) => values[number] ?? place[number];

// Labels that the dots at the ends of a range do not cover.
function besideDots(axis: ReturnType<typeof valueAxis>) {
  return { ...axis, axisLabel: { ...axis.axisLabel, margin: 2 + dotSize } };
}

// Designs on a lattice have several cases at one place: they stand around it, none behind another.
function beside(context: StudyContext, places: (number: number) => string): (number: number) => [number, number] {
  const all = context.across.place.map((_, number) => places(number));
  return (number) => {
    const here = all.flatMap((place, i) => (place === all[number] ? [i] : []));
    if (here.length < 2) return [0, 0];
    const angle = (2 * Math.PI * here.indexOf(number)) / here.length;
    const radius = Math.max(7, (dotSize * here.length) / (2 * Math.PI)); // pixels
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  };
}

function table(context: StudyContext): Figure['table'] {
  const found = estimates(context);
  return {
    columns: [context.words.sweep.number, context.words.sweep.across, label(context)],
    rows: () => found.map((of, number) => [String(number), setting(context, number), interval(of, write(context))]),
  };
}

export function sampledSurface(context: StudyContext): Figure | null {
  const { theme, words, across, up, chosen, format } = context;
  if (!up) return null;
  const found = estimates(context);
  const text = write(context);
  const means = found.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const at = (mean: number) => setting(context, found.findIndex((of) => of.mean === mean));
  const offset = beside(context, (number) => `${placeOf(across, number)} ${placeOf(up, number)}`);
  const dots: ScatterSeriesOption = {
    type: 'scatter',
    symbolSize: dotSize,
    data: found.flatMap(({ mean }, number) =>
      mean === null
        ? []
        : [
            {
              value: [placeOf(across, number), placeOf(up, number), number],
              symbolOffset: offset(number),
              itemStyle: {
                color: onScale(theme.surface, high === low ? 0.5 : (mean - low) / (high - low)),
                borderColor: number === chosen ? theme.ink : theme.quiet,
                borderWidth: number === chosen ? 3 : 0.5,
              },
            },
          ],
    ),
  };
  return {
    id: 'surface',
    title: words.sweep.surface(label(context)),
    summary: words.sweep.surfaceSummary(text(low), at(low), text(high), at(high)),
    key: [],
    scale: { name: label(context), colours: theme.surface, labels: [text(low), text((low + high) / 2), text(high)] },
    height: 380,
    alone: true,
    choose: context.choose,
    option: () => ({
      ...base(context, found, 2),
      grid: gridOfDots,
      xAxis: besideDots(valueAxis(context, across.label, 38, (value) => format.number(value))),
      yAxis: besideDots(valueAxis(context, up.label, 56, (value) => format.number(value))),
      series: [dots],
    }),
    table: table(context),
  };
}

export function sampledResponse(context: StudyContext): Figure {
  const { theme, words, across, chosen, format } = context;
  const found = estimates(context);
  const text = write(context);
  const bars: CustomSeriesOption = {
    type: 'custom',
    silent: true,
    encode: { x: 0, y: [1, 2] },
    data: found.flatMap(({ low, high }, number) => (low === null || high === null ? [] : [[placeOf(across, number), low, high]])),
    renderItem: (_params, api) => {
      const [x, low] = api.coord([api.value(0), api.value(1)]);
      const [, high] = api.coord([api.value(0), api.value(2)]);
      return { type: 'line', shape: { x1: x, x2: x, y1: low, y2: high }, style: { stroke: theme.blue, lineWidth: 3, opacity: 0.3 } };
    },
  };
  const dots: ScatterSeriesOption = {
    type: 'scatter',
    symbolSize: 8,
    data: found.map(({ mean }, number) => ({
      value: [placeOf(across, number), mean as number, number],
      itemStyle: { color: number === chosen ? theme.vermilion : theme.blue },
    })),
  };
  return {
    id: 'response',
    title: words.sweep.response(label(context), across.name),
    summary: words.sweep.sampled,
    key: [],
    height: 380,
    alone: true,
    choose: context.choose,
    option: () => ({
      ...base(context, found, 2),
      grid,
      xAxis: valueAxis(context, across.label, 28, (value) => format.number(value)),
      yAxis: valueAxis(context, label(context), 50, text),
      series: [bars, dots],
    }),
    table: table(context),
  };
}
