// Reads results with HDF5 compiled to WebAssembly, trusting nothing in the file; as engine/output/read_result.hpp.
import { Dataset, File as Hdf5File, Group, Module, type Metadata } from 'h5wasm';

const highestRank = 4;
const mostRows = 2 ** 24;
const largestRow = 2 ** 24; // elements
const mostTexts = 2 ** 22;
const rowsAtOnce = 2 ** 20; // elements

// What the reader is told when the file is not a complete result.
export class Refusal extends Error {}

export const volume = (sizes: number[]) => sizes.reduce((product, size) => product * size, 1);

export class ResultFile {
  private readonly file: Hdf5File;

  // `path` in the file system of the module; `name` as its reader knows the file.
  constructor(
    path: string,
    private readonly name: string,
  ) {
    this.file = new Hdf5File(path, 'r');
  }

  refuse(why: string): never {
    throw new Refusal(`${this.name} ${why}`);
  }

  hasAttribute(object: string, name: string): boolean {
    return name in ((this.file.get(object) as Group | Dataset | null)?.attrs ?? {});
  }

  private attribute(object: string, name: string): unknown {
    if (!this.hasAttribute(object, name)) this.refuse(`is not a result: ${object} has no attribute ${name}`);
    return (this.file.get(object) as Group | Dataset).attrs[name].value;
  }

  text(object: string, name: string): string {
    const value = this.attribute(object, name);
    return typeof value === 'string' ? value : this.refuse(`is not a result: ${name} is not a text`);
  }

  integer(object: string, name: string): number {
    const value = this.attribute(object, name);
    const number = Number(ArrayBuffer.isView(value) ? (value as Int32Array)[0] : value);
    return Number.isInteger(number) ? number : this.refuse(`is not a result: ${name} is not a number`);
  }

  private isDataset(path: string): boolean {
    return this.file.get_type(path) === Module.H5G_DATASET;
  }

  has(variable: string): boolean {
    return this.isDataset(`/${variable}`);
  }

  // In the order in which they were written, without those that are dimensions.
  variables(group: string): string[] {
    const found = this.file.get(`/${group}`);
    if (!(found instanceof Group)) return [];
    return found.keys().filter((name) => this.isDataset(`/${group}/${name}`) && !this.hasAttribute(`/${group}/${name}`, 'CLASS'));
  }

  dimensions(variable: string): string[] {
    const dataset = this.open(variable);
    return this.sizes(variable).map((_, d) => {
      const [scale] = dataset.get_attached_scales(d);
      return scale === undefined ? '' : scale.slice(scale.lastIndexOf('/') + 1);
    });
  }

  private open(variable: string): Dataset {
    if (!this.has(variable)) this.refuse(`has no variable ${variable}`);
    return this.file.get(`/${variable}`) as Dataset;
  }

  private metadata(variable: string): Metadata {
    const { metadata } = this.open(variable);
    if (metadata.virtual_sources) this.refuse(`is not a result: ${variable} is stored in another way`);
    return metadata;
  }

  isText(variable: string): boolean {
    const { type, vlen } = this.metadata(variable);
    return type === Module.H5T_class_t.H5T_STRING.value && vlen;
  }

  sizes(variable: string): number[] {
    const shape = this.metadata(variable).shape;
    if (!shape || shape.length > highestRank) this.refuse(`is damaged: shape of ${variable}`);
    if (volume(shape.slice(1)) > largestRow || (shape[0] ?? 1) > mostRows) this.refuse(`is damaged: ${variable} claims to be too large`);
    return shape;
  }

  private expect(variable: string, expected: number[]): void {
    const found = this.sizes(variable);
    if (found.join() !== expected.join())
      this.refuse(`is not a result: ${variable} has the shape (${found.join(', ')}); expected (${expected.join(', ')})`);
  }

  private expectNumbers(variable: string, expected: number[]): void {
    const { type, size } = this.metadata(variable);
    const { H5T_INTEGER, H5T_FLOAT } = Module.H5T_class_t;
    if ((type !== H5T_INTEGER.value && type !== H5T_FLOAT.value) || size > 8) this.refuse(`is not a result: ${variable} is not of numbers`);
    this.expect(variable, expected);
  }

  // All elements, slowest dimension first. The shape must be `expected`.
  numbers(variable: string, expected: number[]): Float64Array {
    this.expectNumbers(variable, expected);
    if (volume(expected) > largestRow) this.refuse(`is too large: ${variable}`);
    return volume(expected) === 0 ? new Float64Array(0) : doubles(this.open(variable).value);
  }

  // The elements of each index of the first dimension, in order, without holding many.
  forEachRow(variable: string, expected: number[], take: (row: number, values: Float64Array) => void): void {
    this.expectNumbers(variable, expected);
    const [rows, ...rest] = expected;
    const length = volume(rest);
    if (rows * length === 0) return;
    const dataset = this.open(variable);
    const block = Math.max(1, Math.floor(rowsAtOnce / length));
    for (let first = 0; first < rows; first += block) {
      const last = Math.min(first + block, rows);
      const values = doubles(dataset.slice([[first, last], ...rest.map((): [] => [])]));
      for (let row = first; row < last; row++) take(row, values.subarray((row - first) * length, (row - first + 1) * length));
    }
  }

  // A single whole number, exact.
  whole(variable: string): bigint {
    this.expectNumbers(variable, []);
    const value = this.open(variable).value;
    return BigInt.asUintN(64, BigInt((ArrayBuffer.isView(value) ? (value as BigUint64Array)[0] : value) as bigint));
  }

  texts(variable: string, expected: number[]): string[] {
    if (!this.isText(variable)) this.refuse(`is not a result: ${variable} is not of texts`);
    this.expect(variable, expected);
    if (volume(expected) > mostTexts) this.refuse(`is too large: ${variable}`);
    if (volume(expected) === 0) return [];
    const value = this.open(variable).value;
    return (Array.isArray(value) ? value : [value]).map((text) => (typeof text === 'string' ? text : ''));
  }
}

function doubles(value: unknown): Float64Array {
  if (value instanceof BigInt64Array || value instanceof BigUint64Array) return Float64Array.from(value as unknown as ArrayLike<bigint>, Number);
  if (ArrayBuffer.isView(value)) return new Float64Array(value as Float32Array); // many times faster than from()
  return Float64Array.of(Number(value));
}
