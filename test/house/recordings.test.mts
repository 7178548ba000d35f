/** Every template has its recorded run, and somebody who plays it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../sandbox/setup/paths.mts';
import { owner, people, shops } from '../engine/support/replay/scenes/index.mts';

const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .toSorted();

const templates = namesIn('workflows', '.json');

test('each template is played, once', () => {
  expect([shops, people, owner].flatMap((scenes) => Object.keys(scenes)).toSorted()).toEqual(templates);
});

test('each template has a recording, and each recording a template', () => {
  expect(namesIn('test/engine/recordings', '.txt')).toEqual(templates);
});
