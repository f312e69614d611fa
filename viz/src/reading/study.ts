// As engine/output/report_data_study.cpp.
import type { Sweep } from '../data';
import type { Variable } from '../variable';
import { unixStart } from './axes';
import { Refusal, volume, type ResultFile } from './file';
import { every, jsonNumber } from './numbers';
import { provenance } from './provenance';
import { readVariable, type Kept } from './variable';

const mostCases = 5000;
const mostPoints = 60_000; // of one kind of curve, all cases together
const fewestMoments = 12;
const mostMoments = 300;

const isPublished = (file: ResultFile) => file.hasAttribute('/', 'model');

const publishedSeries = (file: ResultFile) => file.variables('summary').filter((name) => file.dimensions(`summary/${name}`).join() === 'case,statistic,time');

function curves(file: ResultFile, cases: number): Record<string, Variable> {
  const moments = Math.min(Math.max(Math.floor(mostPoints / cases), fewestMoments), mostMoments);
  const groups = file.has('group') ? file.texts('group', file.sizes('group')) : [];
  const fans = groups.indexOf('fans');
  const kept: Kept = { statistic: [0, 1, 5], group: fans < 0 ? [] : [fans] };
  const times = ['time', 'hour'].filter((name) => file.has(name));
  for (const name of times) kept[name] = every(volume(file.sizes(name)), moments);
  const shown = isPublished(file) ? publishedSeries(file) : ['outrage_mean', 'trust_mean', 'price', 'board_visibility'];
  const found = shown.filter((name) => file.has(`summary/${name}`));
  const read = (name: string, path: string): [string, Variable] => [name, readVariable(file, path, kept)];
  return Object.fromEntries([...found.map((name) => read(name, `summary/${name}`)), ...(found.length > 0 ? times.map((name) => read(name, name)) : [])]);
}

function failures(file: ResultFile): Sweep['failures'] {
  if (!file.has('failures/message')) return [];
  const rows = file.sizes('failures/message');
  const cases = file.numbers('failures/case', rows);
  return file.texts('failures/message', rows).map((message, i) => ({ case: jsonNumber(cases[i]) as number, message }));
}

export function sweep(file: ResultFile): Sweep {
  const cases = volume(file.sizes('case'));
  if (cases === 0 || cases > mostCases) throw new Refusal(`the sweep has ${cases} cases; a page shows 1 to ${mostCases}`);
  const parameters = file.text('/', 'coordinates').split(/\s+/).filter((name) => name !== '');
  const objectives = file.variables('summary').filter((name) => file.dimensions(`summary/${name}`).join() === 'case,statistic');
  const shown = [
    ...parameters,
    'status',
    ...objectives.flatMap((name) => [`summary/${name}`, ...(file.has(`contrasts/${name}`) ? [`contrasts/${name}`] : [])]),
  ];
  return {
    kind: 'sweep',
    title: file.text('/', 'title'),
    source: file.text('/', 'source'),
    study: file.text('/', 'study'),
    scenario: file.text('/', 'scenario'),
    design: file.text('/', 'design'),
    currency: file.text('/', 'currency'),
    zone_offset_minutes: file.integer('/', 'zone_offset_minutes'),
    ...(isPublished(file) ? { model: file.text('/', 'model') } : {}),
    start_unix: file.has('time') && !isPublished(file) ? unixStart(file) : 0,
    replicates: volume(file.sizes('replicate')),
    parameters,
    objectives,
    variables: Object.fromEntries(shown.map((name) => [name, readVariable(file, name)])),
    curves: curves(file, cases),
    failures: failures(file),
    provenance: provenance(file, ['study_text', 'resolved_base']),
  };
}
