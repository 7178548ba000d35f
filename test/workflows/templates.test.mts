/** The templates as files: what importing one asks of a user. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WhatsAppNotify } from '../../nodes/WhatsAppNotify/WhatsAppNotify.node.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'workflows');

interface Template {
  nodes: {
    name: string;
    type: string;
    typeVersion: number;
    parameters: Record<string, unknown>;
    credentials?: unknown;
    webhookId?: string;
    onError?: string;
  }[];
  connections: Record<string, { main: { node: string }[][] }>;
}

/** How many outputs a node has before its error output: WhatsApp Notify has "Deferred" too. */
const outputsOf = (type: string): number =>
  type === 'n8n-nodes-ponte.whatsAppNotify' ? new WhatsAppNotify().description.outputs.length : 1;

describe.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const template = JSON.parse(text) as Template;
  const ours = template.nodes.filter(({ type }) => type.startsWith('n8n-nodes-ponte.'));

  test('holds no expression', () => {
    expect(strings(template.nodes.map(({ parameters }) => parameters)).filter((value) => value.startsWith('='))).toEqual([]);
  });

  test('holds no credential of anybody', () => {
    expect(template.nodes.filter(({ credentials }) => credentials !== undefined)).toEqual([]);
    expect(text).not.toMatch(/"pinData"|"instanceId"/);
  });

  test('has an error branch behind every action, so that no item ends unseen', () => {
    const actions = ours.filter(({ type }) => !type.endsWith('Trigger'));
    expect(actions.length).toBeGreaterThan(0);
    for (const { name: node, type, onError } of actions) {
      expect(onError, node).toBe('continueErrorOutput');
      expect(template.connections[node]?.main[outputsOf(type)]?.length, `${node} error output`).toBeGreaterThan(0);
    }
  });

  test('gives its trigger a stable address', () => {
    const triggers = ours.filter(({ type }) => type.endsWith('Trigger'));
    expect(triggers.map(({ webhookId }) => typeof webhookId)).toEqual(['string']);
  });

  test('names node types that the package has', () => {
    const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
    const known = n8n.nodes.map((path) => path.split('/').at(-1)!.replace('.node.js', '').toLowerCase());
    for (const { type } of ours) expect(known).toContain(type.replace('n8n-nodes-ponte.', '').toLowerCase());
  });
});

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
