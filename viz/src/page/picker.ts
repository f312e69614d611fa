import { el } from './element';

export interface PickerOption {
  value: string;
  name: string;
}

// One of several; the label is for those who do not see what it stands beside.
export function picker(id: string, label: string, options: PickerOption[], chosen: string, choose: (value: string) => void): HTMLElement {
  const select = el(
    'select',
    { id, 'aria-label': label },
    options.map(({ value, name }) => el('option', { value }, [name])),
  );
  select.value = chosen;
  select.addEventListener('change', () => choose(select.value));
  return select;
}
