/**
 * Stripe Payment Trigger: each delivery is a new sale. Ours reads it as it is now, checkout, payment, charge and lines
 * in one call; n8n's own hands on what came. Stripe's side of the call is answered here.
 */
import { createHmac } from 'node:crypto';
import type { Session } from '../../sandbox/run/session.mts';
import { compareTriggers, numbered, type Comparison } from './compareTriggers.mts';
import type { BenchOptions } from './run.mts';

const apiVersion = '2026-10-28.endive';

/** What belongs to a session: its payment, the charge, and the lines with their products. */
const whole = 'expand[]=payment_intent.latest_charge&expand[]=line_items.data.price.product';

/** A session with its payment, charge and lines inside, and with {n} in their ids. */
let template = '';

async function takeTemplates({ world }: Session): Promise<{ session: string }> {
  const { stripe } = world.vendors;
  const { sessionId, paymentIntentId } = stripe.checkOut({ overrides: { method: 'card', reference: 'bench' } });
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${stripe.secrets.secretKey}`, 'stripe-version': apiVersion };
    return await (await stripe.app.fetch(new Request(`https://api.stripe.com/v1${path}`, { headers }))).text();
  };
  const found = await ask(`/checkout/sessions/${sessionId}?${whole}`);
  const chargeId = (JSON.parse(found) as { payment_intent: { latest_charge: { id: string } } }).payment_intent.latest_charge.id;
  const ids: [string, string][] = [
    [sessionId, 'cs_live_bench{n}'],
    [paymentIntentId!, 'pi_bench{n}'],
    [chargeId, 'ch_bench{n}'],
  ];
  const asTemplate = (text: string) => ids.reduce((changed, [id, name]) => changed.replaceAll(id, name), text);
  const session = asTemplate(await ask(`/checkout/sessions/${sessionId}`));
  template = asTemplate(found);
  return { session };
}

let event = '';

const stripe: Comparison = {
  name: 'bench-stripe-trigger',
  seed: 47,
  instead(host, { url }) {
    if (host !== 'api.stripe.com') return undefined;
    const number = /\/checkout\/sessions\/cs_live_bench(\d+)(?:\?|$)/.exec(url)?.[1];
    if (number === undefined) return undefined;
    return new Response(template.replaceAll('{n}', number), { headers: { 'content-type': 'application/json' } });
  },
  async triggers(session) {
    const { rest, world, credentials } = session;
    const object = (await takeTemplates(session)).session;
    const around = { id: 'evt_bench{n}', object: 'event', api_version: apiVersion, created: Math.floor(Date.now() / 1000), livemode: true };
    event = JSON.stringify({
      ...around,
      type: 'checkout.session.completed',
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      data: { object: '{object}' },
    }).replace('"{object}"', object);
    const id = await rest.createCredential('Built-in', 'stripeApi', { secretKey: world.vendors.stripe.secrets.secretKey });
    return {
      ours: {
        type: 'n8n-nodes-ponte.stripePaymentTrigger',
        typeVersion: 2,
        parameters: { events: ['paid'] },
        credentials: { ponteStripeApi: credentials.ponteStripeApi! },
      },
      builtIn: {
        type: 'n8n-nodes-base.stripeTrigger',
        typeVersion: 1,
        parameters: { events: ['checkout.session.completed'], apiVersion },
        credentials: { stripeApi: { id, name: 'Built-in' } },
      },
      fetch: {
        type: 'n8n-nodes-base.httpRequest',
        typeVersion: 4.2,
        parameters: {
          url: `=https://api.stripe.com/v1/checkout/sessions/{{ $json.data.object.id }}?${whole}`,
          authentication: 'predefinedCredentialType',
          nodeCredentialType: 'stripeApi',
          options: {},
        },
        credentials: { stripeApi: { id, name: 'Built-in' } },
      },
    };
  },
  deliveries({ world }, target) {
    const endpoint = world.vendors.stripe.endpoints().find(({ url }) => url.includes(`bench-${target}`));
    const secret = endpoint?.secrets[0]?.secret ?? 'none';
    const next = numbered(event, { ours: 1_000_000, builtIn: 2_000_000, fetching: 3_000_000 }[target]);
    return () => {
      const body = next().text;
      const t = Math.floor(Date.now() / 1000);
      const signature = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
      return { body, headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': `t=${t},v1=${signature}` } };
    };
  },
};

export const stripeTrigger = async (options: BenchOptions): Promise<object> => await compareTriggers(stripe, options);
