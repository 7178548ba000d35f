/** Metafields: where an app keeps the invoices of an order, and whatever it likes. */
import { z } from 'zod';
import type { Context } from '../context.mts';
import { isInvoiceList, metafieldView, readInvoices } from '../metafields.mts';
import type { Metafield } from '../model.mts';
import { announceOrder } from '../webhooks/deliver.mts';
import { isBetween } from '../orders/list.mts';
import { created, ok, refuse, unprocessable } from './answers.mts';
import { checked, checkQuery, fieldsOf, path, type Call, type Route } from './call.mts';

const owners = ['Order', 'Product', 'Product_Variant', 'Category', 'Customer', 'Page'] as const;

const shape = z
  .object({
    namespace: z.string().min(1),
    key: z.string().min(1),
    value: z.string(),
    description: z.string().optional(),
    owner_resource: z.enum(owners),
    owner_id: z.union([z.number().int(), z.string().regex(/^\d+$/)]),
  })
  .strict();

function checkInvoices(context: Context, field: Pick<Metafield, 'namespace' | 'key' | 'value'>): void {
  if (!isInvoiceList(field) || readInvoices(field.value)) return;
  context.violation('nfe-list', 'no list of invoices with a key in each');
  unprocessable({ value: ['is no list of invoices'] });
}

/** The same key again makes another one: who does not look first tells of an invoice twice. */
function create({ context, body }: Call) {
  const { namespace, key, value, description = '', owner_resource: ownerResource, owner_id } = checked(context, shape, body);
  const ownerId = Number(owner_id);
  checkInvoices(context, { namespace, key, value });
  if (ownerResource === 'Order' && !context.store.orders.has(ownerId)) refuse(404, 'Order not found');
  const now = context.world.clock.now();
  const id = context.store.nextId++;
  const field: Metafield = { id, namespace, key, value, description, ownerResource, ownerId, createdAt: now, updatedAt: now };
  context.store.metafields.set(id, field);
  if (ownerResource === 'Order') announceOrder(context, ['updated'], ownerId);
  return created(metafieldView(field));
}

const changeShape = z.object({ value: z.string().optional(), description: z.string().optional() }).strict();

function update(call: Call) {
  const { context, body } = call;
  const field = fieldOf(call);
  const { value, description } = checked(context, changeShape, body);
  checkInvoices(context, { ...field, value: value ?? field.value });
  field.value = value ?? field.value;
  field.description = description ?? field.description;
  field.updatedAt = context.world.clock.now();
  return ok(metafieldView(field));
}

const fieldOf = ({ context, ids }: Call): Metafield => context.store.metafields.get(Number(ids[0])) ?? refuse(404, 'Metafield not found');

/** `/metafields/orders`; `owner_id`, `namespace` and `key` choose among them. */
function list(call: Call) {
  const { context, url, ids } = call;
  checkQuery(call, [
    'owner_id',
    'namespace',
    'key',
    'page',
    'per_page',
    'fields',
    'created_at_min',
    'created_at_max',
    'updated_at_min',
    'updated_at_max',
  ]);
  const owner = owners.find((name) => `${name.toLowerCase()}s` === ids[0]);
  const asked = (name: string, value: string) => [null, value].includes(url.searchParams.get(name));
  const found = [...context.store.metafields.values()].filter(
    (field) =>
      field.ownerResource === owner &&
      asked('owner_id', String(field.ownerId)) &&
      asked('namespace', field.namespace) &&
      asked('key', field.key) &&
      isBetween(call, 'created_at', field.createdAt) &&
      isBetween(call, 'updated_at', field.updatedAt),
  );
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const page = Number(url.searchParams.get('page') ?? 1);
  return ok(found.slice((page - 1) * size, page * size).map((field) => fieldsOf(call, metafieldView(field))));
}

export const metafieldRoutes: readonly Route[] = [
  { method: 'POST', pattern: path('/metafields'), name: 'metafield.create', scope: 'write_orders', handle: create },
  {
    method: 'GET',
    pattern: path('/metafields/(orders|products|product_variants|categorys|customers|pages)'),
    name: 'metafield.list',
    scope: 'read_orders',
    handle: list,
  },
  {
    method: 'GET',
    pattern: path('/metafields/:id'),
    name: 'metafield.get',
    scope: 'read_orders',
    handle: (call) => ok(metafieldView(fieldOf(call))),
  },
  { method: 'PUT', pattern: path('/metafields/:id'), name: 'metafield.update', scope: 'write_orders', handle: update },
  {
    method: 'DELETE',
    pattern: path('/metafields/:id'),
    name: 'metafield.delete',
    scope: 'write_orders',
    handle: (call) => {
      call.context.store.metafields.delete(fieldOf(call).id);
      return ok({});
    },
  },
];
