// The data of a report about a published model, as engine/output/report_data_published.cpp puts them into the page.
// Moments are steps since the start.
import type { Variable } from './variable';

// How many accounts have which state.
export interface States {
  name: string;
  meaning: string;
  sample: Variable; // steps
  bin: Variable; // centres
  histogram: number[][]; // [sample][bin], of all runs together
}

export interface Published {
  kind: 'published';
  title: string;
  source: string;
  scenario: string;
  model: string;
  replicates: number;
  accounts: number[]; // of the network of each run
  edges: number[];
  variables: Record<string, Variable>; // time; observables over (statistic, time); figures over (statistic)
  observables: string[];
  figures: string[];
  state: States | null;
  provenance: Record<string, string>;
}

export interface PublishedComparison {
  kind: 'published_comparison';
  title: string;
  source: string;
  base: string;
  model: string;
  observables: string[];
  variables: Record<string, Variable>; // variant, statistic, time; observables; indicators/NAME
  scenarios: string[]; // the base first
  resolved_scenarios: string[];
  provenance: Record<string, string>;
}

const endings = ['_highest_step', '_highest', '_end', '_mean'] as const;
export type Ending = (typeof endings)[number];

// The observable that a figure is of, and which figure of it.
export function figureParts(figure: string): { observable: string; ending: Ending | null } {
  const ending = endings.find((candidate) => figure.endsWith(candidate)) ?? null;
  return { observable: ending === null ? figure : figure.slice(0, -ending.length), ending };
}

// `key: value` of one section of a scenario with all defaults, as resolved_yaml() of the engine writes it.
export function sectionOf(resolved: string, section: string): [key: string, value: string][] {
  const lines = resolved.split('\n');
  const from = lines.indexOf(`${section}:`) + 1;
  if (from === 0) return [];
  const rest = lines.slice(from);
  const length = rest.findIndex((line) => !line.startsWith('  '));
  return rest.slice(0, length < 0 ? rest.length : length).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}
