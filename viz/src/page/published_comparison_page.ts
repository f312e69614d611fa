// The page of a comparison of scenarios about a published model.
import { differences, levels, type Compared, type Scenario } from '../charts/compared';
import { observableName } from '../charts/courses';
import type { Figure, Scene } from '../charts/figure';
import { paired, titleOf, variants } from '../comparison';
import type { Format } from '../format';
import { figureParts, type PublishedComparison } from '../published';
import { stepClock } from '../step_format';
import type { Theme } from '../theme';
import { numbers } from '../variable';
import type { Words } from '../words';
import { el } from './element';
import { chanceNote, everyFinding, findingTable, sentences } from './findings';
import { modelParameters } from './model_parameters';
import type { Page, Setting } from './page';
import { origin } from './provenance';

const stepsOf = (comparison: PublishedComparison) => Math.max(...numbers(comparison.variables.time));

function scenarios(comparison: PublishedComparison, theme: Theme): Scenario[] {
  const colours = [theme.vermilion, theme.blue, theme.green, theme.purple, theme.orange];
  const rest = variants(comparison).map((name, i) => ({ name, colour: colours[i % colours.length], dashed: i % 2 === 1 }));
  return [{ name: comparison.base, colour: theme.ink, dashed: false }, ...rest];
}

function quantity(comparison: PublishedComparison, of: Scenario[], name: string, { words, format }: Setting): Compared {
  const variable = comparison.variables[name];
  const axis = words.published.axis(variable.units, [name]);
  return {
    id: name,
    title: observableName(words, name),
    axis,
    differenceAxis: axis,
    write: (value) => (variable.units === '1' ? format.fixed(value, 3) : format.number(value, 4)),
    yMin: 0,
    atEnd: true,
    times: numbers(comparison.variables.time),
    base: of[0],
    variants: of.slice(1).map((each, i) => ({ ...each, values: paired(comparison, variable, i) })),
  };
}

function charts(comparison: PublishedComparison, setting: Setting): Figure[] {
  const { words, format, theme } = setting;
  const moments = numbers(comparison.variables.time);
  const scene: Scene = { words, format, theme, markers: [], duration: stepsOf(comparison), moments, bands: true };
  const of = scenarios(comparison, theme);
  return comparison.observables.flatMap((name) => {
    const compared = quantity(comparison, of, name, setting);
    return [levels(scene, compared), differences(scene, compared)];
  });
}

function figureName(id: string, words: Words): string {
  const { observable, ending } = figureParts(id);
  const name = observableName(words, observable);
  return ending ? words.published.of(name, ending) : name;
}

function findings(comparison: PublishedComparison, format: Format, words: Words): HTMLElement[] {
  return variants(comparison).map((name, variant) => {
    const found = everyFinding(comparison, variant, format, words, (id) => figureName(id, words));
    return el('section', { class: 'finding', 'data-variant': name }, [
      el('h2', {}, [words.comparison.against(name, comparison.base)]),
      sentences(found, words),
      findingTable(found, comparison.base, name, format, words),
      chanceNote(found, words),
    ]);
  });
}

function pairs(comparison: PublishedComparison): string {
  const [first] = Object.entries(comparison.variables).find(([path]) => path.startsWith('indicators/')) ?? [];
  const counts = variants(comparison).map((_, variant) => (first ? paired(comparison, comparison.variables[first], variant).n[0] : null));
  return [...new Set(counts)].map((count) => count ?? '?').join(', ');
}

export function publishedComparisonPage(comparison: PublishedComparison): Page {
  return {
    clock: stepClock,
    heading: (words, format) => ({
      title: titleOf(comparison, words),
      subtitle: words.published.comparison.subtitle(
        comparison.model,
        comparison.base,
        variants(comparison).join(words.listSeparator),
        pairs(comparison),
        format.count(stepsOf(comparison)),
      ),
      how: words.published.comparison.how(pairs(comparison)),
    }),
    figures: (setting) => charts(comparison, setting),
    body(stage) {
      const { words, format, draw } = stage;
      return [
        el('main', { class: 'published' }, [
          ...findings(comparison, format, words),
          ...charts(comparison, stage).map((figure) => draw(figure)),
          modelParameters(comparison.scenarios, comparison.resolved_scenarios, words),
        ]),
        origin(
          comparison,
          words,
          comparison.scenarios.map((name, i) => [`${words.provenance.resolved}: ${name}`, comparison.resolved_scenarios[i]]),
        ),
      ];
    },
  };
}
