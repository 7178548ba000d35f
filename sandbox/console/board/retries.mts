/** Vendors that do not answer as they should: n8n asks them again for up to a minute, and shows nothing of it meanwhile. */
import type { LogEntry } from '../../world/dispatch.mts';
import type { LeadStationName, Retried, StationName } from './board.mts';

const erps = ['bling', 'olistTiny', 'omie', 'asaas', 'focusNfe'];
const messengers = ['whatsappCloud', 'evolution', 'zApi', 'waha', 'twilio'];

/** Whom the flow asks at each station. */
const askedAt: Readonly<Record<StationName | LeadStationName, readonly string[]>> = {
  paid: [],
  invoice: erps,
  label: ['melhorEnvio', 'superFrete', 'correios', 'frenet', 'viaCep', 'brasilApi'],
  stock: [...erps, 'shopify', 'wooCommerce'],
  shop: ['shopify', 'wooCommerce', 'nuvemshop'],
  told: messengers,
  form: [],
  crm: ['hubSpot', 'salesforce', 'pipedrive', 'notion'],
  seller: ['slack'],
  email: [],
  welcome: messengers,
};

/** What failed longer ago is not tried again any more. */
const recentMs = 120_000;

/** By vendor: how often it has failed since it last did not. */
export function retriesIn(log: readonly LogEntry[], now: number): ReadonlyMap<string, Retried> {
  const failing = new Map<string, Retried>();
  const isWell = new Set<string>();
  for (let index = log.length - 1; index >= 0 && now - log[index]!.at < recentMs; index--) {
    const { vendor, outcome } = log[index]!;
    if (!isFailure(outcome)) isWell.add(vendor);
    if (isWell.has(vendor)) continue;
    const known = failing.get(vendor) ?? { vendor, times: 0, answer: outcome };
    failing.set(vendor, { ...known, times: known.times + 1 });
  }
  return failing;
}

const isFailure = (outcome: LogEntry['outcome']): boolean => outcome === 'dropped' || outcome === 429 || outcome >= 500;

/** Of the vendors of the station at which something is under way. */
export function retriedAt(
  stations: readonly { readonly name: StationName | LeadStationName; readonly state: string }[],
  retries: ReadonlyMap<string, Retried>,
): Retried | undefined {
  const under = stations.find(({ state }) => state === 'moving');
  return under && askedAt[under.name].map((vendor) => retries.get(vendor)).find((each) => each !== undefined);
}
