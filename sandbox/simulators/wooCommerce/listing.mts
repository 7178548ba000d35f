/** Lists of products and variations: filters, pages and the headers that count them. */
import { z } from 'zod';
import type { Answer } from '../../http/answer.mts';
import { ok } from './answers.mts';
import type { Context } from './context.mts';
import type { Product } from './model.mts';
import { readQuery } from './query.mts';
import { fieldsOf, view } from './views.mts';

const whole = z.string().regex(/^\d+$/);
const ids = z.string().regex(/^\d+(,\d+)*$/);

const queryShape = z
  .object({
    context: z.enum(['view', 'edit']).optional(),
    page: whole.refine((text) => Number(text) >= 1).optional(),
    per_page: whole.refine((text) => Number(text) >= 1 && Number(text) <= 100).optional(),
    sku: z.string().optional(),
    include: ids.optional(),
    exclude: ids.optional(),
    type: z.enum(['simple', 'grouped', 'external', 'variable']).optional(),
    status: z.enum(['any', 'draft', 'pending', 'private', 'publish']).optional(),
    stock_status: z.enum(['instock', 'outofstock', 'onbackorder']).optional(),
    orderby: z.enum(['date', 'modified', 'id', 'include', 'title', 'slug', 'price', 'popularity', 'rating', 'menu_order']).optional(),
    order: z.enum(['asc', 'desc']).optional(),
    _fields: z.string().optional(),
  })
  .strict();

type Query = z.infer<typeof queryShape>;

export function list(context: Context, search: URLSearchParams, candidates: readonly Product[]): Answer {
  const query: Query = readQuery(context, queryShape, search);
  const found = candidates.filter((product) => fits(product, query)).sort((a, b) => (query.order === 'asc' ? a.id - b.id : b.id - a.id));
  const size = Number(query.per_page ?? 10);
  const page = Number(query.page ?? 1);
  const shown = found.slice((page - 1) * size, page * size);
  return ok(
    shown.map((product) => fieldsOf(view(context.shop, product), query._fields)),
    { 'X-WP-Total': String(found.length), 'X-WP-TotalPages': String(Math.ceil(found.length / size)) },
  );
}

/** The whole text counts as a SKU, too; letters count alike in both cases, as MySQL compares them. */
function hasSku({ sku }: Product, asked: string): boolean {
  const wanted = [...asked.split(','), asked].map((text) => text.toLowerCase());
  return sku !== '' && wanted.includes(sku.toLowerCase());
}

function fits(product: Product, { sku, include, exclude, type, status, stock_status }: Query): boolean {
  const within = (text: string) => text.split(',').map(Number).includes(product.id);
  return (
    (!sku || hasSku(product, sku)) &&
    (include === undefined || within(include)) &&
    (exclude === undefined || !within(exclude)) &&
    (type === undefined || product.type === type) &&
    (status === undefined || status === 'any' || product.status === status) &&
    (stock_status === undefined || product.stockStatus === stock_status)
  );
}

/** Variations are found among products by their SKU, and not without one. */
export function productCandidates({ shop }: Context, search: URLSearchParams): Product[] {
  const all = [...shop.products.values()];
  return search.get('sku') ? all : all.filter(({ type }) => type !== 'variation');
}

export const variationsOf = ({ shop }: Context, parentId: number): Product[] =>
  [...shop.products.values()].filter((product) => product.parentId === parentId);
