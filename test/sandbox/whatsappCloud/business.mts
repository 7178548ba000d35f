/** A WhatsApp Business account in a world of its own, for the stories of this folder. */
import { createWhatsappCloud } from '../../../sandbox/simulators/whatsappCloud/index.mts';
import type { WhatsappCloudOptions } from '../../../sandbox/simulators/whatsappCloud/index.mts';
import { openServices } from '../support/services.mts';
import type { Loose } from '../support/loose.mts';

export const ana = '+5511912345678';

export function openBusiness(options: WhatsappCloudOptions = {}) {
  const { services, clock, violations, deliveries, rules, letWallPass } = openServices();
  const handshakes: URL[] = [];
  const vendor = createWhatsappCloud(services, {
    get: (text) => {
      const url = new URL(text);
      handshakes.push(url);
      const knows = url.searchParams.get('hub.verify_token') === 'our-token';
      return Promise.resolve({ status: knows ? 200 : 403, body: knows ? (url.searchParams.get('hub.challenge') ?? '') : '' });
    },
    ...options,
  });
  const { accessToken, phoneNumberId, wabaId } = vendor.secrets;

  const request = async (method: string, path: string, init: { body?: string | FormData; headers?: Record<string, string> } = {}) => {
    const response = await vendor.app.fetch(
      new Request(`https://graph.facebook.com${path}`, {
        method,
        headers: { Authorization: `Bearer ${accessToken}`, ...init.headers },
        ...(init.body === undefined ? {} : { body: init.body }),
      }),
    );
    return { status: response.status, data: (await response.json()) as Loose };
  };
  const post = (path: string, body: unknown) =>
    request('POST', path, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });

  return {
    vendor,
    clock,
    violations,
    deliveries,
    handshakes,
    request,
    post,
    phoneNumberId,
    wabaId,
    rules,
    letWallPass,
    send: (message: Record<string, unknown>) =>
      post(`/v25.0/${phoneNumberId}/messages`, { messaging_product: 'whatsapp', to: ana, ...message }),
    /** Every change that reached the callback, flat. */
    changes: () => deliveries.flatMap(({ body }) => JSON.parse(body.toString()).entry[0].changes as Loose[]),
  };
}

export type Business = ReturnType<typeof openBusiness>;

export const callback = 'https://n8n.example/webhook/wa';

export async function listening(options: WhatsappCloudOptions = {}): Promise<Business> {
  const business = openBusiness(options);
  if (!(await business.vendor.subscribe(callback, 'our-token'))) throw new Error('The callback was not taken');
  return business;
}

/** Every status that reached the callback, flat. */
export const statusesOf = (business: Business) => business.changes().flatMap(({ value }) => value.statuses ?? []);

/** Sends a message that must be accepted; answers its last status and the code of its failure. */
export async function fate(business: Business, message: Record<string, unknown>): Promise<[string, number | undefined]> {
  const { status, data } = await business.send(message);
  if (status !== 200) throw new Error(`Refused with ${data.error.code}`);
  await business.clock.advance(60_000);
  const last = statusesOf(business).at(-1);
  return [last.status, last.errors?.[0].code];
}

export const named = (values: Record<string, string>) =>
  Object.entries(values).map(([parameter_name, text]) => ({ type: 'text', parameter_name, text }));

export const template = (name: string, components: unknown[], code = 'pt_BR') => ({
  type: 'template',
  template: { name, language: { code }, components },
});

export const paid = (change: Record<string, string> = {}) =>
  template('pedido_pago', [
    { type: 'body', parameters: named({ first_name: 'Ana', order_number: '1001', order_total: 'R$ 79,90', ...change }) },
  ]);
