/** A test for each template: what it asks now is what is recorded. `npm run replay -- --write` records it anew. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTemplate } from '../../../../sandbox/run/templates.mts';
import { root } from '../../../../sandbox/setup/paths.mts';
import { hasBuiltInNodes } from '../builtInNodes.mts';
import { differences } from './compare.mts';
import { openDoor, type Door } from './door.mts';
import { fromText, toText, type Recording } from './recording.mts';
import type { Scenes } from './scenes/index.mts';
import { replay } from './stage.mts';
import { needsBuiltInNodes } from './templateNodes.mts';

const recordings = join(root, 'test', 'engine', 'recordings');

const fileOf = (name: string) => join(recordings, `${name}.txt`);

export function recorded(name: string): Recording {
  return existsSync(fileOf(name)) ? fromText(readFileSync(fileOf(name), 'utf8')) : [];
}

/** Behind which every replay of a test file stands. */
export function useDoor(): () => Door {
  let door: Door;
  beforeAll(async () => void (door = await openDoor()));
  afterAll(async () => await door.stop());
  return () => door;
}

export function replayTests(scenes: Scenes): void {
  const door = useDoor();
  for (const [name, scene] of Object.entries(scenes)) {
    const template = readTemplate(`${name}.json`);
    const isSkipped = needsBuiltInNodes(template) && !hasBuiltInNodes;
    const title = `${name} asks what is recorded${isSkipped ? ' (skipped: the real n8n is not installed)' : ''}`;
    test.skipIf(isSkipped)(title, async () => {
      const recording = await replay(door(), template, scene);
      if (process.env.PONTE_REPLAY === 'write') writeFileSync(fileOf(name), toText(name, recording));
      expect(differences(recorded(name), recording), 'where this is meant: npm run replay -- --write').toEqual([]);
    });
  }
}
