/** A SuperFrete account in a world of its own, for the stories of this folder. */
import { createSuperFrete, type SuperFreteOptions } from '../../../sandbox/simulators/superFrete/index.mts';
import { handWorld } from '../support/handWorld.mts';

export const invoiceKey = '35261190021382000122550010000010011234567891';

export function openAccount(options: SuperFreteOptions = {}) {
  const world = handWorld((services) => createSuperFrete(services, options));
  const { secrets } = world.simulator;
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    world.fetch(`https://api.superfrete.com/api/v0/${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${secrets.token}`,
        'User-Agent': `Ponte 1.0 (${secrets.email})`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const add = async (change: Record<string, unknown> = {}) => (await call('POST', 'cart', cartBody(change))).body.id as string;
  const buy = async (change: Record<string, unknown> = {}) => {
    const id = await add(change);
    await call('POST', 'checkout', { orders: [id] });
    return id;
  };
  return { ...world, secrets, call, add, buy };
}

const party = (change: Record<string, unknown>) => ({
  address: 'Rua das Flores',
  number: '12',
  district: 'Centro',
  city: 'Curitiba',
  state_abbr: 'PR',
  postal_code: '80010000',
  ...change,
});

export const ana = (change: Record<string, unknown> = {}) =>
  party({ name: 'Ana Souza', document: '52998224725', email: 'ana@cliente.example', ...change });

export const shop = (change: Record<string, unknown> = {}) =>
  party({ name: 'Loja Ponte', document: '90021382000122', postal_code: '01310100', city: 'São Paulo', state_abbr: 'SP', ...change });

export const cartBody = (change: Record<string, unknown> = {}) => ({
  from: shop(),
  to: ana(),
  service: 1,
  products: [{ name: 'Camiseta', quantity: '1', unitary_value: '79.90' }],
  volumes: { height: 4, width: 16, length: 24, weight: 0.4 },
  options: { insurance_value: 79.9, non_commercial: true, tags: [{ tag: 'shopify:1001', url: 'https://loja.example/1001' }] },
  platform: 'Ponte',
  ...change,
});
