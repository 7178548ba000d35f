/** Fields that apps keep at an order. The invoices of one are a list in `nfe`, `list`. */
import { parseJson } from '../../http/answer.mts';
import type { Context } from './context.mts';
import type { Metafield } from './model.mts';

export interface ToldInvoice {
  readonly key: string;
  readonly link: string | null;
  readonly parcel: string | null;
}

export const isInvoiceList = ({ namespace, key }: Pick<Metafield, 'namespace' | 'key'>): boolean => namespace === 'nfe' && key === 'list';

/** Undefined where the text is no list of invoices, each with a key. */
export function readInvoices(value: string): ToldInvoice[] | undefined {
  const list = parseJson(value);
  if (!Array.isArray(list)) return undefined;
  const rows = list.map((entry: unknown) => {
    const { key, link, fulfillment_order_id: parcel } = (entry ?? {}) as Record<string, unknown>;
    const text = (given: unknown) => (typeof given === 'string' ? given : null);
    return typeof key === 'string' && key !== '' ? { key, link: text(link), parcel: text(parcel) } : undefined;
  });
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

export const invoicesOf = ({ store }: Context, orderId: number): ToldInvoice[] =>
  [...store.metafields.values()]
    .filter((field) => isInvoiceList(field) && field.ownerId === orderId && field.ownerResource === 'Order')
    .flatMap(({ value }) => readInvoices(value) ?? []);

/** These times are written otherwise than those of orders. */
const time = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

export const metafieldView = ({ id, namespace, key, value, description, ownerResource, ownerId, createdAt, updatedAt }: Metafield) => ({
  id,
  namespace,
  key,
  value,
  description,
  owner_resource: ownerResource,
  owner_id: ownerId,
  created_at: time(createdAt),
  updated_at: time(updatedAt),
  deleted_at: null,
});
