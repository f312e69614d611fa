// As engine/output/report_data_comparison.cpp.
import type { Comparison } from '../data';
import type { Variable } from '../variable';
import { unixStart } from './axes';
import { Refusal, volume, type ResultFile } from './file';
import { every } from './numbers';
import { plan } from './plan';
import { provenance } from './provenance';
import { readVariable, type Kept } from './variable';

const mostMoments = 2500;
const mostVariants = 12;
const mostHours = 1500;
const mostSweeps = 400;

function variables(file: ResultFile): Record<string, Variable> {
  const thinned = (path: string, most: number): Kept =>
    file.has(path) ? { [path.slice(path.lastIndexOf('/') + 1)]: every(volume(file.sizes(path)), most) } : {};
  const [moments, sweeps, hours] = [thinned('time', mostMoments), thinned('hour', mostSweeps), thinned('hourly/full_hour', mostHours)];
  const wanted: [string, Kept][] = [
    ...['variant', 'statistic', 'group', 'indicators/group', 'indicators/day', 'indicators/event', 'indicators/horizon'].map((name): [string, Kept] => [name, {}]),
    ...['time', 'price', 'trading'].map((name): [string, Kept] => [name, moments]),
    ...['hour', 'outrage_mean', 'trust_mean'].map((name): [string, Kept] => [name, sweeps]),
    ...['hourly/full_hour', 'hourly/posts', 'hourly/posts_negative'].map((name): [string, Kept] => [name, hours]),
    ...file.variables('indicators').map((name): [string, Kept] => [`indicators/${name}`, {}]),
  ];
  return Object.fromEntries(wanted.filter(([name]) => file.has(name)).map(([name, kept]) => [name, readVariable(file, name, kept)]));
}

export function comparison(file: ResultFile): Comparison {
  const variants = volume(file.sizes('variant'));
  if (variants > mostVariants) throw new Refusal(`the comparison has ${variants} variants; a page shows at most ${mostVariants}`);
  const scenarios = file.sizes('provenance/scenario');
  const resolved = file.texts('provenance/resolved_scenario', scenarios);
  return {
    kind: 'comparison',
    title: file.text('/', 'title'),
    source: file.text('/', 'source'),
    currency: file.text('/', 'currency'),
    base: file.text('/', 'base'),
    zone_offset_minutes: file.integer('/', 'zone_offset_minutes'),
    start_unix: unixStart(file),
    variables: variables(file),
    scenarios: file.texts('provenance/scenario', scenarios),
    resolved_scenarios: resolved,
    provenance: provenance(file),
    planned: resolved.map(plan),
  };
}
