// Cases of a design that is no grid: a dot each, over two parameters or over one.
import { onScale } from '../theme';
import type { CustomSeriesOption, ScatterSeriesOption } from './echarts';
import type { Figure } from './figure';
import { barsSay, base, estimates, hover, interval, label, levelAxis, setting, valueAxis, write, type StudyContext } from './study';
import type { Parameter } from '../study';

const dotSize = 13; // pixels
const besideDots = 2 + dotSize; // labels that the dots at the ends of a range do not cover
const grid = { left: 66, right: 18, top: 14, bottom: 48 };
const gridOfDots = { left: 76, right: 24, top: 22, bottom: 58 };
const placeOf = ({ values, place }: Parameter, number: number) => values[number] ?? place[number];

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

// So that no dot lies on the chosen one.
function chosenLast({ across, chosen }: StudyContext): number[] {
  return across.place.map((_, number) => number).sort((a, b) => Number(a === chosen) - Number(b === chosen));
}

// Texts are levels, numbers stand where they are; `margin` is between axis and labels.
function axisOf(context: StudyContext, parameter: Parameter, nameGap: number, margin = 8) {
  if (parameter.values.some((value) => value === null)) {
    const levels = levelAxis(context, parameter);
    return { ...levels, nameGap, axisLabel: { ...levels.axisLabel, margin } };
  }
  const axis = valueAxis(context, parameter.label, nameGap, (value) => context.format.tick(value));
  return { ...axis, axisLabel: { ...axis.axisLabel, margin } };
}

export function sampledSurface(context: StudyContext): Figure | null {
  const { theme, words, across, up, chosen } = context;
  if (!up) return null;
  const found = estimates(context);
  const text = write(context);
  const means = found.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  if (means.length === 0) return null;
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const at = (mean: number) => setting(context, found.findIndex((of) => of.mean === mean));
  const offset = beside(context, (number) => `${placeOf(across, number)} ${placeOf(up, number)}`);
  const dots: ScatterSeriesOption = {
    type: 'scatter',
    symbolSize: dotSize,
    data: chosenLast(context).flatMap((number) => {
      const { mean } = found[number];
      return mean === null
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
          ];
    }),
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
      ...base(context, 2, (number) => hover(context, number, found[number])),
      grid: gridOfDots,
      xAxis: axisOf(context, across, 38, besideDots),
      yAxis: axisOf(context, up, 56, besideDots),
      series: [dots],
    }),
    table: table(context),
  };
}

export function sampledResponse(context: StudyContext): Figure {
  const { theme, words, across, chosen } = context;
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
    data: chosenLast(context).map((number) => ({
      value: [placeOf(across, number), found[number].mean as number, number],
      itemStyle: { color: number === chosen ? theme.vermilion : theme.blue },
    })),
  };
  return {
    id: 'response',
    title: words.sweep.response(label(context), across.name),
    summary: words.sweep.dotEach + words.sentenceGap + barsSay(context),
    key: [],
    height: 380,
    alone: true,
    choose: context.choose,
    option: () => ({
      ...base(context, 2, (number) => hover(context, number, found[number])),
      grid,
      xAxis: axisOf(context, across, 28),
      yAxis: valueAxis(context, label(context), 50, text),
      series: [bars, dots],
    }),
    table: table(context),
  };
}
