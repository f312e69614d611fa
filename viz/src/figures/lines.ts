// Text in lines of a width, for pictures: nothing breaks lines there.
import { getWidth } from 'zrender/lib/contain/text.js';
import { paperFamily } from '../theme';

export function widthOf(text: string, size: number, weight = 'normal'): number {
  return getWidth(text, `${weight} ${size}px ${paperFamily}`);
}

// Words, with the space after them; each Chinese character may stand alone.
const pieces = (text: string) => text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? [];

export function linesOf(text: string, width: number, size: number, weight = 'normal'): string[] {
  const lines = [''];
  for (const piece of pieces(text)) {
    const longer = lines[lines.length - 1] + piece;
    if (lines[lines.length - 1] !== '' && widthOf(longer.trimEnd(), size, weight) > width) lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => line.trim());
}
