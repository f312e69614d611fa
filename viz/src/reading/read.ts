// The data of a report, read from a result, comparison or sweep; as report_data() of engine/output/report_data.hpp.
import type { Data, Result } from '../data';
import { readAxes, unixStart } from './axes';
import { comparison } from './comparison';
import { events } from './events';
import type { ResultFile } from './file';
import { cascade, network } from './network';
import { jsonNumber, jsonNumbers } from './numbers';
import { plan } from './plan';
import { readPosts } from './posts';
import { provenance } from './provenance';
import { published, publishedComparison } from './published';
import { indicators, series } from './series';
import { sweep } from './study';
import { sweeps } from './sweeps';
import { targets } from './targets';

const knownMajorVersion = 1;

function result(file: ResultFile): Result {
  const axes = readAxes(file);
  const accounts = file.numbers('accounts', [axes.replicates, axes.groups.length]);
  const posts = readPosts(file, axes);
  const origin = provenance(file, ['scenario_text', 'resolved_scenario']);
  return {
    kind: 'result',
    title: file.text('/', 'title'),
    scenario: file.text('/', 'scenario'),
    source: file.text('/', 'source'),
    currency: file.text('/', 'currency'),
    zone_offset_minutes: file.integer('/', 'zone_offset_minutes'),
    start_unix: unixStart(file),
    duration: jsonNumber(axes.time[axes.time.length - 1] + axes.step) as number,
    step: jsonNumber(axes.step) as number,
    replicates: axes.replicates,
    groups: axes.groups,
    accounts: jsonNumbers(accounts.subarray(0, axes.groups.length)) as number[],
    indicators: indicators(file, axes),
    attention: posts.attention,
    series: series(file, axes),
    sweeps: sweeps(file, axes),
    targets: targets(file, axes),
    events: events(file, axes, posts),
    network: network(file, axes),
    cascade: cascade(file),
    provenance: origin,
    planned: plan(origin.resolved_scenario),
  };
}

export function readReport(file: ResultFile): Data {
  const format = file.hasAttribute('/', 'backlash_format_name') ? file.text('/', 'backlash_format_name') : '';
  const aboutAny = file.hasAttribute('/', 'model') ? publishedComparison : comparison;
  const read = { 'backlash-result': result, 'backlash-comparison': aboutAny, 'backlash-sweep': sweep, 'backlash-classic-result': published }[format];
  if (!read) file.refuse('is an HDF5 file, but not a result of backlash run, compare or sweep');
  const version = file.text('/', 'backlash_format_version');
  if (parseInt(version, 10) !== knownMajorVersion)
    file.refuse(`has version '${version}' of the format; this program reads version ${knownMajorVersion}`);
  return read(file);
}
