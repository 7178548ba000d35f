/**
 * A delivery costs n8n an expression isolate where anything of the trigger's webhook is an expression, and for every node of version 1, of
 * which n8n itself evaluates one: several times the time of the delivery itself (docs/ARCHITECTURE.md, "How a trigger behaves").
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };

async function describeNode(path: string): Promise<INodeTypeDescription> {
  const source = path.replace('dist/', '').replace('.js', '.ts');
  const name = source.split('/').at(-1)!.split('.')[0]!;
  const module = (await import(join(root, source))) as Record<string, new () => { description: INodeTypeDescription }>;
  return new module[name]!().description;
}

const triggers = await Promise.all(n8n.nodes.filter((path) => path.includes('Trigger')).map(describeNode));

test.each(triggers)('$displayName starts at version 2', ({ version }) => {
  expect(Math.min(...[version].flat())).toBeGreaterThan(1);
});

/** Each has an address for some of its vendors alone, or when it is asked for one; few deliveries come to them. */
const withExpression = ['appointmentTrigger', 'shipmentTrigger'];

test.each(triggers.filter(({ name }) => !withExpression.includes(name)))(
  '$displayName has no expression in its webhook',
  ({ webhooks }) => {
    expect(JSON.stringify(webhooks ?? [])).not.toContain('"=');
  },
);
