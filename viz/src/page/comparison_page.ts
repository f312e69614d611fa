// The page of scenarios that were compared with a base.
import { differences, levels, type Compared, type Scenario } from '../charts/compared';
import type { Scene } from '../charts/figure';
import { paired, titleOf, variants } from '../comparison';
import type { Comparison, Plan } from '../data';
import type { Format } from '../format';
import type { Marker } from '../markers';
import type { Theme } from '../theme';
import { along, numbers, texts } from '../variable';
import { named, type Words } from '../words';
import { el, table } from './element';
import { findings } from './findings';
import type { Page, Setting, Stage } from './page';
import { picker } from './picker';
import { origin } from './provenance';

const sameTime = 1e-6; // h

// More colours than these cannot be told apart; of more variants the reader chooses which have one.
const mostColours = 5;

// The variant that has each colour.
type Coloured = (number | null)[];

function scenarios(comparison: Comparison, theme: Theme, coloured: Coloured): Scenario[] {
  const colours = [theme.vermilion, theme.blue, theme.green, theme.purple, theme.orange];
  const rest = variants(comparison).map((name, i): Scenario => {
    const place = coloured.indexOf(i);
    return place < 0 ? { name, colour: theme.behind, dashed: false, behind: true } : { name, colour: colours[place], dashed: place % 2 === 1 };
  });
  return [{ name: comparison.base, colour: theme.ink, dashed: false }, ...rest];
}

function colourPicker(comparison: Comparison, coloured: Coloured, { words, again }: Stage): HTMLElement | null {
  const names = variants(comparison);
  if (names.length <= mostColours) return null;
  const full = !coloured.includes(null);
  const boxes = names.map((name, i) => {
    const place = coloured.indexOf(i);
    const box = el('input', { type: 'checkbox', id: `colour-${i}`, ...(place < 0 && full ? { disabled: '' } : {}) });
    box.checked = place >= 0;
    box.addEventListener('change', () => {
      coloured[place >= 0 ? place : coloured.indexOf(null)] = place >= 0 ? null : i;
      again();
    });
    return el('label', { for: `colour-${i}` }, [box, ` ${name}`]);
  });
  return el('fieldset', { class: 'controls', id: 'colours' }, [el('legend', {}, [words.comparison.coloured(mostColours)]), ...boxes]);
}

const eventOf = (plan: Plan | null, id: string) => plan?.events.find((event) => event.id === id);

interface EventMarker extends Marker {
  behind?: boolean; // of a variant that has no colour
}

// Those of the base, then those that a variant alone has or has at another time.
function markersOf(comparison: Comparison, of: Scenario[]): EventMarker[] {
  const [base, ...others] = comparison.planned;
  const found: Omit<EventMarker, 'number'>[] = (base?.events ?? []).map((event) => ({ ...event, planned: event }));
  others.forEach((plan, i) => {
    const { colour, behind } = of[i + 1];
    for (const event of plan?.events ?? []) {
      const same = eventOf(base ?? null, event.id);
      if (!same || Math.abs(same.time - event.time) > sameTime) found.push({ ...event, planned: event, colour, behind });
    }
  });
  found.sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
  const ids = [...new Set(found.map(({ id }) => id))];
  return found.map((marker) => ({ ...marker, number: ids.indexOf(marker.id) + 1 }));
}

function sceneOf(comparison: Comparison, setting: Setting, of: Scenario[]): Scene {
  const hours = numbers(comparison.variables['hourly/full_hour']);
  const { words, format, theme } = setting;
  const duration = hours[hours.length - 1] + (hours[1] - hours[0]);
  const markers = markersOf(comparison, of).filter(({ behind }) => !behind);
  return { words, format, theme, markers, duration, moments: hours, bands: true };
}

function compared(comparison: Comparison, of: Scenario[], path: string, at: Record<string, number>, rest: Omit<Compared, 'times' | 'base' | 'variants'>): Compared {
  const variable = comparison.variables[path];
  const time = variable.dimensions.find((dimension) => ['full_hour', 'hour', 'time'].includes(dimension)) ?? 'time';
  return {
    ...rest,
    times: numbers(comparison.variables[path.startsWith('hourly/') ? `hourly/${time}` : time]),
    base: of[0],
    variants: of.slice(1).map((each, i) => ({ ...each, values: paired(comparison, variable, i, at) })),
  };
}

