/** An order that stops, as its owner meets it: red in the list, the reason on top, a message, and Retry. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkflowFile } from '../../sandbox/n8n/rest.mts';
import { publicUrl, startSession, type Session } from '../../sandbox/run/session.mts';
import { settle } from '../../sandbox/run/settle.mts';
import { canvasNode, hasBrowser, named, open, openEditor, picture } from '../../sandbox/browser/editorPage.mts';

const ownersPhone = '+5511987651234';

let session: Session;
let workflowId: string;
let alertId: string;
let orderNumber: string;

/** The owner wants WhatsApp, not e-mail. */
const byWhatsApp = (template: WorkflowFile): WorkflowFile => ({
  ...template,
  nodes: template.nodes.map((node) => {
    if (node.name === 'E-mail to the Owner') return { ...node, disabled: true };
    if (node.name !== 'WhatsApp to the Owner') return node;
    return { ...node, disabled: false, parameters: { ...node.parameters, phoneNumber: ownersPhone } };
  }),
});

/** The text that the note of the template has to be pasted at Meta. */
function pastedText(template: WorkflowFile): string {
  const note = template.nodes
    .map(({ parameters }) => String(parameters.content ?? ''))
    .find((content) => content.includes('**pedido_parado**'))!;
  return /`([^`]*\{\{reason\}\}[^`]*)`/.exec(note)![1]!;
}

beforeAll(async () => {
  session = await startSession({ seed: 31, name: 'e2e-stopped', say: (line) => console.log(`  ${line}`) });
  alertId = await session.placeTemplate('alert-owner.json', {}, byWhatsApp);
  const text = pastedText(await session.rest.workflow(alertId));
  session.world.vendors.whatsappCloud.addTemplate({ name: 'pedido_parado', components: [{ type: 'BODY', text }] });
  await session.rest.activate(alertId);
  workflowId = await session.placeTemplate('order-to-delivery.json', {}, (template) => ({
    ...template,
    settings: { ...template.settings, errorWorkflow: alertId },
  }));
  await session.rest.activate(workflowId);
  session.world.vendors.melhorEnvio.setBalance(0);
  ({ orderNumber } = session.world.vendors.shopify.placeOrder({ paid: true }));
  await calm();
});

afterAll(async () => {
  await session?.stop();
});

const calm = async () => await settle(session.world, session.rest, { workflowIds: [workflowId, alertId], patienceMs: 240_000 });

const made = (kind: string) => session.world.ledger().filter((entry) => entry.kind === kind && entry.orderNumber === orderNumber);

test('an order whose label cannot be paid ends its execution with an error that says why', async () => {
  const [execution] = await session.rest.executions(workflowId);
  expect(execution).toMatchObject({ status: 'error' });
  const { error } = await session.rest.execution(execution!.id);
  expect(error).toMatchObject({ node: 'Carrier Shipment', message: expect.stringContaining('R$ 0,00') });
  expect(made('invoice')).toHaveLength(1);
});

test('its owner is told by WhatsApp what stopped, why, what to do, and where', async () => {
  const [execution] = await session.rest.executions(workflowId);
  const messages = session.world.vendors.whatsappCloud.messages().filter(({ template }) => template === 'pedido_parado');
  expect(messages).toHaveLength(1);
  expect(messages[0]!.text).toContain('Order to delivery');
  expect(messages[0]!.text).toContain('R$ 0,00');
  expect(messages[0]!.text).toContain('Inserir saldo');
  expect(messages[0]!.text).toContain(`${publicUrl}/workflow/${workflowId}/executions/${execution!.id}`);
});

