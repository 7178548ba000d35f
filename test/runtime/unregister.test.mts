/** The end of a trigger's life: whatever fails, n8n gets to its own end of it. */
import type { IHookFunctions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { EventSource, RegistrationRequest } from '../../domain/ports/eventSource.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { unregister, type TriggerKit } from '../../runtime/host/eventTrigger.ts';

const personal = 'maria@example.com 529.982.247-25';

function host(mode: 'trigger' | 'manual' = 'trigger') {
  const logged: string[] = [];
  const staticData: Record<string, unknown> = { webhookUrl: 'https://n8n.loja.example/hook', listed: ['1'], cursor: 'stays' };
  const context = {
    getNode: () => ({ id: '1', name: 'Order Trigger', type: 'x', typeVersion: 2, position: [0, 0], parameters: {} }),
    getWorkflow: () => ({ id: 'workflow of unregister' }),
    getMode: () => mode,
    getNodeWebhookUrl: () => 'https://n8n.loja.example/hook',
    getWorkflowStaticData: () => staticData,
    logger: { warn: (message: string, more: object = {}) => void logged.push(`${message} ${JSON.stringify(more)}`) },
  };
  return { context: context as unknown as IHookFunctions, logged, staticData };
}

function kitThat(removeWebhooks: (request: RegistrationRequest) => Promise<void>, over: Partial<TriggerKit<unknown>> = {}) {
  const source = { removeWebhooks } as unknown as EventSource<unknown>;
  return { open: async () => source, topics: () => ['order.paid'], ...over } as TriggerKit<unknown>;
}

const fail = (error: unknown) => async () => await Promise.reject(error);

test('removes the subscription of its own address, and says nothing', async () => {
  const removed: RegistrationRequest[] = [];
  const { context, logged, staticData } = host();
  await expect(
    unregister(
      kitThat(async (request) => void removed.push(request)),
      context,
    ),
  ).resolves.toBe(true);
  expect(removed).toEqual([{ url: 'https://n8n.loja.example/hook', topics: ['order.paid'] }]);
  expect([logged, staticData]).toEqual([[], { cursor: 'stays' }]);
});

describe('does not stop n8n', () => {
  const refused = new IntegrationError({ id: 'shopify' }, { class: 'auth', code: '401', message: `The login of ${personal} is refused` });
  const fails: Record<string, TriggerKit<unknown>> = {
    'a login that the vendor refuses': kitThat(fail(refused)),
    'a vendor that is away': kitThat(
      fail(new IntegrationError({ id: 'asaas' }, { class: 'transient', code: 'ECONNRESET', message: personal })),
    ),
    'something unforeseen': kitThat(fail(new TypeError(personal))),
    'a credential that is gone': kitThat(async () => {}, { open: fail(new Error(`Credential of ${personal} not found`)) }),
    'parameters that cannot be read': kitThat(async () => {}, {
      topics: () => {
        throw new Error(personal);
      },
    }),
  };

  test.each(Object.keys(fails))('%s: a warning, without anything personal', async (what) => {
    const { context, logged, staticData } = host();
    await expect(unregister(fails[what]!, context)).resolves.toBe(true);
    expect(logged).toEqual([expect.stringMatching(/^Order Trigger: its webhook registration could not be removed at the vendor/)]);
    for (const word of personal.split(' ')) expect(logged.join()).not.toContain(word);
    expect(staticData).toEqual({ cursor: 'stays' });
  });

  test('in a test run it keeps what production has noted', async () => {
    const { context, staticData } = host('manual');
    await expect(unregister(kitThat(fail(refused)), context)).resolves.toBe(true);
    expect(staticData).toMatchObject({ webhookUrl: 'https://n8n.loja.example/hook' });
  });
});
