// The states of all accounts of a published model over time. Colours follow the logarithm of the share.
import { indexAt, indexOfHighest } from '../data';
import { onScale } from '../theme';
import type { States } from '../published';
import { numbers } from '../variable';
import type { Words } from '../words';
import { observableName } from './courses';
import type { Figure, Scene } from './figure';
import { frame } from './frame';
import { sharesOf, strip, stripLabels } from './strip';

// Of states that are no scale: what each number stands for, in full and on the axis.
interface Level {
  value: number;
  name: string;
  short: string;
}

// "0 susceptible, 2 infectious, 3 removed", or "1 for an active account, else 0".
function levelsOf({ meaning }: States, words: Words): Level[] {
  if (/^1 for .* else 0$/.test(meaning)) return words.published.binary.map((name, value) => ({ value, name, short: name }));
  if (!/^\d+ [a-z]+(, \d+ [a-z]+)+$/.test(meaning)) return [];
  return meaning.split(', ').map((part) => {
    const [value, id] = part.split(' ');
    const name = observableName(words, id);
    return { value: Number(value), name, short: words.published.compartments[id] ?? name };
  });
}

export function stateStrip(scene: Scene, states: States): Figure {
  const { words, format, theme } = scene;
  const moments = numbers(states.sample);
  const centres = numbers(states.bin);
  const width = centres.length > 1 ? centres[1] - centres[0] : 1;
  const edges = [...centres.map((centre) => centre - width / 2), centres[centres.length - 1] + width / 2].map((place) => Number(place.toFixed(9)));
  const edge = (bin: number) => format.number(edges[bin], 3);
  const shares = states.histogram.map(sharesOf);
  const fullest = shares.map((row) => Math.max(0, indexOfHighest(row)));
  const last = moments.length - 1;
  const end = (i: number) => (i < last ? moments[i + 1] : Math.max(scene.duration, moments[i]));
  const cells = moments.flatMap((moment, i) =>
    shares[i].flatMap((share, bin) => (share > 0 ? [[moment, edges[bin], end(i), edges[bin + 1], share]] : [])),
  );
  const meaning = states.meaning.replace(/^Accounts by value: /, '');
  const levels = levelsOf({ ...states, meaning }, words);
  const top = edges.length - 1;
  const levelAt = (bin: number) => levels.find(({ value }) => Math.min(Math.floor((value - edges[0]) / width + 1e-6), top - 1) === bin);
  const name = observableName(words, states.name);
  const axis = [name, levels.filter((level) => level.short !== level.name).map((level) => `${level.short} ${level.name}`).join(words.listSeparator)];
  const whereIs = (bin: number) => (levels.length > 0 ? words.published.is(name, levelAt(bin)?.name ?? edge(bin)) : `${name} ${edge(bin)} … ${edge(bin + 1)}`);
  const most = (i: number) => `${format.percent(shares[i][fullest[i]])} (${whereIs(fullest[i])})`;
  return {
    id: 'states',
    title: words.published.states,
    summary: words.published.statesSummary(
      format.percent(shares[last][fullest[last]]),
      whereIs(fullest[last]),
      format.moment(moments[last]),
    ),
    key: [],
    scale: {
      name: words.published.statesKey,
      colours: [0, 0.25, 0.5, 0.75, 1].map((position) => onScale(theme.heat, position)),
      labels: stripLabels(format),
    },
    height: 220,
    option: (pixels) =>
      frame(
        scene,
        pixels,
        {
          axisName: axis.filter((part) => part !== '').join(words.colon),
          yMin: edges[0],
          yMax: edges[top],
          yStep: levels.length > 0 ? 1 : (edges[top] - edges[0]) / 5,
          yLabel: (value) => (levels.length > 0 ? (levels.find((level) => level.value === value)?.short ?? '') : format.tick(value)),
          read: (step) => [{ name: words.published.statesMost, value: most(indexAt(moments, step)), colour: theme.vermilion }],
        },
        [strip(cells, theme)],
      ),
    table: {
      columns: [words.time, ...centres.map((_, bin) => levelAt(bin)?.name ?? `${edge(bin)}–${edge(bin + 1)}`)],
      rows: () => moments.map((moment, i) => [format.moment(moment), ...shares[i].map((share) => format.percent(share))]),
    },
  };
}
