// What counts steps and not hours, as published models do: the same as Format, with numbers of steps for moments.
import { Format, missing, type Clock } from './format';
import type { Value } from './data';
import { words, type Language } from './words';

export const stepClock: Clock = { start_unix: 0, zone_offset_minutes: 0, counts: 'steps' };

export class StepFormat extends Format {
  constructor(language: Language) {
    super(language, stepClock);
  }

  override wall(steps: number): number {
    return steps;
  }

  override hours(wall: number): number {
    return wall;
  }

  override moment(step: Value): string {
    return step === null ? missing : words(this.language).published.step(this.count(Math.round(step)));
  }
}

export function formatOf(language: Language, clock: Clock): Format {
  return clock.counts === 'steps' ? new StepFormat(language) : new Format(language, clock);
}
