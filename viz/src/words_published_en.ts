import type { Ending } from './published';

export const published = {
  steps: 'steps since the start',
  step: (number: string) => `step ${number}`,
  subtitle: (scenario: string, model: string, accounts: string, ties: string, runs: number, steps: string) =>
    `Scenario ${scenario} · model ${model} · ${accounts} accounts, ${ties} ties · ${runs} ${runs === 1 ? 'run' : 'runs'} of ${steps} steps`,
  how: (runs: number) =>
    (runs > 1
      ? `Lines are the mean of ${runs} runs, the dark band holds the middle half of them, the light band 90 % (5 to 95 %). `
      : 'One run, so there are no bands. ') + 'Hold Ctrl and turn the wheel to zoom.',
  atEnd: 'At the end',
  courses: (unit: string) =>
    ({ '1': 'State of the network over time', clusters: 'Groups of opinions over time', posts: 'Posts over time' })[unit] ?? `Over time, in ${unit}`,
  axis: (unit: string, names: string[]) => {
    if (unit !== '1') return unit === 'posts' ? 'posts per cascade' : unit;
    const opinions = names.filter((name) => name.startsWith('opinion')).length;
    return opinions === 0 ? 'share of the accounts' : opinions === names.length ? 'opinion' : 'share or opinion';
  },
  coursesSummary: (values: string) => `Means at the end: ${values}.`,
  states: 'Who is in which state',
  statesKey: 'share of the accounts, all runs together',
  statesSummary: (share: string, where: string, when: string) => `Largest share of the accounts at the end (${when}): ${share}, ${where}.`,
  statesMost: 'largest share',
  is: (state: string, level: string) => `${state}: ${level}`,
  binary: ['no', 'yes'],
  compartments: { susceptible: 'S', exposed: 'E', infectious: 'I', removed: 'R' } as Record<string, string>,
  figures: 'All figures',
  figure: 'Figure',
  parameters: 'Model and network',
  parameter: 'Parameter',
  value: 'Value',
  of: (name: string, ending: Ending) =>
    `${name} – ${{ _highest_step: 'step of the highest', _highest: 'highest', _end: 'at the end', _mean: 'mean over the steps' }[ending]}`,
  comparison: {
    subtitle: (model: string, base: string, variants: string, pairs: string, steps: string) =>
      `Model ${model} · ${variants} against ${base} · ${pairs === '1' ? '1 pair' : `${pairs} pairs`} of runs of ${steps} steps`,
    how: (pairs: string) =>
      'Run by run the scenarios share network and random draws, so that differences are effects of what differs between them. ' +
      (pairs === '1'
        ? 'Of one pair of runs there are no intervals. '
        : 'Bands and brackets are 95 % intervals of the mean difference, each moment by itself: where one leaves out 0, the difference can be told from chance. ') +
      'Hold Ctrl and turn the wheel to zoom.',
  },
  observables: {
    susceptible: 'susceptible',
    exposed: 'exposed',
    infectious: 'infectious',
    removed: 'removed',
    infected: 'infected',
    active: 'active',
    newly_active: 'newly active',
    in_favour: 'in favour',
    in_favour_by_ties: 'in favour, weighted by followers',
    opinion_mean: 'mean opinion',
    opinion_deviation: 'standard deviation of the opinions',
    opinion_extent: 'largest minus smallest opinion',
    clusters: 'groups of opinions',
    major_clusters: 'groups with more than a tenth of the accounts',
    posts: 'posts in the step, per cascade',
    posts_so_far: 'posts since the start, per cascade',
    opinion: 'opinion',
    compartment: 'compartment',
    infected_account: 'infected',
    active_account: 'active',
    cascade_size: 'size of the cascade',
  } as Record<string, string>,
};

export type PublishedWords = typeof published;
