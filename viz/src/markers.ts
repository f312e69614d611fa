// The events of the scenario in order, numbered alike in all charts and in the table.
import type { Happening, Planned, Result } from './data';

export interface Marker {
  number: number;
  id: string;
  kind: string;
  time: number | null; // h since start, mean over the runs; null when it never happened
  until?: number;
  colour?: string; // of the scenario that alone has it so
  planned?: Planned;
  happening?: Happening;
}

// What happens by itself, any number of times.
export const spontaneous = ['kol_departure', 'media_report', 'silence'];

export function markers(result: Result): Marker[] {
  const happenings = result.events.filter((happening) => !spontaneous.includes(happening.kind));
  const planned = result.planned?.events ?? [];
  const found: Omit<Marker, 'number'>[] = planned.map((event) => {
    const happening = happenings.find(({ id }) => id === event.id);
    const time = happening ? happening.time.mean : event.time;
    return { id: event.id, kind: event.kind, time, until: event.until, planned: event, happening };
  });
  for (const happening of happenings) {
    if (planned.some(({ id }) => id === happening.id)) continue;
    found.push({ id: happening.id, kind: happening.kind, time: happening.time.mean, happening });
  }
  found.sort((a, b) => (a.time ?? Infinity) - (b.time ?? Infinity));
  return found.map((marker, i) => ({ ...marker, number: i + 1 }));
}
