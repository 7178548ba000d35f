/** Tracking in the fields of the common plugins: the shop itself has none. */
import type { WooOrder } from './model.mts';

export interface Tracking {
  readonly number: string;
  readonly carrier: string | null;
  readonly url: string | null;
  /** The metadata that holds it. */
  readonly field: string;
}

const list = '_wc_shipment_tracking_items';
const correios = '_correios_tracking_code';

/** `_wc_shipment_tracking_items` is a list of objects; `_correios_tracking_code` a text with commas, or a list of texts. */
export function trackingOf(order: WooOrder): Tracking[] {
  return order.meta.flatMap(({ key, value }): Tracking[] => {
    if (key === list && Array.isArray(value)) return value.flatMap(itemOf);
    if (key === correios) return codesOf(value).map((number) => ({ number, carrier: 'Correios', url: null, field: correios }));
    return [];
  });
}

function itemOf(item: unknown): Tracking[] {
  if (typeof item !== 'object' || item === null) return [];
  const { tracking_number: number, tracking_provider, custom_tracking_provider, custom_tracking_link } = item as Record<string, unknown>;
  if (typeof number !== 'string' || number === '') return [];
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return [{ number, carrier: text(custom_tracking_provider) ?? text(tracking_provider), url: text(custom_tracking_link), field: list }];
}

function codesOf(value: unknown): string[] {
  const texts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return texts
    .filter((text): text is string => typeof text === 'string')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
