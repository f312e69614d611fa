// The page of a sweep.
import { caseCurves } from '../charts/case_curves';
import type { Figure, Scene } from '../charts/figure';
import { response } from '../charts/response';
import { sampledResponse, sampledSurface } from '../charts/samples';
import { sensitivity } from '../charts/sensitivity';
import type { StudyContext } from '../charts/study';
import { surface } from '../charts/surface';
import type { Sweep } from '../data';
import { stepClock } from '../step_format';
import { caseCount, hasDifferences, isGrid, parameterOf, type Measure } from '../study';
import { numbers } from '../variable';
import { named } from '../words';
import { cases, type CaseOrder } from './cases';
import { el } from './element';
import type { Page, Setting, Stage } from './page';
import { picker } from './picker';
import { origin } from './provenance';

interface Chosen {
  objective: string;
  measure: Measure;
  across: string;
  up: string;
  number: number;
}

function contextOf(sweep: Sweep, { words, format, theme }: Setting, chosen: Chosen, choose: (number: number) => void): StudyContext {
  const parameters = sweep.parameters.map((name) => parameterOf(sweep, name, (value) => format.number(value, 4), words.withUnit));
  const parameterOfName = (name: string) => parameters.find((parameter) => parameter.name === name) ?? null;
  const measure = hasDifferences(sweep, chosen.objective) ? chosen.measure : 'value';
  const across = parameterOfName(chosen.across) ?? parameters[0];
  const up = chosen.up === chosen.across ? null : parameterOfName(chosen.up);
  return { sweep, words, format, theme, parameters, grid: isGrid(parameters, caseCount(sweep)), objective: chosen.objective, measure, across, up, chosen: chosen.number, choose };
}

function controls(sweep: Sweep, { words, again }: Stage, chosen: Chosen): HTMLElement {
  const same = (names: string[]) => names.map((name) => ({ value: name, name }));
  const field = (id: keyof Chosen, name: string, options: { value: string; name: string }[]) =>
    el('label', { for: id }, [
      `${name} `,
      picker(id, name, options, String(chosen[id]), (value) => {
        Object.assign(chosen, { [id]: value });
        again();
      }),
    ]);
  const measures = [
    { value: 'value', name: words.sweep.value },
    { value: 'difference', name: words.sweep.difference },
  ];
  return el('div', { class: 'controls' }, [
    field('objective', words.sweep.objective, same(sweep.objectives)),
    hasDifferences(sweep, chosen.objective) ? field('measure', words.sweep.measure, measures) : null,
    sweep.parameters.length > 1 ? field('across', words.sweep.across, same(sweep.parameters)) : null,
    sweep.parameters.length > 1 ? field('up', words.sweep.up, same(sweep.parameters)) : null,
  ]);
}

function failures(sweep: Sweep, { words }: Stage): HTMLElement | null {
  if (sweep.failures.length === 0) return null;
  const reasons = [...new Set(sweep.failures.map(({ message }) => message))];
  const casesOf = (reason: string) => {
    const numbers = sweep.failures.flatMap(({ case: number, message }) => (message === reason ? [number] : []));
    return [...new Set(numbers)].map((number) => words.sweep.caseName(String(number))).join(words.listSeparator);
  };
  return el('section', { id: 'failures' }, [
    el('h2', {}, [words.sweep.failed(sweep.failures.length)]),
    el('ul', {}, reasons.slice(0, 20).map((message) => el('li', {}, [`${casesOf(message)}${words.colon}${message}`]))),
  ]);
}

function sceneOf(sweep: Sweep, { words, format, theme }: Setting): Scene {
  const times = numbers(sweep.curves.time ?? sweep.curves.hour);
  return { words, format, theme, markers: [], duration: times.length > 1 ? 2 * times[times.length - 1] - times[times.length - 2] : 1, moments: times, bands: true };
}

// Of one objective.
function charts(context: StudyContext): (Figure | null)[] {
  return [
    context.grid ? surface(context) : sampledSurface(context),
    context.grid ? response(context) : sampledResponse(context),
    sensitivity(context),
  ];
}

export function sweepPage(sweep: Sweep): Page {
  const [across, up] = sweep.parameters;
  const chosen: Chosen = { objective: sweep.objectives[0], measure: 'value', across, up: up ?? '', number: 0 };
  const order: CaseOrder = { column: 0, falling: false };
  return {
    clock: sweep.model === undefined ? sweep : stepClock,
    heading: (words, format) => ({
      title: sweep.title || sweep.study,
      subtitle: words.sweep.subtitle(sweep.scenario, format.count(caseCount(sweep)), sweep.replicates, named(words.sweep.designs, sweep.design), sweep.parameters.join(words.listSeparator)),
      how: words.sweep.how,
    }),
    figures: (setting) => [
      ...sweep.objectives.flatMap((objective) =>
        charts(contextOf(sweep, setting, { ...chosen, objective }, () => {})).flatMap((figure) =>
          figure ? [{ ...figure, id: `${figure.id}-${objective}` }] : [],
        ),
      ),
      ...caseCurves(sceneOf(sweep, setting), sweep, chosen.number),
    ],
    body(stage) {
      const choose = (number: number) => {
        chosen.number = number;
        stage.again();
      };
      const context = contextOf(sweep, stage, chosen, choose);
      const { words, format, draw } = stage;
      return [
        controls(sweep, stage, chosen),
        el('main', { class: 'sweep' }, [
          ...charts(context).map((figure) => draw(figure)),
          ...caseCurves(sceneOf(sweep, stage), sweep, chosen.number).map((figure) => draw(figure)),
          failures(sweep, stage),
          cases(sweep, context.parameters, chosen.number, order, format, words, stage.again, choose),
        ]),
        origin(sweep, words, [
          [words.provenance.study, sweep.provenance.study_text],
          [words.provenance.base, sweep.provenance.resolved_base],
        ]),
      ];
    },
  };
}
