/** The templates as files: what importing one asks of a user. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createWorld } from '../../sandbox/world/world.mts';
import { orderKeepers } from '../../vendors/index.ts';
import { fileNames, isNote, readTemplate, root, templateText, type Template, type TemplateNode } from './support/templateFile.mts';

const wait = 'n8n-nodes-base.wait';

/** Place among the outputs of WhatsApp Notify. */
const deferred = 1;

/** What n8n hands to an error workflow, and what its If node looks at, are named by expressions alone; they are written already. */
const withExpressions: readonly string[] = [
  'abandoned-checkout.json',
  'alert-owner.json',
  'booking-to-calendar-and-reminder.json',
  'days-summary.json',
  'lead-cadence.json',
  'lead-to-crm-whatsapp-email.json',
  'lead-to-notion-whatsapp-email.json',
  'lead-to-pipedrive-whatsapp-email.json',
  'lead-to-salesforce-whatsapp-email.json',
  'lead-to-sheet-and-brevo.json',
  'lead-to-sheet-and-mailchimp.json',
  'nightly-reconciliation.json',
  'order-again.json',
  'overdue-payment-reminder.json',
  'owners-table.json',
  'stock-in-step.json',
];

/** Customers hear of none of these. */
const tellsNobody = (name: string) =>
  ['alert-owner.json', 'days-summary.json', 'nightly-reconciliation.json', 'owners-table.json', 'stock-in-step.json'].includes(name) ||
  name.startsWith('lead-to-sheet');

const isNotifying = ({ type }: TemplateNode) => type === 'n8n-nodes-ponte.whatsAppNotify';

