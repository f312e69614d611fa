// What the charts of a sweep share.
import type { Sweep, Value } from '../data';
import type { Format } from '../format';
import { el } from '../page/element';
import { estimate, type Estimate, type Measure, type Parameter } from '../study';
import type { Theme } from '../theme';
import type { Words } from '../words';
import type { Option } from './echarts';

export interface StudyContext {
  sweep: Sweep;
  format: Format;
  words: Words;
  theme: Theme;
  parameters: Parameter[];
  grid: boolean;
  objective: string;
  measure: Measure;
  across: Parameter;
  up: Parameter | null;
  chosen: number; // case
  choose: (number: number) => void;
}

export function write({ format, measure }: StudyContext, digits = 4): (value: Value) => string {
  const plain = (value: Value) => format.number(value, digits);
  return measure === 'difference' ? (value) => format.signed(value, plain) : plain;
}

// An objective with its unit.
export function plainLabel(sweep: Sweep, objective: string, words: Words): string {
  return words.withUnit(objective, sweep.variables[`summary/${objective}`].units);
}

export function label(context: StudyContext): string {
  const name = plainLabel(context.sweep, context.objective, context.words);
  return context.measure === 'difference' ? `${name}${context.words.comma}${context.words.sweep.difference}` : name;
}

export function estimates(context: StudyContext): Estimate[] {
  return context.across.place.map((_, i) => estimate(context.sweep, context.objective, context.measure, i));
}

// What the bars of cases stand for.
export function barsSay({ words, measure, sweep }: StudyContext): string {
  return measure === 'value' && sweep.replicates === 1 ? words.sweep.barless : words.sweep.bars[measure];
}

export function setting(context: StudyContext, number: number, parameters = context.parameters): string {
  return parameters.map(({ name, levels, place }) => `${name} ${levels[place[number]]}`).join(context.words.listSeparator);
}

export function interval(of: Estimate, text: (value: Value) => string): string {
  return of.low === null || of.low === of.high ? text(of.mean) : `${text(of.mean)} (${text(of.low)} … ${text(of.high)})`;
}

export function hover(context: StudyContext, number: number, of: Estimate): HTMLElement {
  return el('div', { class: 'readout' }, [
    el('strong', {}, [context.words.sweep.caseName(String(number))]),
    ...context.parameters.map(({ label: name, levels, place }) => el('div', {}, [`${name} `, el('b', {}, [levels[place[number]]])])),
    el('div', {}, [`${label(context)} `, el('b', {}, [interval(of, write(context))])]),
  ]);
}

// An axis of the levels of a parameter, at equal distances.
export function levelAxis(context: StudyContext, parameter: Parameter) {
  const text = { color: context.theme.quiet, fontSize: 11 };
  return {
    type: 'category' as const,
    data: parameter.levels,
    name: parameter.label,
    nameLocation: 'middle' as const,
    nameTextStyle: text,
    axisLabel: { ...text, hideOverlap: true },
    axisLine: { lineStyle: { color: context.theme.quiet } },
    axisTick: { alignWithLabel: true, lineStyle: { color: context.theme.quiet } },
  };
}

// `caseAt` is where the values of a mark hold the case, of which `say` tells.
export function base({ theme }: StudyContext, caseAt: number, say: (number: number) => HTMLElement): Option {
  return {
    animation: false,
    textStyle: { fontFamily: theme.family },
    tooltip: {
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: theme.paper,
      borderColor: theme.rule,
      textStyle: { color: theme.ink, fontSize: 12 },
      formatter: (point) => {
        return say(((Array.isArray(point) ? point[0] : point).value as number[])[caseAt]);
      },
    },
  };
}

export function valueAxis(context: StudyContext, name: string, nameGap: number, text: (value: number) => string) {
  const label = { color: context.theme.quiet, fontSize: 11 };
  return {
    type: 'value' as const,
    scale: true,
    name,
    nameLocation: 'middle' as const,
    nameGap,
    nameTextStyle: label,
    axisLabel: { ...label, formatter: text },
    splitLine: { lineStyle: { color: context.theme.rule } },
  };
}
