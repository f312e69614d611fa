// Any variable of a file as it is; as engine/output/report_data_variable.cpp.
import type { Variable } from '../variable';
import { Refusal, volume, type ResultFile } from './file';
import { every, jsonNumber } from './numbers';

const mostValues = 2 ** 23;

// Positions that are kept along some dimensions; all along the others.
export type Kept = Record<string, number[]>;

export function readVariable(file: ResultFile, name: string, kept: Kept = {}): Variable {
  const sizes = file.sizes(name);
  if (volume(sizes) > mostValues) throw new Refusal(`the file is too large to draw: ${name}`);
  const dimensions = file.dimensions(name);
  if (sizes.length === 1 && dimensions[0] === '') dimensions[0] = name.slice(name.lastIndexOf('/') + 1); // a dimension itself
  let elements = [0];
  const shape = sizes.map((size, d) => {
    const places = (kept[dimensions[d]] ?? every(size, size)).filter((place) => place < size);
    elements = elements.flatMap((before) => places.map((place) => before * size + place));
    return places.length;
  });
  const attribute = (which: string) => (file.hasAttribute(`/${name}`, which) ? file.text(`/${name}`, which) : '');
  const all = file.isText(name) ? file.texts(name, sizes) : file.numbers(name, sizes);
  return {
    dimensions,
    shape,
    units: attribute('units'),
    long_name: attribute('long_name'),
    values: elements.map((element) => (typeof all[element] === 'string' ? all[element] : jsonNumber(Number(all[element])))),
  };
}