describe.each(fileNames)('%s', (name) => {
  const text = templateText(name);
  const template = readTemplate(name);
  const ours = template.nodes.filter(({ type }) => type.startsWith('n8n-nodes-ponte.'));

  // A template that speaks of a failed execution, or is started by a form, needs n8n's own words for it.
  if (!withExpressions.includes(name)) {
    test('holds no expression, but for the moment that n8n’s Wait node cannot take otherwise', () => {
      const others = template.nodes.filter(({ type }) => type !== wait);
      expect(strings(others.map(({ parameters }) => parameters)).filter((value) => value.startsWith('='))).toEqual([]);
      for (const { parameters } of template.nodes.filter(({ type }) => type === wait))
        expect(parameters).toEqual({ resume: 'specificTime', dateTime: '={{ $json.deferredUntil }}' });
    });
  }

  test('lets no customer go untold who is not to be written to now: "Deferred" waits, and comes back', () => {
    const notifying = ours.filter((node) => isNotifying(node) && node.parameters.recipientFrom !== 'number');
    expect(notifying.length > 0 || tellsNobody(name)).toBe(true);
    for (const { name: node } of notifying) {
      const [waiting] = template.connections[node]!.main[deferred]!;
      expect(template.nodes.find(({ name: other }) => other === waiting?.node)?.type).toBe(wait);
      expect(comesBack(template, waiting!.node, node), node).toBe(true);
    }
  });

  test('holds no credential of anybody', () => {
    expect(template.nodes.filter(({ credentials }) => credentials !== undefined)).toEqual([]);
    expect(text).not.toMatch(/"pinData"|"instanceId"/);
  });

  test('stops as n8n does: the execution is red, says why on top, and can be retried', () => {
    // Mailchimp's "no such address" is an answer, and n8n's node knows no other way to hear it.
    const [asking, ...others] = template.nodes.filter(({ onError }) => onError !== undefined);
    expect([asking?.parameters.operation, others]).toEqual([name === 'lead-to-sheet-and-mailchimp.json' ? 'get' : undefined, []]);
  });

  test('names the login of Shopify, so that n8n chooses the credential by itself', () => {
    const first = orderKeepers.shopify.authentications?.[0]?.id;
    expect(first).toBeTypeOf('string');
    for (const { type, parameters } of ours.filter((node) => node.type.includes('.shopify')))
      expect(parameters.authentication, type).toBe(first);
  });

  test('reads an incomplete order again in the shop that it comes from, so that Retry finishes what was corrected there', () => {
    const shop = Object.keys(orderKeepers).find((each) => ours.some(({ type }) => type.startsWith(`n8n-nodes-ponte.${each}`)));
    if (shop === undefined || name === 'owners-table.json') return;
    const actions = ours.filter(({ type }) => /\.(?:erpInvoice|carrierShipment|whatsAppNotify)$/.test(type));
    expect(actions.length).toBeGreaterThan(0);
    for (const { name: node, parameters } of actions) expect([node, parameters.ifIncomplete]).toEqual([node, shop]);
  });

  test('gives what waits for the world a stable address', () => {
    // Nobody calls a trigger that looks by itself.
    const called = ours.filter(
      ({ type }) =>
        type.endsWith('Trigger') &&
        !/\.(?:abandonedCheckout|appointment|asaasPaymentReminder|leadCadence|reconciliation|shipment)Trigger$/.test(type),
    );
    const forms = template.nodes.filter(({ type }) => type === 'n8n-nodes-base.formTrigger');
    const others = template.nodes.filter(({ type }) =>
      /^n8n-nodes-base\.(?:error|manual|schedule)Trigger$|\.(?:abandonedCheckout|asaasPaymentReminder|reconciliation|shipment)Trigger$/.test(
        type,
      ),
    );
    const waiting = [...called, ...forms];
    expect(waiting.length + others.length).toBeGreaterThan(0);
    expect(waiting.map(({ webhookId }) => typeof webhookId)).toEqual(waiting.map(() => 'string'));
  });

  test('names node types that the package has', () => {
    const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
    const known = n8n.nodes.map((path) => path.split('/').at(-1)!.replace('.node.js', '').toLowerCase());
    for (const { type } of ours) expect(known).toContain(type.replace('n8n-nodes-ponte.', '').toLowerCase());
  });

  test('says everything in both languages, the Portuguese no shorter than the English', () => {
    const notes = template.nodes.filter(isNote);
    expect(notes.length).toBeGreaterThan(0);
    for (const { name: note, parameters } of notes) {
      const [english, portuguese, ...more] = String(parameters.content).split('\n\n---\n\n');
      expect(more, note).toEqual([]);
      expect(portuguese?.length, note).toBeGreaterThanOrEqual(english!.length);
      // Words that no Portuguese text has (what n8n's own screen says stands between asterisks), and words that every one has.
      expect(portuguese!.replace(/(?<!\*)\*(?!\*)[^*]*\*/g, ''), note).not.toMatch(/\b(?:the|and|with|which)\b/i);
      expect(portuguese, note).toMatch(/\b(?:o|a|de|do|não|que)\b/);
    }
    expect(template.name).toMatch(/ · /);
    // n8n refuses a longer one.
    expect(template.name.length).toBeLessThanOrEqual(128);
  });

  test('has the text of its WhatsApp template ready to paste, with the parameters that the template has', () => {
    const notes = template.nodes.filter(isNote).map(({ parameters }) => String(parameters.content));
    for (const { parameters } of ours.filter((node) => isNotifying(node) && node.parameters.template !== undefined)) {
      const [templateName] = String((parameters.template as { value: string }).value).split('|');
      const note = notes.find((content) => content.includes(`**${templateName}**`))!;
      expect(note, templateName).toMatch(/`[^`]*\{\{\w+\}\}[^`]*`/);
      // Meta lets no text begin or end with a variable, but for a name at the beginning.
      expect(note, templateName).not.toMatch(/\}\}`/);
    }
  });
});

test('the texts to paste are those of the templates that the simulated Meta has approved', () => {
  const world = createWorld({ seed: 1 });
  world.clock.stop();
  const approved = JSON.stringify(world.vendors.whatsappCloud.templates());
  for (const [file, templateName] of [
    ['order-to-delivery.json', 'pedido_enviado'],
    ['shipment-tracking.json', 'rastreio_atualizado'],
    ['return-to-refund.json', 'devolucao_aprovada'],
    ['return-to-refund.json', 'devolucao_reembolsada'],
    ['woocommerce-to-delivery.json', 'pedido_enviado'],
    ['nuvemshop-to-delivery.json', 'pedido_enviado'],
    ['payment-to-invoice.json', 'nota_fiscal_emitida'],
    ['stripe-to-invoice.json', 'nota_fiscal_emitida'],
    ['quiet-hours.json', 'pedido_pago'],
    ['booking-to-calendar-and-reminder.json', 'consulta_marcada'],
    ['booking-to-calendar-and-reminder.json', 'lembrete_consulta'],
    ['lead-to-crm-whatsapp-email.json', 'boas_vindas_contato'],
    ['lead-to-salesforce-whatsapp-email.json', 'boas_vindas_contato'],
    ['lead-to-pipedrive-whatsapp-email.json', 'boas_vindas_contato'],
    ['lead-to-notion-whatsapp-email.json', 'boas_vindas_contato'],
    ['lead-cadence.json', 'acompanhamento_contato'],
    ['overdue-payment-reminder.json', 'lembrete_vencimento'],
    ['overdue-payment-reminder.json', 'cobranca_em_atraso'],
    ['abandoned-checkout.json', 'carrinho_esperando'],
  ] as const) {
    const note = readTemplate(file).nodes.find((node) => isNote(node) && String(node.parameters.content).includes(`**${templateName}**`))!;
    const [, pasted] = /`([^`]*\{\{first_name\}\}[^`]*)`/.exec(String(note.parameters.content))!;
    expect(approved).toContain(pasted);
  }
});

test('one of them has quiet hours switched on, as the documentation has them', () => {
  const { parameters } = readTemplate('quiet-hours.json').nodes.find(isNotifying)!;
  expect(parameters.options).toEqual({ quietHours: { period: { from: '21:00', to: '08:00' } } });
});

test('an order is started again by the same steps as the first time', () => {
  const steps = (file: string) =>
    readTemplate(file)
      .nodes.filter(({ type, name }) => type.startsWith('n8n-nodes-ponte.') && !type.endsWith('Trigger') && name !== 'Get Order')
      .map(({ name, type, parameters }) => ({ name, type, parameters }));
  expect(steps('order-again.json')).toEqual(steps('order-to-delivery.json'));
});

test('the four templates of leads are one, but for the CRM', () => {
  const files = ['crm', 'salesforce', 'pipedrive', 'notion'].map((crm) => `lead-to-${crm}-whatsapp-email.json`);
  const [hubSpot, ...others] = files.map(readTemplate).map(({ nodes, connections }) => ({
    connections,
    nodes: nodes
      .filter((node) => !isNote(node))
      .map(({ name, type, position, parameters }) => ({
        name,
        type,
        position,
        parameters: type.endsWith('.crmLead') ? { ...parameters, vendor: undefined, table: undefined } : parameters,
      })),
  }));
  for (const other of others) expect(other).toEqual(hubSpot);
});

test('no e-mail carries n8n’s advertisement, and no message of Slack its line', () => {
  const all = fileNames.flatMap((file) => readTemplate(file).nodes);
  const switches = (type: string) => all.filter((node) => node.type === `n8n-nodes-base.${type}`).map(({ parameters }) => parameters);
  expect(switches('slack').map(({ otherOptions }) => (otherOptions as Record<string, unknown>).includeLinkToWorkflow)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  const mails = switches('emailSend').map(({ options }) => (options as Record<string, unknown>).appendAttribution);
  expect(mails.length).toBeGreaterThanOrEqual(4);
  expect(mails).toEqual(mails.map(() => false));
});

/** By the shortest way, through the first output of each node; what is asked on the way may end it. */
function comesBack({ connections }: Template, from: string, to: string, steps = 4): boolean {
  const next = connections[from]?.main[0] ?? [];
  return steps > 0 && next.some(({ node }) => node === to || comesBack({ connections } as Template, node, to, steps - 1));
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
