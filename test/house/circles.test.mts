/** No file imports itself by way of others: who reads one file then needs the files below it only. Types count, they are read too. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rooms = ['credentials', 'domain', 'nodes', 'runtime', 'sandbox', 'vendors'];

type Imports = ReadonlyMap<string, readonly string[]>;

const sources = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.m?ts$/.test(path) && !path.includes('node_modules'))
    .map((path) => `${room}/${path}`),
);

function importsOf(path: string): string[] {
  const named = readFileSync(join(root, path), 'utf8').matchAll(/(?:\bfrom|^import) '(\.[^']*)'/gm);
  return [...named].flatMap(([, name]) => {
    const target = join(dirname(path), name!);
    return [target, `${target}.ts`, `${target}/index.ts`].filter((file) => /\.m?ts$/.test(file) && existsSync(join(root, file)));
  });
}

/** The first circle that is met, as the files along it; undefined where there is none. */
function circleIn(imports: Imports): string[] | undefined {
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const circle = follow(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = follow(file, []);
    if (circle) return circle;
  }
  return undefined;
}

test('a circle is found, however long, and a file that two others import is none', () => {
  const of = (imports: Record<string, string[]>) => circleIn(new Map(Object.entries(imports)));
  expect(of({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toBeUndefined();
  expect(of({ a: ['b'], b: ['c'], c: ['d'], d: ['b'] })).toEqual(['b', 'c', 'd', 'b']);
});

test('there is none in the package, nor in its sandbox', () => {
  const imports = new Map(sources.map((path) => [path, importsOf(path)]));
  expect([...imports.values()].flat().length).toBeGreaterThan(1000);
  expect(circleIn(imports)).toBeUndefined();
});