function quantities(comparison: Comparison, of: Scenario[], group: number, { words, format }: Setting): Compared[] {
  const name = named(words.groups, texts(comparison.variables.group)[group]);
  const count = (value: number | null) => format.count(value === null || Math.abs(value) < 10 ? value : Math.round(value));
  const state = (value: number | null) => format.fixed(value, 3);
  const all = [
    compared(comparison, of, 'hourly/posts_negative', {}, {
      id: 'attention',
      title: words.comparison.negative,
      axis: words.attention.axis,
      differenceAxis: words.attention.axis,
      write: count,
      yMin: 0,
      numbered: true,
    }),
    compared(comparison, of, 'outrage_mean', { group }, {
      id: 'outrage',
      title: words.comparison.outrage(name),
      axis: words.outrage.axis,
      differenceAxis: words.outrage.axis,
      write: state,
      yMin: 0,
    }),
    compared(comparison, of, 'trust_mean', { group }, {
      id: 'trust',
      title: words.comparison.trust(name),
      axis: words.trust.axis,
      differenceAxis: words.trust.axis,
      write: state,
      atEnd: true,
    }),
  ];
  const trading = comparison.variables.trading;
  const drawn = trading ? paired(comparison, trading, 0).base.map((value) => (value ?? 0) > 0.5) : [];
  if (comparison.variables.price && drawn.some((is) => is))
    all.push(
      compared(comparison, of, 'price', {}, {
        id: 'price',
        title: words.price.title,
        axis: words.price.axis(comparison.currency),
        differenceAxis: words.price.axis(comparison.currency),
        write: (value) => format.fixed(value, 2),
        writeDifference: (value) => format.number(value, 2),
        atEnd: true,
        drawn,
      }),
    );
  return all;
}

function eventTable(comparison: Comparison, markers: Marker[], format: Format, words: Words): HTMLElement {
  const ids = [...new Set(markers.map(({ id }) => id))];
  return el('section', { id: 'events' }, [
    el('h2', {}, [words.comparison.events]),
    table(
      [words.events.number, words.events.event, words.events.kind, ...comparison.scenarios],
      ids.map((id, i) => [
        el('span', { class: 'number' }, [String(i + 1)]),
        id,
        named(words.kinds, markers.find((marker) => marker.id === id)?.kind ?? ''),
        ...comparison.planned.map((plan) => {
          const event = eventOf(plan, id);
          const text = event ? format.moment(event.time) : words.comparison.never;
          const differs = event?.time !== eventOf(comparison.planned[0], id)?.time;
          return differs ? el('strong', {}, [text]) : text;
        }),
      ]),
      { class: 'stacked' },
    ),
  ]);
}

function pairs(comparison: Comparison): string {
  const variable = comparison.variables['indicators/posts_total'] ?? comparison.variables['indicators/peak_volume'];
  const counts = variants(comparison).map((_, variant) => (variable ? paired(comparison, variable, variant).n[0] : null));
  return [...new Set(counts)].map((count) => count ?? '?').join(', ');
}

export function comparisonPage(comparison: Comparison): Page {
  const groups = texts(comparison.variables.group);
  let group = Math.max(groups.indexOf('fans'), 0);
  const coloured: Coloured = Array.from({ length: mostColours }, (_, i) => (i < variants(comparison).length ? i : null));
  return {
    clock: comparison,
    heading(words, format) {
      const hours = numbers(comparison.variables['hourly/full_hour']);
      const days = format.period(0, hours[hours.length - 1] + 1);
      return {
        title: titleOf(comparison, words),
        subtitle: words.comparison.subtitle(comparison.base, variants(comparison).join(words.listSeparator), pairs(comparison), days, format.zone()),
        how: words.comparison.how(pairs(comparison)),
      };
    },
    figures(setting) {
      const of = scenarios(comparison, setting.theme, coloured);
      const scene = sceneOf(comparison, setting, of);
      return quantities(comparison, of, group, setting).flatMap((quantity) => [levels(scene, quantity), differences(scene, quantity)]);
    },
    body(stage) {
      const { words, format, draw } = stage;
      const of = scenarios(comparison, stage.theme, coloured);
      const scene = sceneOf(comparison, stage, of);
      const inhabited = groups.flatMap((name, index) =>
        along(comparison.variables.outrage_mean, { variant: 0, statistic: 0, group: index })[0] === null
          ? []
          : [{ value: String(index), name: named(words.groups, name) }],
      );
      const choose = (id: string) =>
        picker(id, words.outrage.choose, inhabited, String(group), (value) => {
          group = Number(value);
          stage.again();
        });
      return [
        el('main', { class: 'comparison' }, [
          ...findings(comparison, format, words),
          colourPicker(comparison, coloured, stage),
          ...quantities(comparison, of, group, stage).flatMap((quantity) => [
            draw(levels(scene, quantity), quantity.id === 'outrage' ? choose('group') : null),
            draw(differences(scene, quantity)),
          ]),
          eventTable(comparison, markersOf(comparison, of), format, words),
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
