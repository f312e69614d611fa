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
    const [first, last] = [this.wall(from), this.wall(to) - 1];
    const sameYear = this.year(first) === this.year(last);
    const dated = (wall: number) => (this.language === 'zh' ? this.year(wall) + this.day(wall) : `${this.day(wall)} ${this.year(wall)}`);
    if (this.language === 'zh') return `${dated(first)} – ${sameYear ? this.day(last) : dated(last)}`;
    return `${sameYear ? this.day(first) : dated(first)} – ${dated(last)}`;
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

  // No minus before what rounds to 0.
  private digits(value: Value, options: Intl.NumberFormatOptions): string {
    if (value === null) return missing;
    const make = () => new Intl.NumberFormat(this.locale, options);
    const text = kept(this.numbers, options, make).format(value);
    return text.replace('-', /[1-9]/.test(text) ? '−' : '');
  }

  count(value: Value): string {
    const decimals = value !== null && Math.abs(value) < 10 && value % 1 !== 0 ? 1 : 0;
    return this.digits(value, { maximumFractionDigits: decimals });
  }

  // With its sign, as differences have it.
  signed(value: Value, write: (value: Value) => string): string {
    const text = write(value);
    return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  }

  number(value: Value, digits = 3): string {
    return this.digits(value, { maximumSignificantDigits: digits });
  }

  fixed(value: Value, decimals: number): string {
    return this.digits(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }

  // On an axis, where there is little room: "0.25", "1.5M".
  tick(value: number): string {
    if (Math.abs(value) < 1e5) return this.number(value, 4);
    return this.digits(value, { notation: 'compact', maximumSignificantDigits: 3 });
  }

  percent(value: Value, decimals = 1): string {
    return value === null ? missing : `${this.fixed(value * 100, decimals)}${this.language === 'zh' ? '%' : '\u00a0%'}`;
  }

  interval(spread: Interval, write: (value: Value) => string): string {
    if (spread.q05 === null) return missing;
    const [low, high] = [write(spread.q05), write(spread.q95)];
    return low === high ? low : `${low} … ${high}`;
  }

  // "4,676 (4,542 … 4,828)"; the mean alone where there is no interval, as of a single run.
  spread(spread: Interval, write: (value: Value) => string): string {
    const [mean, interval] = [write(spread.mean), this.interval(spread, write)];
    return interval === mean || interval === missing ? mean : `${mean} (${interval})`;
  }
}
