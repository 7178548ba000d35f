import type { IHookFunctions, IHttpRequestOptions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { PonteAsaasApi } from '../../credentials/PonteAsaasApi.credentials.ts';
import { AsaasPaymentTrigger } from '../../nodes/AsaasPaymentTrigger/AsaasPaymentTrigger.node.ts';
import { asaasWorld, type AsaasWorld } from '../contracts/support/asaasWorld.mts';

const trigger = new AsaasPaymentTrigger();
const url = 'https://n8n.loja.example/webhook/1f/webhook';

let workflows = 0;

/** n8n around the trigger: one workflow, one credential, the simulated Asaas behind it. */
function host(world: AsaasWorld, options: Record<string, unknown> = {}, mode = 'trigger') {
  const workflow = `workflow ${++workflows}`;
  const staticData: Record<string, unknown> = {};
  const answered: { status: number; body: unknown }[] = [];
  const parameters: Record<string, unknown> = { events: ['PAYMENT_RECEIVED', 'PAYMENT_OVERDUE'] };
  for (const [name, value] of Object.entries(options)) parameters[`options.${name}`] = value;

  const httpRequestWithAuthentication = async (_: string, { method, url: target, body, headers }: IHttpRequestOptions) => {
    const { apiKey } = world.connect().settings;
    const login = { ...(headers as Record<string, string>), access_token: String(apiKey), 'content-type': 'application/json' };
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(target, { method: method ?? 'GET', headers: login, ...(sent ? { body: sent } : {}) });
    const answer = await world.simulator.app.fetch(request);
    const text = await answer.text();
    return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: text ? (JSON.parse(text) as unknown) : '' };
  };

  const common = {
    getNode: () => ({
      id: '1',
      name: 'Asaas Payment Trigger',
      type: 'x',
      typeVersion: 2,
      position: [0, 0],
      parameters: {},
      credentials: { ponteAsaasApi: { id: workflow, name: 'Asaas' } },
    }),
    getWorkflow: () => ({ id: workflow }),
    getMode: () => mode,
    getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
    getCredentials: async () => world.connect().settings,
    getNodeWebhookUrl: () => url,
    getWorkflowStaticData: () => staticData,
    logger: { warn: () => undefined, info: () => undefined },
    helpers: { httpRequestWithAuthentication },
  };
  const response = {
    status(status: number) {
      answered.push({ status, body: undefined });
      return response;
    },
    send(body: unknown) {
      answered.at(-1)!.body = body;
      return response;
    },
    end: () => response,
  };
  const webhook = (delivery: { headers: Record<string, string | undefined>; rawBody: Buffer }) =>
    ({
      ...common,
      getBodyData: () => ({}),
      getHeaderData: () => delivery.headers,
      getRequestObject: () => ({ rawBody: delivery.rawBody }),
      getResponseObject: () => response,
    }) as unknown as IWebhookFunctions;
  return { answered, staticData, hook: common as unknown as IHookFunctions, poll: common as unknown as IPollFunctions, webhook };
}

/** Activated, and one paid order delivered. */
async function activated(options: Record<string, unknown> = {}) {
  const world = asaasWorld();
  const n8n = host(world, options);
  await trigger.webhookMethods.default.create.call(n8n.hook);
  await world.pay('shopify:1001');
  return { world, ...n8n, delivery: world.deliveries(url, 'PAYMENT_RECEIVED')[0]! };
}

describe('the trigger in n8n', () => {
  test('is fast: its webhook holds no expression and its version is above 1', () => {
    expect(JSON.stringify(trigger.description.webhooks)).not.toContain('"=');
    expect(trigger.description.version).toBe(2);
  });

  test('needs nothing but a credential: every parameter has a default, none is an expression', () => {
    const defaults = Object.fromEntries(trigger.description.properties.map(({ name, default: value }) => [name, value]));
    expect(defaults).toMatchObject({ events: ['PAYMENT_RECEIVED'], options: {} });
    expect(JSON.stringify(defaults)).not.toContain('"=');
    expect(trigger.description.credentials).toEqual([{ name: new PonteAsaasApi().name, required: true }]);
  });

  test('is activated, and again without a second webhook', async () => {
    const { world, hook } = await activated();
    expect(await trigger.webhookMethods.default.checkExists.call(hook)).toBe(false);
    await trigger.webhookMethods.default.create.call(hook);
    expect(world.webhooksFor(url)).toMatchObject([
      { events: ['PAYMENT_RECEIVED', 'PAYMENT_OVERDUE'], sendType: 'NON_SEQUENTIALLY', enabled: true },
    ]);
  });

  test('takes its webhook along when it is deactivated', async () => {
    const { world, hook, poll } = await activated();
    await trigger.webhookMethods.default.delete.call(hook);
    expect(world.webhooksFor(url)).toEqual([]);
    expect(await trigger.poll.call(poll)).toBeNull();
    expect(world.webhooksFor(url)).toEqual([]);
  });

  test('mends by itself what somebody deleted in the panel', async () => {
    const { world, poll } = await activated();
    await world.meddle('DELETE', `/webhooks/${world.webhooksFor(url)[0]!.id}`);
    expect(await trigger.poll.call(poll)).toBeNull();
    expect(world.webhooksFor(url)).toHaveLength(1);
  });
});

describe('a delivery', () => {
  test('starts the flow with event and payment, and nothing personal beyond them', async () => {
    const { webhook, delivery } = await activated();
    const { workflowData } = await trigger.webhook.call(webhook(delivery));
    expect(workflowData).toHaveLength(1);
    const [item] = workflowData![0]!;
    expect(Object.keys(item!.json)).toEqual(['event', 'payment']);
    expect(item!.json).toMatchObject({
      event: { type: 'payment.received', source: 'asaas', correlationId: 'shopify:1001' },
      payment: { status: 'received', orderNumber: '1001', customer: { name: expect.any(String), address: expect.any(Object) } },
    });
  });

  test('that comes twice starts it once', async () => {
    const { webhook, delivery, answered } = await activated();
    await trigger.webhook.call(webhook(delivery));
    const again = await trigger.webhook.call(webhook(delivery));
    expect(again.workflowData).toBeUndefined();
    // No answer of its own means 200, the only one that Asaas takes.
    expect(again.noWebhookResponse).toBeUndefined();
    expect(answered).toEqual([]);
  });

  test('with a wrong token is refused with 401 and starts nothing; the hidden check then writes the token again', async () => {
    const { world, webhook, delivery, answered, poll } = await activated();
    const forged = { ...delivery, headers: { ...delivery.headers, 'asaas-access-token': 'wrong' } };
    expect(await trigger.webhook.call(webhook(forged))).toEqual({ noWebhookResponse: true });
    expect(answered).toEqual([{ status: 401, body: { message: expect.stringContaining('asaas-access-token') } }]);
    await world.meddle('PUT', `/webhooks/${world.webhooksFor(url)[0]!.id}`, { authToken: 'a-token-of-somebody-else-altogether' });
    await trigger.poll.call(poll);
    await world.pay('shopify:1002');
    const { workflowData } = await trigger.webhook.call(webhook(world.deliveries(url, 'PAYMENT_RECEIVED').at(-1)!));
    expect(workflowData).toHaveLength(1);
  });

  test('carries what Asaas sent where the user wants it', async () => {
    const { webhook, delivery } = await activated({ includeRaw: true, lookUpCustomer: false });
    const { workflowData } = await trigger.webhook.call(webhook(delivery));
    expect(workflowData![0]![0]!.json).toMatchObject({ raw: { event: 'PAYMENT_RECEIVED' }, payment: { customer: { name: null } } });
  });
});
