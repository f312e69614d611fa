// An element with attributes and children. Texts become text nodes, so nothing in a result is taken for markup.
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  children: (Node | string | null)[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child): child is Node | string => child !== null));
  return element;
}

export function table(columns: string[], rows: (Node | string)[][], attributes: Record<string, string> = {}): HTMLElement {
  const head = el('tr', {}, columns.map((name) => el('th', { scope: 'col' }, [name])));
  const body = rows.map((cells) =>
    el('tr', { role: 'row' }, cells.map((cell, i) =>
      i === 0
        ? el('th', { scope: 'row', role: 'rowheader' }, [cell])
        : el('td', { role: 'cell', 'data-column': columns[i] }, [cell]),
    )),
  );
  return el('div', { class: 'scroll', tabindex: '0' }, [
    el('table', { role: 'table', ...attributes }, [el('thead', {}, [head]), el('tbody', {}, body)]),
  ]);
}
