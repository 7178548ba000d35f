/** A page with lead forms in a world of its own, for the stories of this folder. */
import { createMetaLeads, type MetaLeadsOptions } from '../../../sandbox/simulators/metaLeads/index.mts';
import { handWorld } from '../support/handWorld.mts';

export const callback = 'https://n8n.example/webhook/leads';

/** An endpoint that echoes the challenge to who knows the token `segredo`. */
const endpoint = (url: string) => {
  const asked = new URL(url).searchParams;
  const knows = asked.get('hub.mode') === 'subscribe' && asked.get('hub.verify_token') === 'segredo';
  return Promise.resolve({ status: knows ? 200 : 403, body: knows ? (asked.get('hub.challenge') ?? '') : '' });
};

export function openPage(options: MetaLeadsOptions = {}) {
  const world = handWorld((services) => createMetaLeads(services, { get: endpoint, ...options }));
  const { secrets } = world.simulator;
  const appToken = `${secrets.appId}|${secrets.appSecret}`;
  const call = async (method: string, path: string, token: string | null = secrets.pageToken, form?: Record<string, string>) => {
    const { status, body, headers } = await world.fetch(`https://graph.facebook.com/v25.0/${path}`, {
      method,
      ...(token === null ? {} : { headers: { Authorization: `Bearer ${token}` } }),
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    return { status, body, headers };
  };
  const subscribe = async () => {
    await call('POST', `${secrets.appId}/subscriptions`, appToken, {
      object: 'page',
      callback_url: callback,
      verify_token: 'segredo',
      fields: 'leadgen',
    });
    return await call('POST', `${secrets.pageId}/subscribed_apps?subscribed_fields=leadgen`);
  };
  return { ...world, secrets, appToken, call, subscribe };
}

export const ana = {
  answers: { full_name: 'Ana Souza', email: 'ana@cliente.example', phone_number: '+5511987654321' },
  checked: ['aceito_a_política_de_privacidade'],
};
