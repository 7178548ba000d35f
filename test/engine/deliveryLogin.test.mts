/** How often n8n's own engine has to read a credential for deliveries that make a trigger ask its vendor. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { INode, IWebhookData } from 'n8n-workflow';
import '../support/accountsByCredential.mts';
import { PonteStripeApi } from '../../credentials/PonteStripeApi.credentials.ts';
import { StripePaymentTrigger } from '../../nodes/StripePaymentTrigger/StripePaymentTrigger.node.ts';
import { hostClock } from '../../runtime/host/clock.ts';
import { MemoryCredentialsHelper } from './support/credentialsHelper.mts';
import { additionalData, core, toNode, workflowOf } from './support/engine.mts';
import { publicUrl, startReceiver, type Arrived } from './support/testRun.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let inProcess: WorldInProcess;

beforeAll(async () => {
  receiver = await startReceiver();
  inProcess = await startWorld(5, receiver.route);
});

afterAll(async () => {
  await inProcess.stop();
  await receiver.stop();
});

/** All of a test is in the seconds for which a credential is remembered. */
beforeEach(() => {
  vi.spyOn(hostClock, 'now').mockReturnValue(hostClock.now());
});

afterEach(() => {
  vi.restoreAllMocks();
});

let triggers = 0;

/** A trigger that listens, as n8n's server runs it in production. */
async function listening() {
  const credential = { id: `stripe-${++triggers}`, name: 'Stripe' };
  const stored = { type: 'ponteStripeApi', data: { secretKey: inProcess.world.vendors.stripe.secrets.secretKey, processes: 1 } };
  const helper = new MemoryCredentialsHelper([new PonteStripeApi()], { [credential.id]: stored });
  let reads = 0;
  const getDecrypted = helper.getDecrypted.bind(helper);
  helper.getDecrypted = async (...asked) => {
    reads++;
    return await getDecrypted(...asked);
  };
  const type = new StripePaymentTrigger();
  const given: Partial<INode> = { type: 'trigger', typeVersion: 2, webhookId: credential.id, parameters: { events: ['paid'] } };
  const node = toNode({ ...given, name: 'Starts', credentials: { ponteStripeApi: credential } }, 0);
  const workflow = workflowOf([node], { trigger: type }, { id: credential.id });
  const data = { ...additionalData(helper, 'delivery-login'), webhookBaseUrl: `${publicUrl}/webhook` };
  const webhook = { isTest: false, node: node.name, webhookDescription: type.description.webhooks![0] } as unknown as IWebhookData;
  await type.webhookMethods.default.create.call(new core.HookContext(workflow, node, data, 'trigger', 'activate', webhook));
  return {
    stored,
    reads: () => reads,
    /** What the flow is started with. */
    async deliver(request: Arrived) {
      const response = { status: () => response, send: () => response, end: () => response };
      const visit = { ...data, httpRequest: request as never, httpResponse: response as never };
      const context = new core.WebhookContext(workflow, node, visit, 'webhook', webhook, [], null);
      return (await type.webhook.call(context)).workflowData?.[0]?.[0]?.json;
    },
  };
}

/** A sale's delivery, by card. */
async function sale(): Promise<Arrived> {
  const before = receiver.arrived.length;
  inProcess.world.vendors.stripe.checkOut({ overrides: { method: 'card' } });
  await expect.poll(() => receiver.arrived.slice(before).find(isOfCheckout)).toBeDefined();
  return receiver.arrived.slice(before).find(isOfCheckout)!;
}

const isOfCheckout = ({ rawBody }: Arrived) => (JSON.parse(rawBody.toString()) as { type: string }).type === 'checkout.session.completed';

describe('deliveries that are read at the vendor', () => {
  test('make n8n read the credential once in a while, whatever they ask', async () => {
    const trigger = await listening();
    const before = trigger.reads();
    const asked = inProcess.calls('stripe').length;
    for (let count = 0; count < 3; count++) {
      expect(await trigger.deliver(await sale())).toMatchObject({ payment: { status: 'received' }, order: { source: 'stripe' } });
    }
    expect(inProcess.calls('stripe').length - asked).toBe(3);
    expect(trigger.reads() - before).toBe(1);
  });

  test('go on with a new key at once, where Stripe takes the old one no more', async () => {
    const trigger = await listening();
    expect(await trigger.deliver(await sale())).toBeDefined();
    const next = await sale();
    const secretKey = `sk_live_${'n'.repeat(99)}`;
    Object.assign(inProcess.world.vendors.stripe.secrets, { secretKey });
    trigger.stored.data = { ...trigger.stored.data, secretKey };
    expect(await trigger.deliver(next)).toMatchObject({ payment: { status: 'received' }, order: { source: 'stripe' } });
  });
});
