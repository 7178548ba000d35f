/** The new files of a vendor, made of those in `skeleton/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeModules } from './mergeModules.mts';
import { renamed, type Names } from './names.mts';
import { partsOf } from './ports.mts';

/** Path from the root of the tree to content. */
export type Files = ReadonlyMap<string, string>;

const skeleton = join(import.meta.dirname, 'skeleton');

/** Each port has an `index.ts` of its own in the skeleton: together they are one. */
export function newFiles(names: Names, asked: readonly string[]): Files {
  const pieces = partsOf(asked).flatMap((part) => filesIn(join(skeleton, part)));
  const grouped = Map.groupBy(pieces, ({ path }) => path);
  return new Map(
    [...grouped].map(([path, same]) => [renamed(path, names), renamed(mergeModules(same.map(({ content }) => content)), names)]),
  );
}

/** They end in `.txt`, so that no tool takes them for code of ours. */
function filesIn(folder: string): { path: string; content: string }[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.txt'));
  return paths.toSorted().map((path) => ({
    path: path.replaceAll('\\', '/').replace(/\.txt$/, ''),
    content: readFileSync(join(folder, path), 'utf8'),
  }));
}
