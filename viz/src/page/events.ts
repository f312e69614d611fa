// Who moved it: the events of the scenario in order, then what happened by itself.
import type { Happening, Result, Spread } from '../data';
import type { Format } from '../format';
import { spontaneous, type Marker } from '../markers';
import { named, type Words } from '../words';
import { el, table } from './element';

function when(spread: Spread, format: Format): string {
  return format.spread(spread, (value) => format.moment(value));
}

function effect(happening: Happening, format: Format): string {
  const { posts_before: before, posts_after: after } = happening;
  return `${format.count(before.mean)} → ${format.count(after.mean)}`;
}

function scripted(marker: Marker, result: Result, format: Format, words: Words): (Node | string)[] {
  const { happening } = marker;
  const number = el('span', { class: 'number' }, [String(marker.number)]);
  const name = [number, marker.id, named(words.kinds, marker.kind)];
  if (!happening) return [...name, format.moment(marker.time), '–', '–', '–', marker.kind === 'buyback' ? words.events.orderFlow : '–'];
  return [
    ...name,
    when(happening.time, format),
    words.headline.of(happening.happened, result.replicates),
    format.count(happening.followers.mean === null ? null : Math.round(happening.followers.mean)),
    format.fixed(happening.outrage_fans.mean, 3),
    effect(happening, format),
  ];
}

function byItself(happening: Happening, result: Result, format: Format, words: Words): (Node | string)[] {
  return [
    '',
    named(words.kinds, happening.kind),
    words.events.times(format.spread(happening.count, (value) => format.count(value))),
    `${words.events.first} ${when(happening.time, format)}`,
    words.headline.of(happening.happened, result.replicates),
    format.count(happening.followers.mean === null ? null : Math.round(happening.followers.mean)),
    format.fixed(happening.outrage_fans.mean, 3),
    effect(happening, format),
  ];
}

export function events(result: Result, markers: Marker[], format: Format, words: Words): HTMLElement {
  const { title, number, event, kind, when: whenName, runs, followers, outrage, posts } = words.events;
  const rows = [
    ...markers.map((marker) => scripted(marker, result, format, words)),
    ...result.events
      .filter((happening) => spontaneous.includes(happening.kind))
      .map((happening) => byItself(happening, result, format, words)),
  ];
  return el('section', { id: 'events' }, [
    el('h2', {}, [title]),
    table([number, event, kind, whenName, runs, followers, outrage, posts], rows, { class: 'stacked' }),
  ]);
}
