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
  connections: Record<string, { main: { node: string; type: string; index: number }[][] }>;
}

const wait = 'n8n-nodes-base.wait';

/** Place among the outputs of WhatsApp Notify. */
const deferred = 1;

/** How many outputs a node has before its error output: WhatsApp Notify has "Deferred" too. */
const outputsOf = (type: string): number =>
  type === 'n8n-nodes-ponte.whatsAppNotify' ? new WhatsAppNotify().description.outputs.length : 1;

describe.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const template = JSON.parse(text) as Template;
  const ours = template.nodes.filter(({ type }) => type.startsWith('n8n-nodes-ponte.'));

  test('holds no expression, but for the moment that n8n’s Wait node cannot take otherwise', () => {
    const others = template.nodes.filter(({ type }) => type !== wait);
    expect(strings(others.map(({ parameters }) => parameters)).filter((value) => value.startsWith('='))).toEqual([]);
    for (const { parameters } of template.nodes.filter(({ type }) => type === wait))
      expect(parameters).toEqual({ resume: 'specificTime', dateTime: '={{ $json.deferredUntil }}' });
  });

  test('lets no customer go untold who is not to be written to now: "Deferred" waits, and comes back', () => {
    const notifying = ours.filter(({ type }) => type === 'n8n-nodes-ponte.whatsAppNotify');
    expect(notifying.length).toBeGreaterThan(0);
    for (const { name: node } of notifying) {
      const [waiting] = template.connections[node]!.main[deferred]!;
      expect(template.nodes.find(({ name: other }) => other === waiting?.node)?.type).toBe(wait);
      expect(template.connections[waiting!.node]!.main[0]).toEqual([{ node, type: 'main', index: 0 }]);
    }
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

test('one of them has quiet hours switched on, as the documentation has them', () => {
  const template = JSON.parse(readFileSync(join(folder, 'quiet-hours.json'), 'utf8')) as Template;
  const { parameters } = template.nodes.find(({ type }) => type === 'n8n-nodes-ponte.whatsAppNotify')!;
  expect(parameters.options).toEqual({ quietHours: { period: { from: '21:00', to: '08:00' } } });
});

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
