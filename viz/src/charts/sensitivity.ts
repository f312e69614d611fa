// What moves an objective: of a grid the main effects, of other designs the rank correlations.
import { mainEffect, rankShare } from '../study';
import type { CustomSeriesOption } from './echarts';
import type { Figure } from './figure';
import { estimates, label, type StudyContext } from './study';

export function sensitivity(context: StudyContext): Figure | null {
  const { theme, words, format, parameters, grid } = context;
  const means = estimates(context).map(({ mean }) => mean);
  if (means.some((mean) => mean === null) || means.length < 3) return null;
  const values = means as number[];
  const shares = parameters.map((parameter) => ({
    name: parameter.name,
    share: grid ? mainEffect(parameter, values) : rankShare(parameter, values),
    colour: theme.blue,
  }));
  shares.sort((a, b) => b.share - a.share);
  const rest = 1 - shares.reduce((sum, { share }) => sum + share, 0);
  if (grid && parameters.length > 1) shares.push({ name: words.sweep.together, share: Math.max(rest, 0), colour: theme.event });
  const bars: CustomSeriesOption = {
    type: 'custom',
    silent: true,
    encode: { x: 0, y: 1 },
    data: shares.map(({ share }, i) => [share, i]),
    renderItem: (_params, api) => {
      const [x, y] = api.coord([api.value(0), api.value(1)]);
      const [origin] = api.coord([0, api.value(1)]);
      const [, height] = (api.size as (value: number[]) => number[])([0, 1]);
      const { share, colour } = shares[Number(api.value(1))];
      return {
        type: 'group',
        children: [
          { type: 'rect', shape: { x: origin, y: y - height * 0.3, width: Math.max(x - origin, 1), height: height * 0.6 }, style: { fill: colour } },
          { type: 'text', style: { x: x + 6, y, text: format.percent(share, 1), verticalAlign: 'middle', fontSize: 12, fill: theme.ink } },
        ],
      };
    },
  };
  const text = { color: theme.quiet, fontSize: 11 };
  return {
    id: 'sensitivity',
    title: words.sweep.sensitivity(label(context)),
    summary: grid ? words.sweep.mainEffects : words.sweep.ranks,
    key: [],
    height: 70 + 38 * shares.length,
    alone: true,
    option: () => ({
      animation: false,
      textStyle: { fontFamily: theme.family },
      grid: { left: 120, right: 60, top: 8, bottom: 44 },
      xAxis: {
        type: 'value',
        min: 0,
        max: 1,
        name: words.sweep.share,
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: text,
        axisLabel: { ...text, formatter: (value: number) => format.percent(value, 0) },
        splitLine: { lineStyle: { color: theme.rule } },
      },
      yAxis: { type: 'category', inverse: true, data: shares.map(({ name }) => name), axisLabel: { color: theme.ink, fontSize: 12, width: 108, overflow: 'truncate' }, axisTick: { show: false } },
      series: [bars],
    }),
    table: { columns: [words.sweep.sensitivity(label(context)), words.sweep.share], rows: () => shares.map(({ name, share }) => [name, format.percent(share, 1)]) },
  };
}
