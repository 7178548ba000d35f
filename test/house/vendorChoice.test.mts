/**
 * n8n's editor hides a parameter that the credentials of a node are shown for, or that such a parameter is shown for in its turn: it
 * expects people to choose a credential instead. The vendor must stay a question of its own.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
const descriptions = await Promise.all(n8n.nodes.map(describeNode));
const withVendors = descriptions.filter(({ properties }) => properties.some(({ name }) => name === 'vendor'));

test('there are nodes with several vendors', () => {
  expect(withVendors.length).toBeGreaterThan(4);
});

describe.each(withVendors)('$displayName', ({ credentials = [], properties }) => {
  const namedBy = (shown: { displayOptions?: { show?: object } }) => Object.keys(shown.displayOptions?.show ?? {});

  const decisive = credentials.flatMap(namedBy);
  const behindThem = properties.filter(({ name }) => decisive.includes(name)).flatMap(namedBy);

  test('lets people see which vendor is chosen', () => {
    expect([...decisive, ...behindThem]).not.toContain('vendor');
  });

  test('lets people see all else that is no choice of a login', () => {
    // A name with a slash before it (from the root) hides nothing.
    const hidden = [...decisive, ...behindThem].filter((name) => !name.startsWith('/'));
    expect(hidden.filter((name) => name !== 'authentication')).toEqual([]);
  });
});

async function describeNode(path: string): Promise<INodeTypeDescription> {
  const source = path.replace('dist/', '').replace('.js', '.ts');
  const name = source.split('/').at(-1)!.split('.')[0]!;
  const module = (await import(join(root, source))) as Record<string, new () => { description: INodeTypeDescription }>;
  return new module[name]!().description;
}
