// Numbers, moments and intervals in the reader's language and on the scenario's wall clock.
import type { Interval, Value } from './data';
import type { Language } from './words';

const hourMs = 3_600_000;
export const missing = '–';

// When the scenario starts, and its zone; or that there are steps instead of hours.
export interface Clock {
  start_unix: number;
  zone_offset_minutes: number;
  counts?: 'steps';
}

function kept<Writer>(writers: Map<string, Writer>, options: object, make: () => Writer): Writer {
  const name = JSON.stringify(options);
  const writer = writers.get(name) ?? make();
  writers.set(name, writer);
  return writer;
}

export class Format {
  private readonly locale: string;
  private readonly origin: number; // wall-clock milliseconds at the start, as if the zone were UTC
  private readonly zoneMinutes: number;
  readonly inSteps: boolean; // moments are numbers of steps
  private readonly dates = new Map<string, Intl.DateTimeFormat>(); // by what they write: making one takes long
  private readonly numbers = new Map<string, Intl.NumberFormat>();

  constructor(
    readonly language: Language,
    clock: Clock,
  ) {
    this.inSteps = clock.counts === 'steps';
    this.locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    this.zoneMinutes = clock.zone_offset_minutes;
    this.origin = clock.start_unix * 1000 + clock.zone_offset_minutes * 60_000;
  }

  // What the time axes count in; show it as UTC to read the scenario's wall clock.
  wall(hours: number): number {
    return Math.round((this.origin + hours * hourMs) / 1000) * 1000;
  }

  hours(wall: number): number {
    return (wall - this.origin) / hourMs;
  }

  private date(wall: number, parts: Intl.DateTimeFormatOptions): string {
    const make = () => new Intl.DateTimeFormat(this.locale, { ...parts, timeZone: 'UTC' });
    return kept(this.dates, parts, make).format(wall);
  }

  private write(value: number, digits: Intl.NumberFormatOptions): string {
    const make = () => new Intl.NumberFormat(this.locale, digits);
    return kept(this.numbers, digits, make).format(value).replace('-', '−');
  }

  clock(wall: number): string {
    return this.date(wall, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  day(wall: number): string {
    return this.date(wall, { day: 'numeric', month: 'short' });
  }

  weekday(wall: number): string {
    return this.date(wall, { weekday: 'short' });
  }

  year(wall: number): string {
    return this.date(wall, { year: 'numeric' });
  }

  // "Mon 5 Jan 22:00"; hours since start.
  moment(hours: Value): string {
    if (hours === null) return missing;
    const wall = this.wall(hours);
    const separator = this.language === 'zh' ? '' : ' ';
    return `${this.weekday(wall)}${separator}${this.day(wall)} ${this.clock(wall)}`;
  }

  // "4 Jan – 9 Jan 2026": the days from one hour since the start to another, which is not part of it.
  period(from: number, to: number): string {
    const last = this.wall(to) - 1;
    return `${this.day(this.wall(from))} – ${this.day(last)} ${this.year(last)}`;
  }

  // "UTC+8"
  zone(): string {
    const size = Math.abs(this.zoneMinutes);
    const minutes = size % 60 === 0 ? '' : ':' + String(size % 60).padStart(2, '0');
    return `UTC${this.zoneMinutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${minutes}`;
  }

  // "15:55" of an hour of the day.
  hourOfDay(hour: Value): string {
    if (hour === null) return missing;
    const minutes = Math.round(hour * 60);
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }

  // An ISO date "2026-01-05" as "5 Jan".
  isoDay(day: string): string {
    return this.day(Date.parse(day + 'T00:00:00Z'));
  }

  count(value: Value): string {
    if (value === null) return missing;
    const digits = Math.abs(value) < 10 && value % 1 !== 0 ? 1 : 0;
    return this.write(value, { maximumFractionDigits: digits });
  }

  // With its sign, as differences have it.
  signed(value: Value, write: (value: Value) => string): string {
    const text = write(value);
    return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  }

  number(value: Value, digits = 3): string {
    if (value === null) return missing;
    return this.write(value, { maximumSignificantDigits: digits });
  }

  fixed(value: Value, decimals: number): string {
    if (value === null) return missing;
    return this.write(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }

  percent(value: Value, decimals = 1): string {
    return value === null ? missing : `${this.fixed(value * 100, decimals)} %`;
  }

  interval(spread: Interval, write: (value: Value) => string): string {
    if (spread.q05 === null) return missing;
    const [low, high] = [write(spread.q05), write(spread.q95)];
    return low === high ? low : `${low} … ${high}`;
  }
}
