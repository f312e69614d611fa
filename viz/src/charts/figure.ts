// What a chart is to the page: words, a drawing, and the same values as a table.
import type { Result } from '../data';
import type { Format } from '../format';
import type { Marker } from '../markers';
import type { Theme } from '../theme';
import type { Words } from '../words';
import type { Option } from './echarts';

// What every chart over time needs to know.
export interface Scene {
  format: Format;
  words: Words;
  theme: Theme;
  markers: Marker[];
  duration: number; // h
  moments: number[]; // h since start; places of the linked cursor
  bands: boolean; // whether there are several runs
}

export interface Context extends Scene {
  result: Result;
  group: number; // the one that is looked at closely
}

export interface KeyItem {
  name: string;
  colour: string;
  look: 'line' | 'thin' | 'dashed' | 'band' | 'dot' | 'ring' | 'triangle' | 'square';
}

export interface Figure {
  id: string;
  title: string;
  summary: string;
  key: KeyItem[];
  height: number; // pixels
  alone?: boolean; // not over time, so that the linked cursor does not concern it
  inRows?: boolean; // whose height follows from the number of rows, whatever the width
  choose?: (value: number) => void; // of who clicks a mark of the drawing: what the mark carries as its last number
  control?: (update: (option: Option) => void) => HTMLElement; // above the drawing; changes it in place
  below?: string[]; // what a picture for papers says below the drawing, and the page elsewhere
  scale?: { name: string; colours: string[]; labels: string[] };
  option(width: number, height: number): Option;
  table: { columns: string[]; rows(): string[][] };
}
