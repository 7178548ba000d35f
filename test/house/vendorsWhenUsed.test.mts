/** n8n's start reads who the vendors are, and none of the code that asks them: that comes by `import()` when a port is first opened. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** What is there when a file is loaded; types are not. */
function loadedWith(file: string): string[] {
  const named = readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']*)';/gm);
  return [...named].flatMap(([, name]) => {
    const target = relative(root, resolve(root, dirname(file), name!));
    return [`${target}.ts`, `${target}/index.ts`].filter((path) => existsSync(join(root, path)));
  });
}

function readAtStart(): Set<string> {
  const files = new Set(globSync('nodes/*/*.node.ts', { cwd: root }));
  // A set goes on to what is added while it is gone through.
  for (const file of files) for (const next of loadedWith(file)) files.add(next);
  return files;
}

test('no node reads how a vendor is asked', () => {
  const files = [...readAtStart()];
  expect(files).toContain('vendors/bling/index.ts');
  expect(files.filter((file) => /^vendors\/\w+\/client\/api\.ts$/.test(file))).toEqual([]);
});

test.each(globSync('vendors/*/index.ts', { cwd: root }))('%s imports facts only, and the rest when it is used', (file) => {
  const opens = readFileSync(join(root, file), 'utf8').matchAll(/\b(?:open|shapes): (.*)/g);
  for (const [, opened] of opens) expect(opened).toMatch(/^async /);
});
