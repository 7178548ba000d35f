/** An error leads to the page that explains it; a vendor's own code to that of its class. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INode } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { IntegrationError, type ErrorClass } from '../../runtime/errors/integrationError.ts';
import { vendor as melhorEnvio } from '../../vendors/melhorEnvio/client/vendor.ts';
import { errorDocument, toNodeError } from '../../runtime/host/nodeErrors.ts';

const root = resolve(import.meta.dirname, '../..');
const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { homepage: string };
const node: INode = { id: '1', name: 'Node', type: 'test', typeVersion: 1, position: [0, 0], parameters: {} };
const classes: ErrorClass[] = ['transient', 'rateLimited', 'auth', 'validation', 'notFound', 'conflict', 'rejected', 'unknownOutcome'];
const refusal = (code: string) =>
  new IntegrationError(melhorEnvio, { class: 'rejected', code, message: 'The wallet is empty', hint: 'Add credit.' });

test('a code of ours has the address of its page, in n8n and on the error output', () => {
  const page = `${homepage}/blob/HEAD/docs/errors/notEnoughCredit.md`;
  expect(existsSync(join(root, page.replace(`${homepage}/blob/HEAD/`, '')))).toBe(true);
  expect(toNodeError(node, refusal('notEnoughCredit'), 0).description).toBe(`Add credit. More: ${page}`);
  expect(errorDocument(refusal('notEnoughCredit'), undefined)).toMatchObject({ hint: 'Add credit.', page });
});

test("a vendor's own code has that of its class, and so has each class", () => {
  const page = `${homepage}/blob/HEAD/docs/errors/class-rejected.md`;
  expect(toNodeError(node, refusal('http422'), 0).description).toBe(`Add credit. More: ${page}`);
  expect(errorDocument(refusal('http422'), undefined)).toMatchObject({ hint: 'Add credit.', page });
  for (const kind of classes) {
    const error = new IntegrationError(melhorEnvio, { class: kind, code: 'http503', message: 'It did not work' });
    const { page: address } = errorDocument(error, undefined);
    expect(existsSync(join(root, String(address).replace(`${homepage}/blob/HEAD/`, ''))), kind).toBe(true);
    expect(toNodeError(node, error, 0).description).toMatch(new RegExp(`\\w\\. More: ${String(address)}$`));
  }
});

test("a fault of n8n's own database has a page, and what nobody foresaw has none", () => {
  const busy = new Error('SQLITE_BUSY: database is locked');
  expect(errorDocument(busy, undefined)).toMatchObject({ page: `${homepage}/blob/HEAD/docs/errors/database.md` });
  expect(toNodeError(node, busy, 0).description).toContain('docs/errors/database.md');
  expect(errorDocument(new TypeError('x is not a function'), undefined)).toMatchObject({ page: null });
  expect(toNodeError(node, new TypeError('x is not a function'), 0).description).not.toContain('More:');
});
