// What moves an objective. Of a full grid its main effects; of other designs what the engine computed by their method:
// Sobol' indices, elementary effects, or a regression.
import { sensitivityOf, type Estimate, type Sensitivity } from '../sensitivity';
import { mainEffect } from '../study';
import { barsHeight, barsOption, type Bars } from './bars';
import type { Figure, KeyItem } from './figure';
import { estimates, label, plainLabel, type StudyContext } from './study';

interface Method {
  drawn: string[]; // measures that are bars; the first that `orders` names sorts the rows
  orders: string;
  told: string[]; // measures in the table
  axis: string;
  summary: string;
  atLeast?: number;
  atMost?: number;
}

function methodOf({ words, format, sweep, objective }: StudyContext, { measures, used, leftOut, explained }: Sensitivity): Method | null {
  const say = words.sweep.methods;
  const count = format.count(used);
  const rest = leftOut ? words.sentenceGap + say.leftOut(format.count(leftOut)) : '';
  if (measures.sobol_first)
    return { drawn: ['sobol_first', 'sobol_total'], orders: 'sobol_total', told: ['sobol_first', 'sobol_total'], axis: words.sweep.share, summary: say.sobol(count) + rest, atMost: 1 };
  if (measures.morris_mu_star)
    return {
      drawn: ['morris_mu_star', 'morris_sigma'],
      orders: 'morris_mu_star',
      told: ['morris_mu', 'morris_mu_star', 'morris_sigma'],
      axis: plainLabel(sweep, objective, words),
      summary: say.morris(count) + rest,
    };
  if (measures.regression)
    return { drawn: ['regression'], orders: 'regression', told: ['regression'], axis: words.sweep.measures.regression, summary: say.regression(count, format.percent(explained, 0)) + rest, atLeast: -1, atMost: 1 };
  return null;
}

function computed(context: StudyContext): Figure | null {
  const { theme, words, format, sweep, objective } = context;
  const found = sensitivityOf(sweep, objective);
  const method = found && methodOf(context, found);
  if (!method) return null;
  const size = (i: number) => Math.abs(found.measures[method.orders][i].value ?? -1);
  const order = found.parameters.map((_, i) => i).sort((a, b) => size(b) - size(a));
  const colours = [theme.blue, theme.orange];
  const bars: Bars = {
    rows: order.map((i) => found.parameters[i]),
    measures: method.drawn.map((name, m) => ({ colours: order.map(() => colours[m]), values: order.map((i) => found.measures[name][i]) })),
    axis: method.axis,
    axisLabel: (value) => format.number(value),
    write: (value) => format.number(value, 3),
    atLeast: method.atLeast,
    atMost: method.atMost,
  };
  const told = ({ value, low, high }: Estimate) => (low === null ? bars.write(value) : `${bars.write(value)} (${bars.write(low)} … ${bars.write(high)})`);
  return figure(context, bars, {
    title: words.sweep.sensitivity(plainLabel(sweep, objective, words)),
    summary: method.summary,
    key: method.drawn.length < 2 ? [] : method.drawn.map((name, m) => ({ name: words.sweep.measures[name], colour: colours[m], look: 'square' })),
    table: {
      columns: [words.sweep.parameter, ...method.told.map((name) => words.sweep.measures[name])],
      rows: () => order.map((i) => [found.parameters[i], ...method.told.map((name) => told(found.measures[name][i]))]),
    },
  });
}

function mainEffects(context: StudyContext, values: number[]): Figure {
  const { theme, words, format, parameters } = context;
  const shares = parameters.map((parameter) => ({ name: parameter.name, share: mainEffect(parameter, values), colour: theme.blue }));
  shares.sort((a, b) => b.share - a.share);
  const rest = 1 - shares.reduce((sum, { share }) => sum + share, 0);
  if (parameters.length > 1) shares.push({ name: words.sweep.together, share: Math.max(rest, 0), colour: theme.event });
  const bars: Bars = {
    rows: shares.map(({ name }) => name),
    measures: [{ colours: shares.map(({ colour }) => colour), values: shares.map(({ share }) => ({ value: share, low: null, high: null })) }],
    axis: words.sweep.share,
    axisLabel: (value) => format.percent(value, 0),
    write: (value) => format.percent(value, 1),
    atMost: 1,
  };
  return figure(context, bars, {
    title: words.sweep.sensitivity(label(context)),
    summary: words.sweep.mainEffects,
    key: [],
    table: { columns: [words.sweep.parameter, words.sweep.share], rows: () => shares.map(({ name, share }) => [name, format.percent(share, 1)]) },
  });
}

function figure({ theme }: StudyContext, bars: Bars, said: { title: string; summary: string; key: KeyItem[]; table: Figure['table'] }): Figure {
  return { id: 'sensitivity', ...said, height: barsHeight(bars), alone: true, inRows: true, option: (width) => barsOption(bars, theme, width) };
}

// Of one parameter there is nothing to weigh.
export function sensitivity(context: StudyContext): Figure | null {
  if (context.parameters.length < 2) return null;
  const means = estimates(context).map(({ mean }) => mean);
  const complete = means.every((mean): mean is number => mean !== null);
  return complete && context.grid && context.sweep.design === 'grid' && means.length > 2 ? mainEffects(context, means) : computed(context);
}
