/** A Melhor Envio account in a world of its own, for the stories of this folder. */
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { Violation } from '../../../sandbox/world/simulator.mts';
import type { Delivery } from '../../../sandbox/world/webhooks.mts';
import { createMelhorEnvio } from '../../../sandbox/simulators/melhorEnvio/index.mts';
import type { MelhorEnvioOptions } from '../../../sandbox/simulators/melhorEnvio/index.mts';
import type { Loose } from '../support/loose.mts';

export const invoiceKey = '35261190021382000122550010000010011234567891';

export function openAccount(options: MelhorEnvioOptions = {}) {
  const violations: Violation[] = [];
  const deliveries: Delivery[] = [];
  let wall = Date.parse('2026-11-24T12:00:00Z');
  let answers = true;
  const clock = createWorldClock({ live: false, wall: () => wall });
  const vendor = createMelhorEnvio(
    {
      clock,
      random: createRandom(1),
      violation: (violation) => void violations.push(violation),
      webhooks: {
        send: (delivery) => Promise.resolve(deliveries.push(delivery) > 0 && answers),
        records: [],
        inFlight: () => 0,
        waiting: () => 0,
      },
    },
    options,
  );
  let token = vendor.secrets.panelToken;

  const isOutsideApi = (path: string) => path.startsWith('/oauth') || /^\/imprimir\/[^/]+$/.test(path);
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await vendor.app.fetch(
      new Request(`https://melhorenvio.com.br${isOutsideApi(path) ? path : `/api/v2/me${path}`}`, {
        method,
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${token}`,
          'User-Agent': 'Loja (dev@loja.example)',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const data: Loose = /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : text;
    return { status: response.status, data, headers: response.headers };
  };

  return {
    vendor,
    clock,
    violations,
    deliveries,
    call,
    rules: () => violations.map(({ rule }) => rule),
    useToken: (value: string) => void (token = value),
    letWallPass: (ms: number) => void (wall += ms),
    answerWebhooks: (value: boolean) => void (answers = value),
    /** Inserts, pays and makes a label; answers its id. */
    async buyLabel(change: Record<string, unknown> = {}): Promise<string> {
      const { data } = await call('POST', '/cart', cartRow(change));
      await call('POST', '/shipment/checkout', { orders: [data.id] });
      await call('POST', '/shipment/generate', { orders: [data.id] });
      await clock.advance(10_000);
      return data.id as string;
    },
  };
}

export const party = (change: Record<string, unknown> = {}) => ({
  name: 'Ana Souza',
  phone: '11912345678',
  email: 'ana@cliente.example',
  document: '52998224725',
  address: 'Rua das Flores',
  number: '12',
  district: 'Centro',
  city: 'Curitiba',
  state_abbr: 'PR',
  postal_code: '80010000',
  country_id: 'BR',
  ...change,
});

export const shop = (change: Record<string, unknown> = {}) =>
  party({
    name: 'Loja Ponte',
    document: undefined,
    company_document: '90021382000122',
    state_register: '110042490114',
    postal_code: '01310100',
    city: 'São Paulo',
    state_abbr: 'SP',
    ...change,
  });

export const options = (change: Record<string, unknown> = {}) => ({
  insurance_value: 79.9,
  receipt: false,
  own_hand: false,
  reverse: false,
  non_commercial: false,
  invoice: { key: invoiceKey },
  platform: 'Ponte',
  tags: [{ tag: 'shopify:1001', url: 'https://loja.example/1001' }],
  ...change,
});

export const cartRow = (change: Record<string, unknown> = {}) => ({
  service: 1,
  from: shop(),
  to: party(),
  products: [{ name: 'Camiseta', quantity: 1, unitary_value: 79.9 }],
  volumes: [{ height: 5, width: 25, length: 30, weight: 0.4 }],
  options: options(),
  ...change,
});
