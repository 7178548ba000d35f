/** A Nuvemshop store in a world that the test moves by hand, and a client of it. */
import { createNuvemshop } from '../../../sandbox/simulators/nuvemshop/index.mts';
import { handWorld } from '../support/handWorld.mts';

export const url = 'https://n8n.example/webhook/1/webhook';

type Settings = Parameters<typeof createNuvemshop>[1];

export function openStore(settings: Settings = {}) {
  const world = handWorld((services) => createNuvemshop(services, { disorderMs: 0, ...settings }));
  const { simulator: nuvemshop } = world;
  const { accessToken, storeId } = nuvemshop.secrets;

  const send = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    world.fetch(`https://api.nuvemshop.com.br/2025-03/${storeId}${path}`, {
      method,
      headers: {
        Authentication: `bearer ${accessToken}`,
        'User-Agent': 'Ponte (dona@loja-ponte.example)',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  return {
    ...world,
    nuvemshop,
    send,
    get: (path: string, headers?: Record<string, string>) => send('GET', path, undefined, headers),
    post: (path: string, body: object = {}) => send('POST', path, body),
    listen: async (...events: readonly string[]) => {
      for (const event of events) await send('POST', '/webhooks', { event, url });
    },
    told: () => world.deliveries.map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>),
  };
}
