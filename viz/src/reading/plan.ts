// Events and market as the scenario in the file has planned them; as engine/cli/report_scenario.cpp, which reads the
// scenario in earnest. A resolved scenario holds every moment as a date on the clock of its start.
import { parse } from 'yaml';
import type { Plan, Planned } from '../data';

type Keys = Record<string, unknown>;
const keysOf = (value: unknown): Keys => (typeof value === 'object' && value !== null ? (value as Keys) : {});

const hourMs = 3_600_000;

function milliseconds(moment: unknown): number | null {
  const found = String(moment).match(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)/);
  return found ? Date.parse(`${found[1]}T${found[2]}Z`) : null;
}

export function plan(resolvedScenario: string): Plan | null {
  const scenario = keysOf(parse(resolvedScenario, { schema: 'core' }));
  const start = milliseconds(scenario.start);
  const price = keysOf(scenario.market).initial_price;
  if (start === null || typeof price !== 'number') return null;
  const hours = (moment: unknown) => {
    const at = milliseconds(moment);
    return at === null ? null : (at - start) / hourMs;
  };
  return {
    events: Object.entries(keysOf(scenario.events)).map(([id, value]): Planned => {
      const { kind, at, until, source } = keysOf(value);
      const end = hours(until);
      return { id, kind: String(kind), time: hours(at) as number, source: String(source ?? ''), ...(end === null ? {} : { until: end }) };
    }),
    initial_price: price,
  };
}
