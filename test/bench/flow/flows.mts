/** The same flow twice: the template, and what a careful user makes of HTTP Request, Set and If. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from '../../../sandbox/run/session.mts';
import { root } from '../../../sandbox/setup/paths.mts';
import type { WorkflowFile } from '../../../sandbox/n8n/rest.mts';

export interface Flow {
  readonly name: 'ours' | 'http';
  readonly workflowId: string;
  /** One paid order comes in; answers its number. */
  place(): Promise<string>;
}

/** What every order of the bench is like: a person with a CPF in the usual place, two goods, freight, no discount. */
const order = {
  paid: true,
  overrides: {
    buyer: 'person',
    taxIdPlace: 'noteAttribute',
    addressForm: 'separated',
    phonePlace: 'address',
    discount: 'none',
    shipping: 'paid',
    items: [
      { sku: 'CAM-ALG-M', quantity: 2 },
      { sku: 'CAF-MOI-250', quantity: 1 },
    ],
  },
} as const;

export async function ourFlow(session: Session): Promise<Flow> {
  const workflowId = await session.placeTemplate('order-to-delivery.json');
  return { name: 'ours', workflowId, place: async () => session.world.vendors.shopify.placeOrder(order).orderNumber };
}

/** The shop's delivery is posted by the bench, to a plain Webhook node: its cheapest form, unsigned. */
export async function httpFlow(session: Session): Promise<Flow> {
  const { rest, world, n8n } = session;
  const file = JSON.parse(await readFile(join(root, 'test/bench/flow/httpFlow.json'), 'utf8')) as WorkflowFile;
  const { id: workflowId } = await rest.createWorkflow(await withSettings(session, file));
  return {
    name: 'http',
    workflowId,
    async place() {
      const { payload, orderNumber } = world.vendors.shopify.placeOrder(order);
      const answer = await fetch(`${n8n.url}/webhook/bench-http-flow`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      });
      if (answer.status !== 200) throw new Error(`the flow of HTTP Request nodes answered ${answer.status}`);
      return orderNumber;
    },
  };
}

/** What its owner types in: the logins, and the ids and the address of the shop. */
async function withSettings({ rest, world, credentials }: Session, file: WorkflowFile): Promise<WorkflowFile> {
  const { bling, melhorEnvio, shopify, whatsappCloud } = world.vendors;
  const header = async (name: string, field: string, value: string) => ({
    httpHeaderAuth: { id: await rest.createCredential(name, 'httpHeaderAuth', { name: field, value }), name },
  });
  const logins: Readonly<Record<string, WorkflowFile['nodes'][number]['credentials']>> = {
    bling: { ponteBlingOAuth2Api: credentials.ponteBlingOAuth2Api! },
    melhorEnvio: await header('Bench Melhor Envio', 'Authorization', `Bearer ${melhorEnvio.secrets.panelToken}`),
    shopify: await header('Bench Shopify', 'X-Shopify-Access-Token', shopify.secrets.staticToken),
    whatsApp: await header('Bench WhatsApp', 'Authorization', `Bearer ${whatsappCloud.secrets.accessToken}`),
  };
  const settings: Readonly<Record<string, unknown>> = {
    paymentMethodId: bling.fixtures.paymentMethodId,
    phoneNumberId: whatsappCloud.secrets.phoneNumberId,
    from: JSON.stringify(sender),
  };
  const nodes = file.nodes.map((node) => {
    const login = logins[node.notes ?? ''];
    if (login) return { ...node, credentials: login };
    return node.name === 'Settings' ? { ...node, parameters: filled(node.parameters, settings) } : node;
  });
  return { ...file, nodes };
}

const sender = {
  name: 'Joana Ponte',
  phone: '1133334444',
  email: 'contato@lojaponte.example',
  document: '24971563792',
  address: 'Avenida Paulista',
  number: '1000',
  complement: 'Loja 2',
  district: 'Bela Vista',
  city: 'São Paulo',
  state_abbr: 'SP',
  country_id: 'BR',
  postal_code: '01310100',
};

interface SetParameters {
  assignments: { assignments: { name: string; value: unknown }[] };
}

function filled(parameters: Record<string, unknown>, settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { assignments } = parameters as unknown as SetParameters;
  const values = assignments.assignments.map((one) => (one.name in settings ? { ...one, value: settings[one.name] } : one));
  return { ...parameters, assignments: { assignments: values } };
}
