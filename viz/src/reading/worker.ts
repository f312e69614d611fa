// Reads one file, in a worker of its own: a damaged one may crash or stop the HDF5 library, and takes nothing along.
import { ready } from 'h5wasm';
import type { Data } from '../data';
import { Refusal, ResultFile } from './file';
import { readReport } from './read';

export type Answer = { data: Data } | { refusal: string };

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

async function read(file: File): Promise<Data> {
  if (file.size === 0) throw new Refusal(`${file.name} is empty; expected a result (.h5)`);
  const start = new Uint8Array(await file.slice(0, signature.length).arrayBuffer());
  if (!signature.every((byte, i) => start[i] === byte)) throw new Refusal(`${file.name} is not an HDF5 file; expected a result of backlash run`);
  const module = await ready;
  const files = module.FS as unknown as { mkdir(path: string): void; mount(type: unknown, options: unknown, path: string): void; filesystems: { WORKERFS: unknown } };
  files.mkdir('/given');
  files.mount(files.filesystems.WORKERFS, { blobs: [{ name: 'result.h5', data: file }] }, '/given'); // read piece by piece, never copied
  module.activate_throwing_error_handler();
  return readReport(new ResultFile('/given/result.h5', file.name));
}

self.addEventListener('message', ({ data: file }: MessageEvent<File>) => {
  read(file).then(
    (data) => self.postMessage({ data } satisfies Answer),
    (error: unknown) => {
      const refusal = error instanceof Refusal ? error.message : `${file.name} is damaged or cut off: ${String((error as Error).message ?? error)}`;
      self.postMessage({ refusal } satisfies Answer);
    },
  );
});
