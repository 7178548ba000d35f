/** `/{waba}/subscribed_apps`: an application may name its own callback for an account. */
import { asFields } from '../../whatsapp/fields.mts';
import type { GraphCall, Simulation } from './context.mts';
import { graphError, refusal } from './graphError.mts';
import { subscribe } from './webhooks.mts';

export async function createSubscription(simulation: Simulation, { request, url }: GraphCall): Promise<Response> {
  const fields = await readFields(request, url);
  const callbackUrl = fields.override_callback_uri;
  const verifyToken = fields.verify_token;
  if (callbackUrl === undefined && verifyToken === undefined) return Response.json({ success: true });
  if (typeof callbackUrl !== 'string' || typeof verifyToken !== 'string' || !callbackUrl.startsWith('https://')) {
    simulation.violation('subscription-body', 'override_callback_uri (https) and verify_token belong together');
    return graphError(refusal(100, 'override_callback_uri and verify_token are both required'));
  }
  if (await subscribe(simulation, callbackUrl, verifyToken)) return Response.json({ success: true });
  return graphError({
    code: 100,
    subcode: 2_200,
    details: 'Callback verification failed with the following errors: the challenge was not echoed',
  });
}

export function listSubscriptions({ state }: Simulation): Response {
  const app = { id: state.secrets.appId, name: 'Ponte', link: `https://www.facebook.com/games/?app_id=${state.secrets.appId}` };
  const override = state.subscription ? { override_callback_uri: state.subscription.callbackUrl } : {};
  return Response.json({ data: [{ whatsapp_business_api_data: app, ...override }] });
}

export function removeSubscription({ state }: Simulation): Response {
  state.subscription = undefined;
  return Response.json({ success: true });
}

/** Parameters may come in the query, as JSON or as a form. */
async function readFields(request: Request, url: URL): Promise<Readonly<Record<string, unknown>>> {
  const text = await request.text();
  const query = Object.fromEntries(url.searchParams);
  if (text === '') return query;
  if (!/json/.test(request.headers.get('Content-Type') ?? '')) return { ...query, ...Object.fromEntries(new URLSearchParams(text)) };
  try {
    return { ...query, ...asFields(JSON.parse(text)) };
  } catch {
    return query;
  }
}
