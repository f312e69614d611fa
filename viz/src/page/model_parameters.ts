// What published models were run with, side by side; what differs from the first stands out.
import { sectionOf } from '../published';
import type { Words } from '../words';
import { el, table } from './element';

const sections = ['network', 'parameters'];

export function modelParameters(names: string[], resolved: string[], words: Words): HTMLElement {
  const found = resolved.map((text) => Object.fromEntries(sections.flatMap((section) => sectionOf(text, section).map(([key, value]) => [`${section}.${key}`, value]))));
  const keys = [...new Set(found.flatMap((values) => Object.keys(values)))].filter((key) => found.some((values) => !['', '""'].includes(values[key] ?? '')));
  const texts = words.published;
  return el('section', { id: 'parameters' }, [
    el('h2', {}, [texts.parameters]),
    table(
      [texts.parameter, ...(names.length === 1 ? [texts.value] : names)],
      keys.map((key) => [
        key,
        ...found.map((values) => {
          const value = values[key] ?? '';
          return value === (found[0][key] ?? '') ? value : el('strong', {}, [value]);
        }),
      ]),
      { class: 'stacked' },
    ),
  ]);
}
