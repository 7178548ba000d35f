/** One simulated gateway with a shop that listens, for the stories of this folder. */
import { createEvolution } from '../../../sandbox/simulators/evolution/index.mts';
import { createTwilio } from '../../../sandbox/simulators/twilio/index.mts';
import { createWaha } from '../../../sandbox/simulators/waha/index.mts';
import type { WahaOptions } from '../../../sandbox/simulators/waha/index.mts';
import { createWhatsappCloud } from '../../../sandbox/simulators/whatsappCloud/index.mts';
import { createZApi } from '../../../sandbox/simulators/zApi/index.mts';
import { ana, customerAt } from '../../../sandbox/whatsapp/customer.mts';
import type { Gateway } from '../../../sandbox/whatsapp/customer.mts';
import type { Listener, Person } from '../../../sandbox/whatsapp/speech.mts';
import type { Simulator, WorldServices } from '../../../sandbox/world/simulator.mts';
import { openServices } from '../support/services.mts';
import type { Loose } from '../support/loose.mts';

export const callback = 'https://n8n.example/webhook/chat';

async function cloud(services: WorldServices) {
  const get = (url: string) => Promise.resolve({ status: 200, body: new URL(url).searchParams.get('hub.challenge') ?? '' });
  const vendor = createWhatsappCloud(services, { get });
  await vendor.subscribe(callback, 'token');
  return vendor;
}

function heardAtOnce<V extends { subscribe(url: string): void }>(vendor: V): V {
  vendor.subscribe(callback);
  return vendor;
}

const openers = {
  whatsappCloud: cloud,
  evolution: (services: WorldServices) => Promise.resolve(heardAtOnce(createEvolution(services))),
  zApi: (services: WorldServices) => Promise.resolve(heardAtOnce(createZApi(services))),
  waha: (services: WorldServices, options: WahaOptions = {}) => Promise.resolve(heardAtOnce(createWaha(services, options))),
  twilio: (services: WorldServices) => Promise.resolve(heardAtOnce(createTwilio(services))),
};

/** The part of a delivery that is about one thing said. */
function payloadsOf(gateway: Gateway, body: string): Loose[] {
  if (gateway === 'twilio') return [Object.fromEntries(new URLSearchParams(body))];
  const json: Loose = JSON.parse(body);
  return gateway === 'whatsappCloud' ? json.entry.flatMap(({ changes }: Loose) => changes) : [json];
}

const around = (world: ReturnType<typeof openServices>, gateway: Gateway, vendor: Simulator & Listener) => ({
  clock: world.clock,
  violations: world.violations,
  deliveries: world.deliveries,
  raw: () => world.deliveries.map(({ body }) => body.toString()),
  payloads: () => world.deliveries.flatMap(({ body }) => payloadsOf(gateway, body.toString())),
  customer: (person: Person = ana) => customerAt(vendor, person),
  /** Meta's deliveries leave in batches. */
  settle: () => world.clock.advance(1_000),
  get: async (url: string, headers: Record<string, string> = {}) => await vendor.app.fetch(new Request(url, { headers })),
  post: async (url: string, body: unknown, headers: Record<string, string> = {}) =>
    await vendor.app.fetch(
      new Request(url, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    ),
});

export async function listening(gateway: Gateway) {
  const world = openServices();
  return around(world, gateway, await openers[gateway](world.services));
}

export async function listeningAt<G extends Gateway>(gateway: G, options: WahaOptions = {}) {
  const world = openServices();
  const vendor = (await openers[gateway](world.services, options)) as Awaited<ReturnType<(typeof openers)[G]>>;
  return { vendor, ...around(world, gateway, vendor) };
}
