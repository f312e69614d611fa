// As engine/output/report_data_study.cpp.
import type { Sweep } from '../data';
import type { Variable } from '../variable';
import { unixStart } from './axes';
import { Refusal, volume, type ResultFile } from './file';
import { every, jsonNumber, strideFor } from './numbers';
import { provenance } from './provenance';
import { readVariable, type Kept } from './variable';

const mostCases = 5000;
const mostPoints = 60_000; // of one kind of curve, all cases together
const fewestMoments = 12;
const mostMoments = 300;

const isPublished = (file: ResultFile) => file.hasAttribute('/', 'model');

const publishedSeries = (file: ResultFile) => file.variables('summary').filter((name) => file.dimensions(`summary/${name}`).join() === 'case,statistic,time');

// Moments at which an exchange is open in any case, thinned, and the first of each pause: there a line ends.
function momentsOfPrice(file: ResultFile, most: number): number[] {
  const sizes = file.sizes('summary/trading');
  const open = new Array<boolean>(sizes[sizes.length - 1]).fill(false);
  file.forEachRow('summary/trading', sizes, (_, statistics) => {
    for (let t = 0; t < open.length; t++) open[t] ||= statistics[t] > 0.5; // the mean
  });
  const stride = Math.max(strideFor(open.filter((is) => is).length, most), 1);
  let number = 0;
  return open.flatMap((is, t) => ((!is && t > 0 && open[t - 1]) || (is && number++ % stride === 0) ? [t] : []));
}

function curves(file: ResultFile, cases: number): Record<string, Variable> {
  const moments = Math.min(Math.max(Math.floor(mostPoints / cases), fewestMoments), mostMoments);
  const groups = file.has('group') ? file.texts('group', file.sizes('group')) : [];
  const fans = groups.indexOf('fans');
  const kept: Kept = { statistic: [0, 1, 5], group: fans < 0 ? [] : [fans] };
  const times = ['time', 'hour'].filter((name) => file.has(name));
  for (const name of times) kept[name] = every(volume(file.sizes(name)), moments);
  const shown = isPublished(file) ? publishedSeries(file) : ['outrage_mean', 'trust_mean', 'board_visibility'];
  const found = shown.filter((name) => file.has(`summary/${name}`));
  const json = Object.fromEntries(found.map((name) => [name, readVariable(file, `summary/${name}`, kept)]));
  if (found.length > 0) for (const name of times) json[name] = readVariable(file, name, kept);
  if (file.has('summary/price') && file.has('summary/trading')) {
    kept.time = momentsOfPrice(file, moments);
    json.price = readVariable(file, 'summary/price', kept);
    json.price_time = readVariable(file, 'time', kept);
    json.trading = readVariable(file, 'summary/trading', { ...kept, statistic: [0] });
  }
  return json;
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
  const sensitivity = ['objective', 'parameter', ...file.variables('sensitivity')].map((name) => `sensitivity/${name}`);
  const shown = [
    ...parameters,
    'status',
    ...objectives.flatMap((name) => [`summary/${name}`, ...(file.has(`contrasts/${name}`) ? [`contrasts/${name}`] : [])]),
    ...sensitivity.filter((name) => file.has(name)),
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
