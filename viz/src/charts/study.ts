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

export function write(context: StudyContext): (value: Value) => string {
  const { format, measure } = context;
  const plain = (value: Value) => format.number(value, 4);
  return measure === 'difference' ? (value) => format.signed(value, plain) : plain;
}

// An objective with its unit.
export function plainLabel(sweep: Sweep, objective: string): string {
  const { units } = sweep.variables[`summary/${objective}`];
  return units && units !== '1' ? `${objective} (${units})` : objective;
}

export function label(context: StudyContext): string {
  const name = plainLabel(context.sweep, context.objective);
  return context.measure === 'difference' ? `${name}, ${context.words.sweep.difference}` : name;
}

export function estimates(context: StudyContext): Estimate[] {
  return context.across.place.map((_, i) => estimate(context.sweep, context.objective, context.measure, i));
}

export function setting(context: StudyContext, number: number): string {
  return context.parameters.map(({ name, levels, place }) => `${name} ${levels[place[number]]}`).join(context.words.listSeparator);
}

export function interval(of: Estimate, text: (value: Value) => string): string {
  return of.low === null ? text(of.mean) : `${text(of.mean)} (${text(of.low)} … ${text(of.high)})`;
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

// `caseAt` is where the values of a mark hold the case.
export function base(context: StudyContext, found: Estimate[], caseAt: number): Option {
  const { theme } = context;
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
        const number = ((Array.isArray(point) ? point[0] : point).value as number[])[caseAt];
        return hover(context, number, found[number]);
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
