import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneAtATime } from '../../sandbox/setup/oneAtATime.mts';

let folder: string;
let lockFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ponte-lock-'));
  lockFile = join(folder, 'lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('work under one lock never overlaps, and what fails lets the next one in', async () => {
  let working = 0;
  let most = 0;
  const work = async () => {
    working += 1;
    most = Math.max(most, working);
    await new Promise((resolve) => setImmediate(resolve));
    working -= 1;
    throw new Error('broken');
  };
  const all = await Promise.allSettled([1, 2, 3].map(async () => await oneAtATime(lockFile, work)));
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(most).toBe(1);
  expect(existsSync(lockFile)).toBe(false);
});

test('the lock of a process that was killed is taken over', async () => {
  const gone = spawnSync(process.execPath, ['--version']);
  writeFileSync(lockFile, String(gone.pid));
  expect(await oneAtATime(lockFile, async () => await Promise.resolve('done'))).toBe('done');
});
