/** Changes of products and variations, one by one and in batches. */
import { z } from 'zod';
import { checkShape, faultWords } from '../../http/shape.mts';
import type { ShapeFault } from '../../http/shape.mts';
import type { Answer } from '../../http/answer.mts';
import { fault, faultAnswer, invalidId, invalidParams, ok, refuse } from './answers.mts';
import type { WpFault } from './answers.mts';
import type { Context } from './context.mts';
import type { Product } from './model.mts';
import { changeStock } from './stock.mts';
import type { StockInput } from './stock.mts';
import { view } from './views.mts';

/** `woocommerce_rest_batch_items_limit` as it comes. */
const mostInBatch = 100;

const quantity = (decimals: boolean) => (decimals ? z.number() : z.number().int());

const changeShape = (decimals: boolean) =>
  z
    .object({
      id: z.number().int().optional(),
      name: z.string().optional(),
      status: z.enum(['draft', 'pending', 'private', 'publish']).optional(),
      regular_price: z.string().optional(),
      manage_stock: z.union([z.boolean(), z.literal('parent')]).optional(),
      stock_quantity: quantity(decimals).nullable().optional(),
      inventory_delta: quantity(decimals).optional(),
      stock_status: z.enum(['instock', 'outofstock', 'onbackorder']).optional(),
      backorders: z.enum(['no', 'notify', 'yes']).optional(),
      low_stock_amount: z.number().int().nullable().optional(),
      meta_data: z.array(z.unknown()).optional(),
    })
    .strict();

const batchShape = z.object({ update: z.array(z.unknown()) }).strict();

/** Finds what an id means on the path that was asked, or the fault that it is. */
export type Finder = (context: Context, id: number) => Product | WpFault;

export const findProduct: Finder = ({ shop }, id) => {
  const product = shop.products.get(id);
  if (!product) return invalidId('product');
  if (product.type !== 'variation') return product;
  return fault(404, 'woocommerce_rest_invalid_product_id', 'To manipulate product variations, use /products/<product_id>/variations/<id>.');
};

export const findVariation =
  (parentId: number): Finder =>
  ({ shop }, id) => {
    const product = shop.products.get(id);
    return product?.type === 'variation' && product.parentId === parentId ? product : invalidId('product_variation');
  };

const isFault = (found: Product | WpFault): found is WpFault => 'code' in found;

function check(context: Context, shape: z.ZodType, body: unknown): readonly ShapeFault[] {
  const { faults, unknown } = checkShape(shape, body);
  for (const name of unknown) context.violation('unknown-property', name);
  if (faults.length > 0) context.violation('invalid-body', faultWords(faults));
  return faults;
}

/** The changed product as it is shown, or what is wrong. */
function change(context: Context, find: Finder, id: number, body: unknown): Record<string, unknown> | WpFault {
  const faults = check(context, changeShape(context.stockDecimals), body);
  if (faults.length > 0) return invalidParams(faults);
  const found = find(context, id);
  if (isFault(found)) return found;
  const { name, status, regular_price: price } = body as z.infer<ReturnType<typeof changeShape>>;
  Object.assign(found, name === undefined ? {} : { name }, status === undefined ? {} : { status }, price === undefined ? {} : { price });
  changeStock(context, found, body as StockInput);
  return view(context.shop, found);
}

const failed = (changed: Record<string, unknown> | WpFault): changed is WpFault => 'code' in changed && 'data' in changed;

export function update(context: Context, find: Finder, id: number, body: unknown): Answer {
  const changed = change(context, find, id, body);
  return failed(changed) ? faultAnswer(changed) : ok(changed);
}

/** Answers 200 whatever becomes of the single ones: a fault stands in the place of its product. */
export function updateBatch(context: Context, find: Finder, body: unknown): Answer {
  const faults = check(context, batchShape, body);
  if (faults.length > 0) refuse(invalidParams(faults));
  const { update: changes } = body as { update: unknown[] };
  if (changes.length > mostInBatch) {
    context.violation('batch-too-large', `${changes.length} in one batch`);
    refuse(fault(413, 'woocommerce_rest_request_entity_too_large', `Unable to accept more than ${mostInBatch} items for this request.`));
  }
  const results = changes.map((each) => {
    const id = Number((each as { id?: unknown } | null)?.id ?? 0);
    const changed = change(context, find, id, each);
    return failed(changed) ? { id, error: changed } : changed;
  });
  return ok({ update: results });
}
