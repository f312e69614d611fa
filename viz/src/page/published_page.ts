// The page of the result of a published model.
import { courses, observableName, spreadsOf } from '../charts/courses';
import type { Figure, Scene } from '../charts/figure';
import { stateStrip } from '../charts/state_strip';
import { figureAt, type Spread } from '../data';
import type { Format } from '../format';
import { figureParts, type Published } from '../published';
import { stepClock } from '../step_format';
import { numbers } from '../variable';
import type { Words } from '../words';
import { el, table } from './element';
import { modelParameters } from './model_parameters';
import type { Page, Setting } from './page';
import { origin } from './provenance';

const stepsOf = (result: Published) => Math.max(...numbers(result.variables.time));

function sceneOf(result: Published, { words, format, theme }: Setting): Scene {
  return { words, format, theme, markers: [], duration: stepsOf(result), moments: numbers(result.variables.time), bands: result.replicates > 1 };
}

function charts(result: Published, setting: Setting): Figure[] {
  const scene = sceneOf(result, setting);
  return [...courses(scene, result), ...(result.state ? [stateStrip(scene, result.state)] : [])];
}

interface Row {
  id: string;
  name: string;
  spread: Spread;
  text: string;
  interval: string;
}

function rowsOf(result: Published, format: Format, words: Words, figures: string[]): Row[] {
  return figures.map((id) => {
    const variable = result.variables[id];
    const { observable, ending } = figureParts(id);
    const name = observableName(words, observable);
    const spread = figureAt(spreadsOf(variable), 0);
    const write = (value: number | null) => format.number(value, 4);
    return { id, name: ending ? words.published.of(name, ending) : name, spread, text: write(spread.mean), interval: format.interval(spread, write) };
  });
}

function cards(result: Published, format: Format, words: Words): HTMLElement {
  const last = result.figures.filter((id) => figureParts(id).ending === '_end');
  return el('section', { id: 'headline' }, [
    el('h2', {}, [words.published.atEnd, ' ', el('small', {}, [words.meanOf(result.replicates)])]),
    el('dl', { class: 'cards' }, rowsOf(result, format, words, last).map(({ id, text, interval }) =>
      el('div', { class: 'card' }, [
        el('dt', {}, [observableName(words, figureParts(id).observable)]),
        el('dd', {}, [el('b', { 'data-figure': id }, [text]), interval === text ? null : el('span', { class: 'interval', 'data-interval': id }, [interval])]),
      ]),
    )),
  ]);
}

function figureTable(result: Published, format: Format, words: Words): HTMLElement {
  const { figures, figure } = words.published;
  return el('section', { id: 'figures' }, [
    el('h2', {}, [figures]),
    table(
      [figure, words.mean, words.interval],
      rowsOf(result, format, words, result.figures).map(({ id, name, text, interval }) => [el('span', { 'data-row': id }, [name]), text, interval]),
      { class: 'stacked' },
    ),
  ]);
}

export function publishedPage(result: Published): Page {
  return {
    clock: stepClock,
    heading: (words, format) => ({
      title: result.title,
      subtitle: words.published.subtitle(
        result.scenario,
        result.model,
        format.count(result.accounts[0]),
        format.count(result.edges[0]),
        result.replicates,
        format.count(stepsOf(result)),
      ),
      how: words.published.how(result.replicates),
    }),
    figures: (setting) => charts(result, setting),
    body(stage) {
      const { words, format, draw } = stage;
      return [
        cards(result, format, words),
        el('main', {}, [
          ...charts(result, stage).map((figure) => draw(figure)),
          figureTable(result, format, words),
          modelParameters([result.scenario], [result.provenance.resolved_scenario ?? ''], words),
        ]),
        origin(result, words, [
          [words.provenance.text, result.provenance.scenario_text ?? ''],
          [words.provenance.resolved, result.provenance.resolved_scenario ?? ''],
        ]),
      ];
    },
  };
}
