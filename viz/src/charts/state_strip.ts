// The states of all accounts of a published model over time. Colours follow the logarithm of the share.
import { indexAt, indexOfHighest } from '../data';
import { onScale } from '../theme';
import type { States } from '../published';
import { numbers } from '../variable';
import { observableName } from './courses';
import type { Figure, Scene } from './figure';
import { frame } from './frame';
import { sharesOf, strip } from './strip';

export function stateStrip(scene: Scene, states: States): Figure {
  const { words, format, theme } = scene;
  const moments = numbers(states.sample);
  const centres = numbers(states.bin);
  const width = centres.length > 1 ? centres[1] - centres[0] : 1;
  const edges = [...centres.map((centre) => centre - width / 2), centres[centres.length - 1] + width / 2];
  const edge = (bin: number) => format.number(Number(edges[bin].toFixed(9)) || 0, 3); // no minus before 0
  const shares = states.histogram.map(sharesOf);
  const fullest = shares.map((row) => Math.max(0, indexOfHighest(row)));
  const last = moments.length - 1;
  const end = (i: number) => (i < last ? moments[i + 1] : Math.max(scene.duration, moments[i]));
  const cells = moments.flatMap((moment, i) =>
    shares[i].flatMap((share, bin) => (share > 0 ? [[moment, edges[bin], end(i), edges[bin + 1], share]] : [])),
  );
  const most = (i: number) => `${format.percent(shares[i][fullest[i]])} (${edge(fullest[i])} … ${edge(fullest[i] + 1)})`;
  return {
    id: 'states',
    title: words.published.states,
    summary: words.published.statesSummary(
      states.meaning.replace(/^Accounts by value: /, ''),
      edge(fullest[last]),
      edge(fullest[last] + 1),
      format.percent(shares[last][fullest[last]]),
      format.moment(moments[last]),
    ),
    key: [],
    scale: {
      name: words.published.statesKey,
      colours: [0, 0.25, 0.5, 0.75, 1].map((position) => onScale(theme.heat, position)),
      labels: ['0.1 %', '1 %', '10 %', '100 %'],
    },
    height: 220,
    option: (pixels) =>
      frame(
        scene,
        pixels,
        {
          axisName: words.published.statesAxis(observableName(words, states.name)),
          yMin: edges[0],
          yMax: edges[edges.length - 1],
          yLabel: (value) => format.number(value),
          read: (step) => [{ name: words.published.statesMost, value: most(indexAt(moments, step)), colour: theme.vermilion }],
        },
        [strip(cells, theme)],
      ),
    table: {
      columns: [words.time, ...centres.map((_, bin) => `${edge(bin)}–${edge(bin + 1)}`)],
      rows: () => moments.map((moment, i) => [format.moment(moment), ...shares[i].map((share) => format.percent(share))]),
    },
  };
}
