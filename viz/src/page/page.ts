// A page is a title, a clock and a body; the frame around it is the same for results, comparisons and studies.
import type { Figure } from '../charts/figure';
import type { Clock, Format } from '../format';
import type { Theme } from '../theme';
import type { Words } from '../words';

export interface Setting {
  words: Words;
  format: Format;
  theme: Theme;
}

// What a page is drawn with, anew whenever the reader chooses something.
export interface Stage extends Setting {
  draw(figure: Figure | null, controls?: HTMLElement | null): HTMLElement | null;
  again(): void; // after a choice that the page keeps itself
}

export interface Heading {
  title: string;
  subtitle: string;
  how: string; // how to read the charts
}

export interface Page {
  clock: Clock;
  heading(words: Words, format: Format): Heading;
  figures(setting: Setting): Figure[]; // every chart, as the page opens; of a sweep for every objective
  body(stage: Stage): (HTMLElement | null)[];
}
