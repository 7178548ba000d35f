/** "Execute workflow" on every trigger, the first button that anybody presses: the vendor's next event arrives in the editor. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkflowNode } from '../../sandbox/n8n/rest.mts';
import { payCharge } from '../../sandbox/run/events.mts';
import { publicUrl, startSession, type Session } from '../../sandbox/run/session.mts';
import { canvasNode, hasBrowser, named, open, openEditor } from '../../sandbox/browser/editorPage.mts';

const customer = '+5511987654321';

interface Case {
  readonly vendor: string;
  readonly type: string;
  readonly credential: string;
  readonly parameters: Record<string, unknown>;
  /** What a person does in the vendor's panel, where no program may. */
  setUp?(session: Session, url: string): unknown;
  happen(session: Session): unknown;
}

const paidOrder = ({ world }: Session) => world.vendors.shopify.placeOrder({ paid: true });

const ofInvoices = (vendor: string, credential: string, setUp?: Case['setUp']): Case => ({
  vendor,
  type: 'erpInvoiceTrigger',
  credential,
  parameters: { vendor, events: ['invoice.authorized'] },
  ...(setUp ? { setUp } : {}),
  // The flow that is published beside it issues the invoice.
  happen: paidOrder,
});

const ofMessages = (vendor: string, credential: string, happen: Case['happen'], setUp?: Case['setUp']): Case => ({
  vendor,
  type: 'whatsAppEventTrigger',
  credential,
  parameters: { vendor, events: ['reply.received'] },
  ...(setUp ? { setUp } : {}),
  happen,
});

const ofBookings = (vendor: 'calendly' | 'calCom', credential: string): Case => ({
  vendor,
  type: 'appointmentTrigger',
  credential,
  parameters: { vendor, events: ['appointment.booked'] },
  happen: ({ world }) =>
    world.vendors[vendor].book({
      start: world.clock.now() + 86_400_000,
      invitee: { name: 'Maria', email: 'maria@cliente.example' },
      phone: customer,
    }),
});

const cases: readonly Case[] = [
  // First: each case puts the world's clock a minute ahead of n8n's, and Calendly's signatures are good for five.
  ofBookings('calendly', 'ponteCalendlyApi'),
  ofBookings('calCom', 'ponteCalComApi'),
  {
    vendor: 'shopify',
    type: 'shopifyOrderTrigger',
    credential: 'ponteShopifyApi',
    parameters: { events: ['ORDERS_PAID'] },
    happen: paidOrder,
  },
  {
    vendor: 'asaas',
    type: 'asaasPaymentTrigger',
    credential: 'ponteAsaasApi',
    parameters: { events: ['paid'] },
    happen: ({ world }) => payCharge(world),
  },
  ofInvoices('bling', 'ponteBlingOAuth2Api', ({ world }, url) => world.vendors.bling.subscribe(url, ['invoice.*'])),
  ofInvoices('focusNfe', 'ponteFocusNfeApi'),
  ofMessages(
    'whatsappCloud',
    'ponteWhatsAppCloudApi',
    ({ world }) => world.vendors.whatsappCloud.receive(customer, 'Oi'),
    // Meta's question whether the address is the shop's goes there at once, and not through the world.
    async ({ world, n8n }, url) =>
      expect(await world.vendors.whatsappCloud.subscribe(url.replace(publicUrl, n8n.url), 'ponte-sandbox')).toBe(true),
  ),
  ofMessages('evolution', 'ponteEvolutionApi', ({ world }) => world.vendors.evolution.receive(customer, 'Oi')),
  ofMessages('zApi', 'ponteZApi', ({ world }) => world.vendors.zApi.receive(customer, 'Oi')),
  ofMessages('waha', 'ponteWahaApi', ({ world }) => world.vendors.waha.receive(customer, 'Oi')),
  ofMessages(
    'twilio',
    'ponteTwilioApi',
    ({ world }) => world.vendors.twilio.receive(customer, 'Oi'),
    ({ world }, url) => world.vendors.twilio.subscribe(url),
  ),
];

describe.skipIf(!hasBrowser)(named('the orange button'), () => {
  let session: Session;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    session = await startSession({ seed: 51, name: 'e2e-orange', say: (line) => console.log(`  ${line}`) });
    ({ browser, page } = await openEditor(session.n8n.url));
    await publishIssuing();
  });

  afterAll(async () => {
    await browser?.close();
    await session?.stop();
  });

  test.each(cases)(
    'on a trigger of $vendor waits for its event and shows it',
    async ({ vendor, type, credential, parameters, setUp, happen }) => {
      const webhookId = randomUUID();
      const trigger = node('Starts', type, credential, parameters, { typeVersion: 2, webhookId });
      const { id } = await session.rest.createWorkflow({
        name: `Test run of ${vendor}`,
        nodes: [trigger, { ...node('Done', '', '', {}), type: 'n8n-nodes-base.noOp', credentials: {}, position: [260, 0] }],
        connections: { Starts: { main: [[{ node: 'Done', type: 'main', index: 0 }]] } },
        settings: { executionOrder: 'v1' },
      });
      await open(page, `${session.n8n.url}/workflow/${id}`, 'Starts');
      await page.getByTestId('execute-workflow-button').first().click();
      await page.getByTestId('stop-execution-waiting-for-webhook-button').waitFor();
      await setUp?.(session, `${publicUrl}/webhook-test/${webhookId}/webhook`);
      await happen(session);
      await session.world.clock.advance(60_000);
      await canvasNode(page, 'Done').getByTestId('canvas-node-status-success').first().waitFor();
      const [execution] = await session.rest.executions(id);
      expect(execution).toMatchObject({ mode: 'manual', status: 'success' });
      const { runs } = await session.rest.execution(execution!.id);
      expect(runs.Starts![0]![0]!.map(({ json }) => (json.event as { source: string }).source)).toEqual([vendor]);
    },
  );

  const node = (
    name: string,
    type: string,
    credential: string,
    parameters: Record<string, unknown>,
    over: Partial<WorkflowNode> = {},
  ): WorkflowNode => ({
    id: randomUUID(),
    name,
    type: `n8n-nodes-ponte.${type}`,
    typeVersion: 1,
    position: [0, 0],
    parameters,
    credentials: { [credential]: session.credentials[credential]! },
    ...over,
  });

  /** Whatever is paid gets an invoice at both ERPs that report by webhook. */
  async function publishIssuing(): Promise<void> {
    const issue = (vendor: string, credential: string, more: object = {}) =>
      node(vendor, 'erpInvoice', credential, { vendor, operation: 'issue', ...more }, { onError: 'continueRegularOutput' });
    const to = (name: string) => ({ node: name, type: 'main', index: 0 });
    const { id } = await session.rest.createWorkflow({
      name: 'Issuing',
      nodes: [
        node('Paid', 'shopifyOrderTrigger', 'ponteShopifyApi', { events: ['ORDERS_PAID'] }, { typeVersion: 2, webhookId: randomUUID() }),
        issue('bling', 'ponteBlingOAuth2Api'),
        issue('focusNfe', 'ponteFocusNfeApi', { taxDetails: { ncm: '09012100' } }),
      ],
      connections: { Paid: { main: [[to('bling'), to('focusNfe')]] } },
      settings: { executionOrder: 'v1' },
    });
    await session.rest.activate(id);
  }
});
