// All cases of a sweep as a table that sorts by any of its columns.
import type { Sweep } from '../data';
import type { Format } from '../format';
import { estimate, type Parameter } from '../study';
import { interval, plainLabel } from '../charts/study';
import type { Words } from '../words';
import { el } from './element';

export interface CaseOrder {
  column: number;
  falling: boolean;
}

interface Column {
  name: string;
  key: (number: number) => number;
  text: (number: number) => string;
}

function columnsOf(sweep: Sweep, parameters: Parameter[], format: Format, words: Words): Column[] {
  const done = (number: number) => {
    const { shape, values } = sweep.variables.status;
    return values.slice(number * shape[1], (number + 1) * shape[1]).filter((status) => status === 1).length;
  };
  return [
    { name: words.sweep.number, key: (i) => i, text: String },
    ...parameters.map(({ label, levels, place }) => ({ name: label, key: (i: number) => place[i], text: (i: number) => levels[place[i]] })),
    ...sweep.objectives.map((objective) => {
      const of = (i: number) => estimate(sweep, objective, 'value', i);
      return { name: plainLabel(sweep, objective, words), key: (i: number) => of(i).mean ?? -Infinity, text: (i: number) => interval(of(i), (value) => format.number(value, 4)) };
    }),
    { name: words.sweep.runs, key: done, text: (i) => words.headline.of(done(i), sweep.replicates) },
  ];
}

export function cases(sweep: Sweep, parameters: Parameter[], chosen: number, order: CaseOrder, format: Format, words: Words, again: () => void, choose: (number: number) => void): HTMLElement {
  const columns = columnsOf(sweep, parameters, format, words);
  const numbers = parameters[0].place.map((_, i) => i);
  const { key } = columns[order.column];
  numbers.sort((a, b) => (key(a) - key(b)) * (order.falling ? -1 : 1) || a - b);
  const head = columns.map(({ name }, column) => {
    const sorted = column === order.column;
    const button = el('button', { type: 'button', id: `sort-${column}` }, [sorted ? `${name} ${order.falling ? '▼' : '▲'}` : name]);
    button.addEventListener('click', () => {
      order.falling = sorted ? !order.falling : false;
      order.column = column;
      again();
    });
    return el('th', { scope: 'col', 'aria-sort': sorted ? (order.falling ? 'descending' : 'ascending') : 'none' }, [button]);
  });
  const rows = numbers.map((number) => {
    const button = el('button', { type: 'button', id: `case-${number}` }, [String(number)]);
    button.addEventListener('click', () => choose(number));
    const cells = columns.slice(1).map(({ text }) => el('td', {}, [text(number)]));
    return el('tr', number === chosen ? { class: 'chosen', 'aria-selected': 'true' } : {}, [el('th', { scope: 'row' }, [button]), ...cells]);
  });
  return el('section', { id: 'cases' }, [
    el('h2', {}, [words.sweep.cases]),
    el('p', { class: 'quiet' }, [words.sweep.sort]),
    el('div', { class: 'scroll', tabindex: '0' }, [el('table', {}, [el('thead', {}, [el('tr', {}, head)]), el('tbody', {}, rows)])]),
  ]);
}
