/** A Stripe account in a world that the test moves by hand, and clients of it: plain calls and the vendor's own SDK. */
import Stripe from 'stripe';
import { createStripe } from '../../../sandbox/simulators/stripe/index.mts';
import { handWorld } from '../support/handWorld.mts';

export const pinned = '2026-10-28.endive';
export const url = 'https://n8n.example/webhook/1/webhook';

type Settings = Parameters<typeof createStripe>[1];

export function openAccount(settings: Settings = {}) {
  const world = handWorld((services) => createStripe(services, { disorderMs: 0, doubles: 0, ...settings }));
  const { simulator: stripe } = world;

  const call = (method: string, path: string, form?: string, headers: Record<string, string> = {}) =>
    world.fetch(`https://api.stripe.com/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${stripe.secrets.secretKey}`,
        'Stripe-Version': pinned,
        ...(form === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(form === undefined ? {} : { body: form }),
    });

  const sdk = (key = stripe.secrets.secretKey) =>
    new Stripe(key, {
      maxNetworkRetries: 0,
      httpClient: Stripe.createFetchHttpClient(async (input: string | URL | Request, init?: RequestInit) =>
        stripe.app.fetch(new Request(input, init)),
      ),
    });

  const listen = async (events: readonly string[] = ['*'], version: string | null = pinned) => {
    const form = new URLSearchParams({ url, ...(version === null ? {} : { api_version: version }) });
    events.forEach((name, index) => form.append(`enabled_events[${index}]`, name));
    const { body } = await call('POST', '/webhook_endpoints', form.toString());
    return body as { id: string; secret: string };
  };

  return {
    ...world,
    stripe,
    call,
    sdk,
    listen,
    get: (path: string, headers?: Record<string, string>) => call('GET', path, undefined, headers),
    post: (path: string, form: string, headers?: Record<string, string>) => call('POST', path, form, headers),
    topics: () => world.deliveries.map(({ topic }) => topic),
  };
}
