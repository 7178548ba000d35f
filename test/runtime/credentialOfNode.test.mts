import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hostClock } from '../../runtime/host/clock.ts';
import { credentialOfNode } from '../../runtime/host/credentialOfNode.ts';

let nodes = 0;

/** A node with a credential that counts how often n8n had to read it. */
function node({ delivery = true, mode = 'webhook', id = `node-${++nodes}`, credential = 'credential-1' } = {}) {
  const stored = { secret: 'first', reads: 0 };
  const context = {
    getMode: () => mode,
    getNode: () => ({ id, credentials: { ponteShopifyApi: { id: credential } } }),
    getWorkflow: () => ({ id: 'workflow-1' }),
    getCredentials: async () => {
      stored.reads++;
      return { clientSecret: stored.secret };
    },
    ...(delivery ? { getBodyData: () => ({}) } : {}),
  };
  return { stored, id, read: async () => await credentialOfNode(context as never, 'ponteShopifyApi', hostClock) };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the credential of a trigger', () => {
  test('is read once in a rush of deliveries', async () => {
    const { stored, read } = node();
    for (let delivery = 0; delivery < 100; delivery++) expect(await read()).toEqual({ clientSecret: 'first' });
    expect(stored.reads).toBe(1);
  });

  test('that was changed counts within five seconds', async () => {
    const { stored, read } = node();
    await read();
    stored.secret = 'second';
    vi.advanceTimersByTime(5000);
    expect(await read()).toEqual({ clientSecret: 'second' });
  });

  test('is another node’s own, and another one where the node is given another one', async () => {
    const first = node();
    await first.read();
    const [other, exchanged] = [node(), node({ id: first.id, credential: 'credential-2' })];
    await other.read();
    await exchanged.read();
    expect([other.stored.reads, exchanged.stored.reads]).toEqual([1, 1]);
  });

  test.each([
    ['a test in the editor', { mode: 'manual' }],
    ['activation and the hidden poll', { delivery: false }],
  ])('is always read anew for %s', async (_when, given) => {
    const { stored, read } = node(given);
    await read();
    await read();
    expect(stored.reads).toBe(2);
  });
});
