/**
 * One floor plan: every vendor has `client/` with its name, how it is asked and what its answers mean, a room for each thing it does, and
 * nothing loose beside `index.ts`. Who knows one vendor finds the way in all.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { VendorEntry } from '../../runtime/vendorEntry.ts';
import * as registry from '../../vendors/index.ts';

const root = resolve(import.meta.dirname, '../..');

function inside(folder: string) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const names = (wanted: boolean) => entries.filter((entry) => entry.isDirectory() === wanted).map(({ name }) => name);
  return { rooms: names(true).toSorted(), loose: names(false).toSorted() };
}

const vendors = inside('vendors').rooms;

const entriesOf = (list: unknown) => Object.values(list as Record<string, VendorEntry<unknown>>);
const sources = Object.entries(registry).filter(([name]) => name.endsWith('Sources'));
/** Whose records are only read as other nodes fetch them, and the shop itself: nothing is asked of them, so nothing is answered. */
const isAsked = new Set(
  Object.entries(registry).flatMap(([name, list]) =>
    name === 'recordReaders' ? [] : entriesOf(list).flatMap((entry) => ('byShop' in entry ? [] : [entry.id])),
  ),
);
const withEvents = new Set(sources.flatMap(([, list]) => entriesOf(list).map(({ id }) => id)));

test('the vendors and their rooms', () => {
  console.log(vendors.map((vendor) => `${vendor.padEnd(14)} ${inside(`vendors/${vendor}`).rooms.join(' ')}`).join('\n'));
  expect(vendors.length).toBeGreaterThan(12);
  expect(inside('vendors').loose).toEqual(['index.ts']);
});

describe.each(vendors)('%s', (vendor) => {
  const { rooms, loose } = inside(`vendors/${vendor}`);

  test('has nothing loose but its entries', () => {
    expect(loose).toEqual(['index.ts']);
  });

  test('says in its client who it is, how it is asked and what its answers mean', async () => {
    const { loose: client, rooms: nested } = inside(`vendors/${vendor}/client`);
    expect(client).toEqual(expect.arrayContaining([...(isAsked.has(vendor) ? ['api.ts', 'classify.ts'] : []), 'vendor.ts']));
    expect(nested).toEqual([]);
    const said = (await import(join(root, `vendors/${vendor}/client/vendor.ts`))) as Record<string, unknown>;
    expect(said).toMatchObject({ vendor: { id: vendor, name: expect.stringMatching(/./) } });
  });

  test('has a room for each thing it does, with files and no further rooms', () => {
    const others = rooms.filter((room) => room !== 'client');
    expect(others.length).toBeGreaterThan(0);
    for (const room of others) {
      const { rooms: nested, loose: files } = inside(`vendors/${vendor}/${room}`);
      expect([room, nested]).toEqual([room, []]);
      expect(files.length, room).toBeGreaterThan(0);
    }
  });

  test('keeps what it reports by itself in events/, where it reports', () => {
    expect(existsSync(join(root, `vendors/${vendor}/events`))).toBe(withEvents.has(vendor));
  });
});

test.each(['domain', 'runtime'])('%s/ has rooms, and no more than three files outside them', (folder) => {
  const { rooms, loose } = inside(folder);
  expect(rooms.length).toBeGreaterThan(4);
  expect(loose.length).toBeLessThanOrEqual(3);
});
