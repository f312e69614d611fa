// The build and the seed, which all kinds of files have; as engine/output/report_data_targets.cpp.
import type { ResultFile } from './file';

const build = ['program_version', 'git_revision', 'build_type', 'compiler', 'flags', 'library_versions', 'random_numbers'];

export function provenance(file: ResultFile, texts: string[] = []): Record<string, string> {
  const read = (name: string): [string, string] => [name, file.texts(`provenance/${name}`, [])[0]];
  return Object.fromEntries([...build.map(read), ['seed', String(file.whole('provenance/seed'))], ...texts.map(read)]);
}
