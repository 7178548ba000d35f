/** Every operation that is simulated: its name in the world, its path and its handler. */
import type { Answer } from '../../http/answer.mts';
import { invalidId, ok, refuse } from './answers.mts';
import type { Context } from './context.mts';
import { list, productCandidates, variationsOf } from './listing.mts';
import { orderRoutes } from './orders/routes.mts';
import { editing, path, type Call, type Route } from './route.mts';
import { findProduct, findVariation, update, updateBatch } from './updating.mts';
import { fieldsOf, view } from './views.mts';
import { webhookRoutes } from './webhooks/routes.mts';

function parentOf({ shop }: Context, id: number): number {
  const parent = shop.products.get(id);
  if (!parent || parent.type === 'variation') refuse(invalidId('product'));
  return id;
}

function show(context: Context, id: number, { query }: Call, kind: 'product' | 'product_variation', parentId?: number): Answer {
  const product = context.shop.products.get(id);
  if (!product || (parentId !== undefined && product.parentId !== parentId)) return refuse(invalidId(kind));
  return ok(fieldsOf(view(context.shop, product), query.get('_fields') ?? undefined));
}

const productRoutes: readonly Route[] = [
  {
    name: 'product.list',
    methods: ['GET'],
    pattern: path('/products'),
    handle: (context, { query }) => list(context, query, productCandidates(context, query)),
  },
  {
    name: 'product.batch',
    methods: editing,
    pattern: path('/products/batch'),
    handle: (context, { body }) => updateBatch(context, findProduct, body),
  },
  {
    name: 'product.get',
    methods: ['GET'],
    pattern: path('/products/:id'),
    handle: (context, call) => show(context, call.ids[0]!, call, 'product'),
  },
  {
    name: 'product.update',
    methods: editing,
    pattern: path('/products/:id'),
    handle: (context, { ids, body }) => update(context, findProduct, ids[0]!, body),
  },
  {
    name: 'variation.list',
    methods: ['GET'],
    pattern: path('/products/:id/variations'),
    handle: (context, { ids, query }) => list(context, query, variationsOf(context, parentOf(context, ids[0]!))),
  },
  {
    name: 'variation.batch',
    methods: editing,
    pattern: path('/products/:id/variations/batch'),
    handle: (context, { ids, body }) => updateBatch(context, findVariation(parentOf(context, ids[0]!)), body),
  },
  {
    name: 'variation.get',
    methods: ['GET'],
    pattern: path('/products/:id/variations/:id'),
    handle: (context, call) => show(context, call.ids[1]!, call, 'product_variation', parentOf(context, call.ids[0]!)),
  },
  {
    name: 'variation.update',
    methods: editing,
    pattern: path('/products/:id/variations/:id'),
    handle: (context, { ids, body }) => update(context, findVariation(parentOf(context, ids[0]!)), ids[1]!, body),
  },
];

export const routes: readonly Route[] = [...productRoutes, ...orderRoutes, ...webhookRoutes];

export const findRoute = (method: string, asked: string): Route | undefined =>
  routes.find((route) => route.methods.includes(method) && route.pattern.test(asked));

export const operationName = (method: string, asked: string): string => findRoute(method, asked)?.name ?? 'unknown';
