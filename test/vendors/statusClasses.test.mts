/** A status means the same whichever vendor answers with it; who means something else says so. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HttpResponse } from '../../runtime/client/http.ts';
import type { Failure } from '../../runtime/errors/integrationError.ts';
import { postalCodeBooks } from '../../vendors/index.ts';

type Classify = (response: HttpResponse, now: number) => Failure | undefined;

const folder = resolve(import.meta.dirname, '../../vendors');
/** Mercado Livre is never asked: n8n fetches its orders, and they are read only. */
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'client/classify.ts')));

const vendors: [string, Classify][] = await Promise.all(
  names.map(async (name): Promise<[string, Classify]> => {
    const { classify } = (await import(join(folder, name, 'client/classify.ts'))) as { classify: Classify };
    return [name, classify];
  }),
);

test('every vendor that is asked has classes', () => {
  const asked = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'client/api.ts')));
  expect(names.toSorted()).toEqual(expect.arrayContaining(asked));
  expect(names.length).toBeGreaterThan(20);
});

/** What a proxy in front of any of them may answer: no body that the vendor has written. */
const answer = (status: number): HttpResponse => ({ answered: true, status, headers: {}, body: '' });

const expected: [number, Failure['class']][] = [
  [401, 'auth'],
  [403, 'auth'],
  [408, 'transient'],
  [429, 'rateLimited'],
  [500, 'transient'],
  [502, 'transient'],
  [503, 'transient'],
  [504, 'transient'],
  [599, 'transient'],
];

/** They have no login that could be wrong: whom they turn away they have shut out for a while. */
const withoutLogin = new Set<string>(postalCodeBooks.map(({ id }) => id));

test('every vendor is asked, thirteen at least', () => {
  expect(vendors.length).toBeGreaterThan(12);
});

describe.each(vendors)('a bare status of %s', (name, classify) => {
  const ofThis = expected.map(([status, kind]) => [status, kind === 'auth' && withoutLogin.has(name) ? 'rateLimited' : kind] as const);

  test.each(ofThis)('%i is %s', (status, kind) => {
    expect(classify(answer(status), 0)?.class).toBe(kind);
  });

  test.each([400, 405, 410, 413, 415, 422])('%i is neither passing nor unclear', (status) => {
    expect(['validation', 'rejected']).toContain(classify(answer(status), 0)?.class);
  });
});
