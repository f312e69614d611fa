import type { Result, Target, Value } from '../data';
import type { Format } from '../format';
import type { Words } from '../words';
import { el, table } from './element';

function writer(target: Target, format: Format): (value: Value) => string {
  if (target.quantity === 'time') return (value) => format.moment(value);
  if (target.quantity === 'clock') return (value) => format.hourOfDay(value);
  return (value) => format.number(value, 4);
}

function bounds(target: Target, format: Format, words: Words): string {
  const write = writer(target, format);
  if (target.at_least !== null && target.at_most !== null) return `${write(target.at_least)} … ${write(target.at_most)}`;
  return target.at_least !== null ? words.targets.atLeast(write(target.at_least)) : words.targets.atMost(write(target.at_most));
}

function verdict(target: Target, words: Words): HTMLElement {
  return target.met
    ? el('span', { class: 'met' }, ['✓ ' + words.targets.met])
    : el('span', { class: 'missed' }, ['✗ ' + words.targets.missed]);
}

export function targets(result: Result, format: Format, words: Words): HTMLElement {
  const { title, what, wanted, simulated, runs, verdict: verdictName, of, source, none } = { ...words.targets, of: words.headline.of };
  const rows = result.targets.map((target) => [
    verdict(target, words),
    el('div', {}, [target.what || target.measure, el('small', {}, [`${source}: ${target.source}`])]),
    bounds(target, format, words),
    format.spread(target.value, writer(target, format)),
    of(target.replicates_meeting, result.replicates),
  ]);
  return el('section', { id: 'targets' }, [
    el('h2', {}, [title]),
    rows.length === 0 ? el('p', {}, [none]) : table([verdictName, what, wanted, simulated, runs], rows, { class: 'stacked' }),
  ]);
}
