// As engine/output/report_data_published.cpp.
import type { Published, PublishedComparison, States } from '../published';
import type { Variable } from '../variable';
import { Refusal, volume, type ResultFile } from './file';
import { every, jsonNumbers } from './numbers';
import { provenance } from './provenance';
import { readVariable, type Kept } from './variable';

const mostMoments = 2500;
const mostSamples = 400;
const mostReplicates = 100_000;
const mostVariants = 12;
const histogramEnding = '_state_histogram';

const thinned = (file: ResultFile, name: string, most: number): Kept => ({ [name]: every(volume(file.sizes(name)), most) });

// Variables of the root that lie over these dimensions.
const over = (file: ResultFile, ...dimensions: string[]) => file.variables('').filter((name) => file.dimensions(name).join() === dimensions.join());

function states(file: ResultFile): States | null {
  const name = over(file, 'replicate', 'sample', 'bin').find((variable) => variable.endsWith(histogramEnding));
  if (name === undefined) return null;
  const sizes = file.sizes(name);
  const [, all, bins] = sizes;
  const sums = new Float64Array(all * bins);
  file.forEachRow(name, sizes, (_, row) => row.forEach((count, i) => (sums[i] += count)));
  return {
    name: name.slice(0, -histogramEnding.length),
    meaning: file.text(`/${name}`, 'long_name'),
    sample: readVariable(file, 'sample', thinned(file, 'sample', mostSamples)),
    bin: readVariable(file, 'bin'),
    histogram: every(all, mostSamples).map((s) => jsonNumbers(sums.subarray(s * bins, (s + 1) * bins)) as number[]),
  };
}

export function published(file: ResultFile): Published {
  const replicates = volume(file.sizes('replicate'));
  if (replicates === 0 || replicates > mostReplicates) throw new Refusal('the result has no replicates, or too many to draw');
  const moments = thinned(file, 'time', mostMoments);
  const observables = over(file, 'replicate', 'time');
  const figures = file.variables('indicators');
  const summary = (name: string): [string, Variable] => [name, readVariable(file, `summary/${name}`, moments)];
  return {
    kind: 'published',
    title: file.text('/', 'title'),
    source: file.text('/', 'source'),
    scenario: file.text('/', 'scenario'),
    model: file.text('/', 'model'),
    replicates,
    accounts: jsonNumbers(file.numbers('network/accounts', [replicates])) as number[],
    edges: jsonNumbers(file.numbers('network/edges', [replicates])) as number[],
    variables: { time: readVariable(file, 'time', moments), ...Object.fromEntries([...observables, ...figures].map(summary)) },
    observables,
    figures,
    state: states(file),
    provenance: provenance(file, ['scenario_text', 'resolved_scenario']),
  };
}

export function publishedComparison(file: ResultFile): PublishedComparison {
  const variants = volume(file.sizes('variant'));
  if (variants > mostVariants) throw new Refusal(`the comparison has ${variants} variants; a page shows at most ${mostVariants}`);
  const moments = thinned(file, 'time', mostMoments);
  const observables = over(file, 'variant', 'statistic', 'time');
  const read = (name: string): [string, Variable] => [name, readVariable(file, name, moments)];
  const wanted = ['variant', 'statistic', 'time', ...observables, ...file.variables('indicators').map((name) => `indicators/${name}`)];
  const scenarios = file.sizes('provenance/scenario');
  return {
    kind: 'published_comparison',
    title: file.text('/', 'title'),
    source: file.text('/', 'source'),
    base: file.text('/', 'base'),
    model: file.text('/', 'model'),
    observables,
    variables: Object.fromEntries(wanted.map(read)),
    scenarios: file.texts('provenance/scenario', scenarios),
    resolved_scenarios: file.texts('provenance/resolved_scenario', scenarios),
    provenance: provenance(file),
  };
}
