/** Something happened: it becomes an event, which is kept and sent to the endpoints that asked for it. */
import { createHmac } from 'node:crypto';
import { newId, seconds, vendor, type Context } from '../context.mts';
import type { Endpoint, Happening } from '../model/state.mts';
import type { EventName } from './names.mts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** For three days, the gaps growing (their length is assumed). */
export const liveSchedule: readonly number[] = [
  0,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  12 * hourMs,
  12 * hourMs,
  12 * hourMs,
  12 * hourMs,
];
/** Three times within a few hours. */
export const testSchedule: readonly number[] = [0, 30 * minuteMs, 2 * hourMs];

const timeoutMs = 10_000;

export interface Told {
  readonly type: EventName;
  readonly livemode: boolean;
  readonly shown: (apiVersion: string) => object;
  readonly previous?: Readonly<Record<string, unknown>>;
  readonly account?: string;
  readonly request?: Happening['request'];
}

export function tell(context: Context, told: Told): Happening {
  const { latenessMs, disorderMs, doubles } = context.settings;
  const happening = happeningOf(context, told);
  // Another account's events stand in that account's list.
  if (told.account === undefined) context.state.events.push(happening);
  const endpoints = [...context.state.endpoints.values()].filter((one) => wants(one, happening));
  happening.pending = endpoints.length;
  for (const endpoint of endpoints) {
    send(context, endpoint, happening, latenessMs + context.chance.int(0, disorderMs));
    if (context.chance.chance(doubles)) send(context, endpoint, happening, latenessMs + disorderMs + 1000);
  }
  return happening;
}

/** What the object is at this moment, in every version: an event does not change with it. */
function happeningOf(context: Context, told: Told): Happening {
  const { accountVersion } = context.settings;
  const frozen = new Map<string, object>();
  const freeze = (version: string) => JSON.parse(JSON.stringify(told.shown(version))) as object;
  for (const version of new Set([
    accountVersion,
    ...[...context.state.endpoints.values()].map(({ apiVersion }) => apiVersion ?? accountVersion),
  ]))
    frozen.set(version, freeze(version));
  return {
    id: newId(context, 'evt'),
    type: told.type,
    livemode: told.livemode,
    createdAt: context.world.clock.now(),
    shown: (version) => frozen.get(version) ?? frozen.get(accountVersion)!,
    previous: told.previous,
    account: told.account,
    request: told.request ?? { id: null, idempotency_key: null },
    pending: 0,
    delivered: true,
  };
}

/** Of the endpoint's mode and among what it asked for. */
export const wants = ({ livemode, status, events }: Endpoint, happening: Happening): boolean =>
  livemode === happening.livemode && status === 'enabled' && (events.includes('*') || events.includes(happening.type));

/** With the version in which its object is shown. */
export function eventView(happening: Happening, version: string): Record<string, unknown> {
  return {
    id: happening.id,
    object: 'event',
    ...(happening.account === undefined ? {} : { account: happening.account }),
    api_version: version,
    created: seconds(happening.createdAt),
    data: {
      object: happening.shown(version),
      ...(happening.previous === undefined ? {} : { previous_attributes: happening.previous }),
    },
    livemode: happening.livemode,
    pending_webhooks: happening.pending,
    request: happening.request,
    type: happening.type,
  };
}

/** In any order, at least once; each try is signed with the time of the try. */
export function send(context: Context, endpoint: Endpoint, happening: Happening, delayMs = 0): void {
  const { state, world } = context;
  const body = JSON.stringify(eventView(happening, endpoint.apiVersion ?? context.settings.accountVersion), undefined, 2);
  const [, ...later] = happening.livemode ? liveSchedule : testSchedule;
  const tries = later.length + 1;
  void world.webhooks.send({
    vendor,
    topic: happening.type,
    url: endpoint.url,
    body,
    get headers() {
      return {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'Stripe-Signature': signatureOf(context, endpoint, body, happening.livemode),
      };
    },
    schedule: [delayMs, ...later],
    timeoutMs,
    isSuccess: (status) => status >= 200 && status < 300,
    wanted: () => context.state === state && state.endpoints.get(endpoint.id) === endpoint && endpoint.status === 'enabled',
    onResult({ ok, attempt }) {
      if (ok) happening.pending = Math.max(0, happening.pending - 1);
      else happening.delivered = happening.delivered && attempt < tries;
      // The owner is written to; what happened stays in the list of events.
      if (!ok && attempt === tries) endpoint.status = 'disabled';
    },
  });
}

/** One `v1` for each secret that is live, in no order; `v0` stands beside them in tests and is of no use. */
export function signatureOf({ world, chance }: Context, { secrets }: Endpoint, body: string, livemode: boolean): string {
  const now = world.clock.now();
  const t = seconds(now);
  const live = secrets.filter(({ until }) => until > now).map(({ secret }) => `v1=${sign(secret, t, body)}`);
  const ordered = live.length > 1 && chance.chance(0.5) ? live.toReversed() : live;
  return [`t=${t}`, ...ordered, ...(livemode ? [] : [`v0=${sign('whsec_other', t, body)}`])].join(',');
}

export const sign = (secret: string, t: number, body: string): string => createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
