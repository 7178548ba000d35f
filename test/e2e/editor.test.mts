/** The editor as a shop owner sees it: the nodes in the panel, the imported flow, a run, and the picture that the README shows. */
import type { Browser, Locator, Page } from 'playwright-core';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followRuns } from '../../sandbox/console/board/runs.mts';
import { startControl } from '../../sandbox/console/server.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { toolCredentials } from '../../sandbox/run/leads/tryLeads.mts';
import { settle } from '../../sandbox/run/settle.mts';
import { setUpCrm } from '../../sandbox/leads/accounts.mts';
import { startMailServer } from '../../sandbox/mail/server.mts';
import { root } from '../../sandbox/setup/paths.mts';
import { canvasNode, hasBrowser, named, open, openEditor, picture } from '../../sandbox/browser/editorPage.mts';

const chosenByHand = ['ponteHubSpotApi', 'ponteWhatsAppCloudApi', 'slackApi', 'smtp'];
const nodesWithLogin = [
  ...['Capture the Lead', 'Note the First Time', 'Tell the Seller', 'Welcome by E-mail', 'Note the E-mail'],
  ...['Welcome on WhatsApp', 'Note the WhatsApp'],
];

describe.skipIf(!hasBrowser)(named('the editor'), () => {
  let session: Session;
  let browser: Browser;
  let page: Page;
  let workflowId: string;

  beforeAll(async () => {
    session = await startSession({ seed: 21, name: 'e2e-editor', say: (line) => console.log(`  ${line}`) });
    // Before n8n asks for the list of templates, which it remembers for minutes.
    session.world.vendors.whatsappCloud.addTemplate({
      name: 'entrega_combinada',
      components: [
        { type: 'HEADER', format: 'DOCUMENT' },
        { type: 'BODY', text: '{{first_name}}, o pedido {{order_number}} chega hoje: combinado?' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Combinado' }] },
      ],
    });
    ({ browser, page } = await openEditor(session.n8n.url));
    workflowId = await session.runTemplate('order-to-delivery.json');
  });

  afterAll(async () => {
    await browser?.close();
    await session?.stop();
  });

  test('opens the imported flow and finds every node of the package in the panel', async () => {
    await open(page, `${session.n8n.url}/workflow/${workflowId}`);
    await page.getByTestId('zoom-to-fit').click();
    await picture(page, 'order-to-delivery');
    await page.getByTestId('node-creator-plus-button').click();
    // n8n leaves "Trigger" out of a trigger's name here, and shows one entry for the two Shopify nodes.
    for (const name of ['Shopify Order', 'Asaas Payment', 'ERP Invoice', 'Carrier Shipment', 'Stock Update', 'WhatsApp Notify'])
      await find(name, name);
    await find('nota fiscal', 'ERP Invoice');
    await find('estoque', 'Stock Update');
    await find('frete', 'Carrier Shipment');
    // The package's own name, words without accents, and what only the triggers' words were.
    for (const name of ['Shopify Order', 'Asaas', 'ERP Invoice', 'Stock Update', 'WhatsApp Notify']) await find('ponte', name);
    await find('rejeicao', 'ERP Invoice');
    await find('pedido pago', 'Shopify Order');
    await find('cobranca', 'Asaas');
  });

  test('runs the flow for an order, and shows every node done', async () => {
    session.world.vendors.shopify.placeOrder({ paid: true });
    await settle(session.world, session.rest, { workflowIds: [workflowId], patienceMs: 240_000 });
    const [execution] = await session.rest.executions(workflowId);
    await open(page, `${session.n8n.url}/workflow/${workflowId}/executions/${execution!.id}`);
    for (const name of ['ERP Invoice', 'Carrier Shipment', 'Stock Update', 'Fulfill Order', 'WhatsApp Notify', 'Mark as Handled']) {
      await canvasNode(page, name).getByTestId('canvas-node-status-success').first().waitFor();
    }
    await picture(page, 'execution');
  });

  test('shows the order on the console: every station, its papers, and the way to its execution', async () => {
    const runs = followRuns(session.rest, [workflowId]);
    const door = {
      url: session.n8n.url,
      login: '',
      runs: () => runs.latest(),
      isUp: () => true,
      stop: async () => {},
      start: async () => {},
    };
    const control = await startControl(session.world, 0, door);
    const shown = await browser.newPage({ viewport: { width: 1600, height: 1180 }, locale: 'en-US' });
    try {
      await shown.goto(control.url);
      const { orderNumber } = session.world.vendors.shopify.orders()[0]!;
      const order = (number: string) =>
        shown.getByRole('listitem').filter({ has: shown.getByRole('heading', { name: new RegExp(`^${number}`) }) });
      await order(orderNumber)
        .getByRole('link', { name: /Look at it in n8n/ })
        .waitFor();
      for (const station of ['Paid', 'Nota fiscal', 'Label', 'Stock', 'Shop told', 'Customer told'])
        expect(await order(orderNumber).getByRole('listitem').filter({ hasText: station }).getAttribute('class')).toBe('station done');
      await shown.getByLabel('An order without CPF').check();
      await shown.getByRole('button', { name: 'Let it happen' }).click();
      const stopped = order(String(Number(orderNumber) + 1));
      await stopped.getByText('Stopped · ERP Invoice').waitFor();
      expect(await stopped.innerText()).toContain('CPF/CNPJ of the customer');
      await shown.evaluate('scrollTo(0, 0)');
      await picture(shown, 'console');
      await order(orderNumber)
        .getByRole('button', { name: /View: Nota fiscal/ })
        .click();
      const { accessKey } = session.world.vendors.bling.invoices()[0]!;
      expect((await shown.getByRole('dialog').innerText()).replaceAll(' ', '')).toContain(accessKey);
      await shown.getByRole('button', { name: 'Close' }).click();
      const address = await order(orderNumber)
        .getByRole('link', { name: /Look at it in n8n/ })
        .getAttribute('href');
      await open(page, address!);
    } finally {
      runs.stop();
      await shown.close();
      await control.stop();
    }
  });

  test('shows what a node asks of its user, filled in as the template left it', async () => {
    await open(page, `${session.n8n.url}/workflow/${workflowId}`);
    await canvasNode(page, 'WhatsApp Notify').dblclick();
    await page.getByTestId('node-parameters').waitFor();
    const inputs = page.getByTestId('node-parameters').locator('input');
    const values = async () =>
      (await inputs.evaluateAll((all) => all.map((each) => (each as unknown as { value: string }).value))).join('\n');
    await expect.poll(values, { timeout: 60_000 }).toContain('Send Template');
    await expect.poll(values, { timeout: 60_000 }).toContain('pedido_enviado');
    // The parameters of the chosen template, asked of the vendor, each with a field of its own.
    const shown = async () => await page.getByTestId('node-parameters').innerText();
    for (const parameter of ['first_name', 'order_number', 'carrier', 'tracking_number', 'tracking_url'])
      await expect.poll(shown, { timeout: 60_000 }).toContain(parameter);
    // Which gateway it is, too: n8n hides what it takes for a mere choice of credentials.
    expect(await shown()).toContain('Gateway');
    await picture(page, 'whatsapp-notify');
  });

  test('takes the file of a header and the answer of a button in fields of their own, saves them, and sends them', async () => {
    const id = await placeTellingFlow();
    await open(page, `${session.n8n.url}/workflow/${id}`);
    await canvasNode(page, 'WhatsApp Notify').dblclick();
    await mapped('header:file').fill('https://loja.example/romaneio.pdf');
    await mapped('reply:0').fill('ok:{order_number}');
    await picture(page, 'whatsapp-template-fields');
    await page.getByTestId('ndv-close-button').click();
    await page.keyboard.press('Control+s');
    await expect
      .poll(async () => await savedParameters(id), { timeout: 60_000 })
      .toMatchObject({
        'header:file': 'https://loja.example/romaneio.pdf',
        'reply:0': 'ok:{order_number}',
      });

    await session.rest.deactivate(workflowId);
    await session.rest.activate(id);
    const { orderNumber } = session.world.vendors.shopify.placeOrder({ paid: true });
    await settle(session.world, session.rest, { workflowIds: [id], patienceMs: 240_000 });
    expect(session.world.vendors.whatsappCloud.messages().filter(({ template }) => template === 'entrega_combinada')).toMatchObject([
      {
        media: expect.stringContaining('romaneio.pdf'),
        text: expect.stringContaining(`o pedido ${orderNumber} chega hoje`),
        replies: [{ title: 'Combinado', id: `ok:${orderNumber}` }],
      },
    ]);
  });

  test('takes the template of leads from its file, and a form that is filled in reaches the CRM, the seller, the phone and the mailbox', async () => {
    const { hubSpot, slack, whatsappCloud } = session.world.vendors;
    const mail = await startMailServer({ clock: session.world.clock, authority: session.authority });
    try {
      setUpCrm(session.world, 'hubSpot');
      await toolCredentials(session, mail);
      // Of a second company: n8n takes the newest of a kind by itself, which the owner has to change.
      for (const type of chosenByHand) await session.rest.createCredential('The other company', type, {});
      const id = await importLeads();
      await sendForm(id);
      const welcomes = () => whatsappCloud.messages().filter(({ template }) => template === 'boas_vindas_contato');
      await expect.poll(() => hubSpot.activities().length, { timeout: 120_000 }).toBe(3);
      expect(hubSpot.contacts()).toMatchObject([{ properties: { email: 'maria@cliente.example', firstname: 'Maria' } }]);
      expect(welcomes().map(({ text }) => text)).toEqual([expect.stringContaining('Olá, Maria!')]);
      expect(mail.mails).toMatchObject([{ to: ['maria@cliente.example'], subject: 'Recebemos o seu contato' }]);
      expect(slack.messages()).toMatchObject([{ shown: expect.stringMatching(/Maria Souza[^]*\+5511987654321[^]*https:/), alarms: [] }]);
      expect([...mail.violations, ...session.world.violations]).toEqual([]);
      const [execution] = await session.rest.executions(id);
      await open(page, `${session.n8n.url}/workflow/${id}/executions/${execution!.id}`, 'Note the WhatsApp');
      await canvasNode(page, 'Note the WhatsApp').getByTestId('canvas-node-status-success').first().waitFor();
      await picture(page, 'lead-welcomed');
    } finally {
      await mail.stop();
    }
  });

  /** As a shop owner does it: file, credentials, "Publish". Answers the workflow's id. */
  async function importLeads(): Promise<string> {
    await page.goto(`${session.n8n.url}/workflow/new`);
    await page.getByTestId('workflow-import-input').setInputFiles(join(root, 'workflows', 'lead-to-crm-whatsapp-email.json'));
    await canvasNode(page, 'Capture the Lead').waitFor();
    await page.waitForURL(/\/workflow\/(?!new)\w+/);
    const id = /\/workflow\/(\w+)/.exec(page.url())![1]!;
    await page.getByText('Credentials auto-added').waitFor({ state: 'hidden' });
    await page.getByTestId('zoom-to-fit').click();
    await picture(page, 'lead-to-crm-whatsapp-email');
    for (const name of nodesWithLogin) await chooseCredential(name);
    await page.getByTestId('workflow-open-publish-modal-button').click();
    await page.getByTestId('workflow-publish-button').click();
    await page.getByRole('button', { name: 'Got it' }).click();
    await expect.poll(async () => (await session.rest.publicationStatus(id)).status, { timeout: 60_000 }).toBe('published');
    return id;
  }

  async function chooseCredential(node: string): Promise<void> {
    await canvasNode(page, node).dblclick();
    const select = page.getByTestId('node-credentials-select').first();
    await select.click();
    await page.locator('[data-test-id^="node-credentials-select-item"]').filter({ hasText: 'of the sandbox' }).click();
    await expect.poll(async () => await select.locator('input').first().inputValue()).toContain('of the sandbox');
    await page.getByTestId('ndv-close-button').click();
  }

  async function sendForm(id: string): Promise<void> {
    const { nodes } = await session.rest.workflow(id);
    const lead = await browser.newPage();
    await lead.goto(`${session.n8n.url}/form/${nodes.find(({ name }) => name === 'Contact Form')!.webhookId}`);
    for (const [index, value] of ['Maria Souza', 'maria@cliente.example', '(11) 98765-4321', 'Silva Flores', 'Orçamento'].entries())
      await lead.locator(`[name="field-${index}"]`).fill(value);
    await lead.locator('[name="field-5"]').selectOption('Sim');
    await lead.getByRole('button', { name: 'Enviar' }).click();
    await lead.getByText('Recebemos o seu contato').waitFor();
    await lead.close();
  }

  /** The input of a template's parameter, by its id. */
  const mapped = (id: string): Locator => page.getByTestId(`parameter-input-${id}`).locator('input, textarea').first();

  const savedParameters = async (id: string): Promise<unknown> => {
    const { nodes } = await session.rest.workflow(id);
    return (nodes.find(({ name }) => name === 'WhatsApp Notify')!.parameters.parameters as { value?: unknown } | undefined)?.value;
  };

  /** Shopify Order Trigger → WhatsApp Notify with the template of the shop's own, nothing filled in. */
  async function placeTellingFlow(): Promise<string> {
    const node = (name: string, type: string, typeVersion: number, credential: string, parameters: Record<string, unknown>) => ({
      id: randomUUID(),
      name,
      type: `n8n-nodes-ponte.${type}`,
      typeVersion,
      position: [typeVersion === 1 ? 260 : 0, 0] as [number, number],
      parameters,
      credentials: { [credential]: session.credentials[credential]! },
      webhookId: randomUUID(),
    });
    const template = { __rl: true, mode: 'list', value: 'entrega_combinada|pt_BR' };
    const { id } = await session.rest.createWorkflow({
      name: 'Delivery agreed',
      nodes: [
        node('Paid', 'shopifyOrderTrigger', 2, 'ponteShopifyApi', { events: ['ORDERS_PAID'] }),
        node('WhatsApp Notify', 'whatsAppNotify', 1, 'ponteWhatsAppCloudApi', {
          vendor: 'whatsappCloud',
          operation: 'sendTemplate',
          template,
        }),
      ],
      connections: { Paid: { main: [[{ node: 'WhatsApp Notify', type: 'main', index: 0 }]] } },
      settings: { executionOrder: 'v1' },
    });
    return id;
  }

  async function find(words: string, name: string): Promise<void> {
    await page.getByTestId('node-creator-search-bar').fill(words);
    await expect.poll(async () => await page.getByTestId('node-creator-item-name').allInnerTexts(), { timeout: 60_000 }).toContain(name);
  }
});