describe.skipIf(!hasBrowser)(named('in the editor'), () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    ({ browser, page } = await openEditor(session.n8n.url));
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('the stopped order is red in the list, with its reason', async () => {
    const [execution] = await session.rest.executions(workflowId);
    await open(page, `${session.n8n.url}/workflow/${workflowId}/executions/${execution!.id}`);
    await expect.poll(async () => await page.getByTestId('executions-sidebar').innerText(), { timeout: 60_000 }).toMatch(/Error/);
    await canvasNode(page, 'ERP Invoice').getByTestId('canvas-node-status-success').first().waitFor();
    await picture(page, 'order-stopped');
    await canvasNode(page, 'Carrier Shipment').dblclick();
    const shown = async () => await page.getByTestId('ndv').or(page.locator('[data-test-id="output-panel"]')).first().innerText();
    await expect.poll(shown, { timeout: 60_000 }).toContain('The Melhor Envio wallet holds R$ 0,00');
    await picture(page, 'order-stopped-message');
  });

  test('with credit in the wallet, Retry finishes it: one invoice, one label, one message', async () => {
    const [execution] = await session.rest.executions(workflowId);
    session.world.vendors.melhorEnvio.setBalance(500);
    const retry = await retryInEditor(execution!.id);
    expect((await session.rest.executions(workflowId)).map(({ status }) => status)).toEqual(['success', 'error']);
    for (const kind of ['invoice', 'fulfillment', 'message']) expect(made(kind), kind).toHaveLength(1);
    expect(made('shipment').filter(({ status }) => status !== 'pending')).toHaveLength(1);
    expect(session.world.violations).toEqual([]);
    await open(page, `${session.n8n.url}/workflow/${workflowId}/executions/${retry}`);
    await canvasNode(page, 'Mark as Handled').getByTestId('canvas-node-status-success').first().waitFor();
    await picture(page, 'order-retried');
  });

  /** An order without CPF, which its execution stops at. */
  async function stopWithoutTaxId(): Promise<{ number: string; executionId: string }> {
    const { orderNumber: number } = session.world.vendors.shopify.placeOrder({ paid: true, overrides: { awkward: 'noTaxId' } });
    await calm();
    expect(session.world.ledger().filter((entry) => entry.orderNumber === number && entry.kind === 'invoice')).toEqual([]);
    const [stopped] = await session.rest.executions(workflowId);
    expect((await session.rest.execution(stopped!.id)).error?.message).toContain('taxId');
    return { number, executionId: stopped!.id };
  }

  test('an order that was corrected in the shop is read again there when it is retried', async () => {
    const { number, executionId } = await stopWithoutTaxId();
    await correctInShop(number);
    const retry = await retryInEditor(executionId);
    expect(await session.rest.execution(retry)).toMatchObject({ status: 'success' });
    const effects = session.world.ledger().filter((entry) => entry.orderNumber === number);
    expect(effects.filter(({ kind }) => kind === 'invoice')).toMatchObject([{ status: 'authorized' }]);
    for (const kind of ['fulfillment', 'message'])
      expect(
        effects.filter((entry) => entry.kind === kind),
        kind,
      ).toHaveLength(1);
  });

  test('an order that was corrected in the shop is started anew by its number', async () => {
    const broken = { orderNumber: (await stopWithoutTaxId()).number };
    await correctInShop(broken.orderNumber);
    const againId = await session.placeTemplate('order-again.json', {}, (template) => withOrderNumber(template, broken.orderNumber));
    await execute(againId);
    const [again] = await session.rest.executions(againId);
    expect((await session.rest.execution(again!.id)).error).toBeUndefined();
    const effects = session.world.ledger().filter((entry) => entry.orderNumber === broken.orderNumber);
    for (const kind of ['invoice', 'fulfillment', 'message'])
      expect(
        effects.filter((entry) => entry.kind === kind),
        kind,
      ).toHaveLength(1);
    // Once more: nothing is to be done, and the execution says so in red.
    await execute(againId);
    const [refused] = await session.rest.executions(againId);
    expect((await session.rest.execution(refused!.id)).error?.message).toContain('is not started again');
    expect(session.world.ledger().filter((entry) => entry.orderNumber === broken.orderNumber)).toHaveLength(effects.length);
  });

  /** Retry, as its button is pressed in the list of executions; answers the new execution. */
  async function retryInEditor(executionId: string): Promise<string> {
    const known = (await session.rest.executions(workflowId)).map(({ id }) => id);
    await open(page, `${session.n8n.url}/workflow/${workflowId}/executions/${executionId}`);
    await page.getByTestId('execution-preview-retry-button').click();
    await page.getByText('Retry with currently saved workflow (from node with error)').click();
    const retried = async () => (await session.rest.executions(workflowId)).find(({ id }) => !known.includes(id))?.id;
    await expect.poll(retried, { timeout: 60_000 }).toBeDefined();
    await calm();
    return (await retried())!;
  }

  /** The orange button. */
  async function execute(id: string): Promise<void> {
    const before = (await session.rest.executions(id)).length;
    await open(page, `${session.n8n.url}/workflow/${id}`);
    await page.getByTestId('execute-workflow-button').first().click();
    await expect.poll(async () => (await session.rest.executions(id)).length, { timeout: 60_000 }).toBeGreaterThan(before);
    await settle(session.world, session.rest, { workflowIds: [id], patienceMs: 240_000 });
  }
});

function withOrderNumber(template: WorkflowFile, number: string): WorkflowFile {
  const nodes = template.nodes.map((node) =>
    node.name === 'Get Order' ? { ...node, parameters: { ...node.parameters, orderNumber: number } } : node,
  );
  return { ...template, nodes };
}

/** The merchant types the CPF into the order's additional details. */
async function correctInShop(number: string): Promise<void> {
  const { shopify } = session.world.vendors;
  const { id } = shopify.orders().find((order) => order.orderNumber === number)!;
  const query = 'mutation correct($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }';
  const input = {
    id: id.startsWith('gid:') ? id : `gid://shopify/Order/${id}`,
    customAttributes: [{ key: 'CPF', value: '529.982.247-25' }],
  };
  const request = new Request('https://loja-ponte.myshopify.com/admin/api/2026-10/graphql.json', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': shopify.secrets.staticToken },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const answer = await shopify.app.fetch(request);
  expect(await answer.json()).toMatchObject({ data: { orderUpdate: { userErrors: [] } } });
}
