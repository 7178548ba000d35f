/** An error leads to the page that explains it; a vendor's own code has none. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INode } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { errorDocument, toNodeError } from '../../runtime/host/nodeErrors.ts';

const root = resolve(import.meta.dirname, '../..');
const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { homepage: string };
const node: INode = { id: '1', name: 'Node', type: 'test', typeVersion: 1, position: [0, 0], parameters: {} };
const refusal = (code: string) =>
  new IntegrationError('melhorEnvio', { class: 'rejected', code, message: 'The wallet is empty', hint: 'Add credit.' });

test('a code of ours has the address of its page, in n8n and on the error output', () => {
  const page = `${homepage}/blob/HEAD/docs/errors/notEnoughCredit.md`;
  expect(existsSync(join(root, page.replace(`${homepage}/blob/HEAD/`, '')))).toBe(true);
  expect(toNodeError(node, refusal('notEnoughCredit'), 0).description).toBe(`Add credit. More: ${page}`);
  expect(errorDocument(refusal('notEnoughCredit'), undefined)).toMatchObject({ hint: 'Add credit.', page });
});

test("a vendor's own code has none", () => {
  expect(toNodeError(node, refusal('http422'), 0).description).toBe('Add credit.');
  expect(errorDocument(refusal('http422'), undefined)).toMatchObject({ hint: 'Add credit.', page: null });
});
