// SVG as text.

// A part of a picture, drawn from (0, 0) downwards.
export interface Block {
  markup: string;
  height: number; // pixels
}

const characters: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => characters[character]);
}

const rounded = (value: string | number) => (typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value));

export function element(name: string, attributes: Record<string, string | number>, inner = ''): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${rounded(value)}"`);
  return `<${name}${list.join('')}${inner === '' ? '/>' : `>${inner}</${name}>`}`;
}

// XML has no place for most control characters, not even escaped.
export function document(root: string): string {
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + root.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '') + '\n';
}

export function text(content: string, attributes: Record<string, string | number>): string {
  return element('text', attributes, escaped(content));
}
