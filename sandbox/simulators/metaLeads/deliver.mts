/** Deliveries of `leadgen`: which lead of which form, never what it says. */
import { escapeNonAscii, sign } from '../../meta/signature.mts';
import { vendor, type Lead, type Simulation } from './context.mts';

const second = 1_000;
const hour = 3_600_000;

/** Vendor documentation: once more at once, then less and less often for 36 hours. The pauses are assumed. */
const schedule = [0, second, 60 * second, 600 * second, hour, 4 * hour, 10 * hour, 20 * hour];
const timeoutMs = 10_000;
/** What happens within this time goes out in one request. */
const batchMs = 400;

interface Change {
  readonly pageId: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const outboxes = new WeakMap<object, Change[]>();

/** Changes that have not left yet. */
export const waitingIn = (state: object): number => outboxes.get(state)?.length ?? 0;

/** Puts leads into the outbox, where the application is subscribed to them; they leave together with what follows shortly after. */
export function announce(simulation: Simulation, leads: readonly Lead[]): void {
  const { state, world } = simulation;
  const wanted = leads.filter(({ pageId }) => state.pageSubscriptions.get(pageId)?.includes('leadgen') ?? false);
  if (!state.appSubscription?.fields.includes('leadgen') || state.mode === 'development' || wanted.length === 0) return;
  if (state.silent > 0) {
    state.silent--;
    return;
  }
  const changes = wanted.map((lead): Change => ({ pageId: lead.pageId, value: valueOf(simulation, lead) }));
  const waiting = outboxes.get(state);
  if (waiting) return void waiting.push(...changes);
  outboxes.set(state, changes);
  world.clock.after(batchMs, () => {
    const found = outboxes.get(state) ?? [];
    outboxes.delete(state);
    if (simulation.state === state) post(simulation, found);
  });
}

/** Without an advertisement its ids are absent, "0" or empty. */
function valueOf({ random }: Simulation, { id, pageId, formId, createdAt, ad, isTest }: Lead): Change['value'] {
  const none = isTest ? undefined : random.pick([undefined, '0', '']);
  const ids = ad ? { ad_id: ad.ad_id, adgroup_id: ad.ad_id } : none === undefined ? {} : { ad_id: none, adgroup_id: none };
  return { created_time: Math.floor(createdAt / second), leadgen_id: id, page_id: pageId, form_id: formId, ...ids };
}

/** What the button "Test" beside `leadgen` in the panel sends: ids of nobody. */
export const sample = (createdAt: number): Change => ({
  pageId: '0',
  value: {
    ad_id: '444444444',
    form_id: '444444444444',
    leadgen_id: '444444444444',
    created_time: Math.floor(createdAt / second),
    page_id: '444444444444',
    adgroup_id: '44444444444',
  },
});

export function post(simulation: Simulation, changes: readonly Change[]): void {
  const { state, secrets, options, world } = simulation;
  const subscription = state.appSubscription;
  if (!subscription || changes.length === 0) return;
  const time = Math.floor(world.clock.now() / second);
  const entry = [...new Set(changes.map(({ pageId }) => pageId))].map((pageId) => {
    const own = changes.filter((change) => change.pageId === pageId);
    return subscription.includeValues
      ? { id: pageId, time, changes: own.map(({ value }) => ({ value, field: 'leadgen' })) }
      : { id: pageId, time, changed_fields: ['leadgen'] };
  });
  const text = JSON.stringify({ object: 'page', entry });
  const body = escapeNonAscii(options.idsAsNumbers ? text.replace(/"(\w*_id|id)":"(\d+)"/g, '"$1":$2') : text);
  void world.webhooks.send({
    vendor,
    topic: 'leadgen',
    url: subscription.callbackUrl,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'facebookexternalua',
      'X-Hub-Signature-256': sign(body, secrets.appSecret),
    },
    body,
    schedule,
    timeoutMs,
    isSuccess: (status) => status === 200,
    wanted: () => simulation.state === state && state.appSubscription?.callbackUrl === subscription.callbackUrl,
  });
}
