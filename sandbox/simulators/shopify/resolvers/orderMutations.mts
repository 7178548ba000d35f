/** Writes to the order itself: fields, tags, cancellation, refund. */
import type { GraphQLResolveInfo } from 'graphql';
import { strictnessOf } from '../../../world/strictness.mts';
import type { ShopContext } from '../context.mts';
import { notSimulated } from '../graphql/errors.mts';
import { announceOrder, touch } from '../lifecycle/common.mts';
import type { Order } from '../state/order.mts';
import { orderView } from '../views/order.mts';
import { typeOf } from '../state/ids.mts';
import { cancelOrder, type CancelArguments } from './cancel.mts';
import { findOrder } from './lookup.mts';
import { createRefund, type RefundInput } from './refund.mts';
import { clientError, requireScope, userError } from './userErrors.mts';
import { writeMetafields, type MetafieldInput } from './metafieldMutations.mts';

interface OrderInput {
  readonly id: string;
  readonly note?: string | null;
  readonly tags?: string[] | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly customAttributes?: { key: string; value: string }[] | null;
  readonly localizedFields?: { key: string; value: string }[] | null;
  readonly metafields?: MetafieldInput[] | null;
  readonly shippingAddress?: unknown;
  readonly poNumber?: string | null;
  readonly localizationExtensions?: unknown;
}

const noOrder = (field: string) => userError([field], 'Order does not exist');

export function orderMutations(context: ShopContext) {
  return {
    orderUpdate: ({ input }: { input: OrderInput }) => updateOrder(context, input),
    tagsAdd: ({ id, tags }: { id: string; tags: string[] }) => changeTags(context, 'tagsAdd', id, (old) => [...old, ...tags]),
    tagsRemove: ({ id, tags }: { id: string; tags: string[] }) => {
      // On an order the case counts: another spelling stays, and no error tells of it.
      const form = (tag: string) => (strictnessOf(context.world).orderTagsCaseSensitive ? tag : tag.toLowerCase());
      const gone = tags.map((tag) => form(tag.trim()));
      return changeTags(context, 'tagsRemove', id, (old) => old.filter((tag) => !gone.includes(form(tag))));
    },
    orderCancel: (args: CancelArguments) => cancelOrder(context, args),
    refundCreate: ({ input }: { input: RefundInput }, info: GraphQLResolveInfo) => createRefund(context, input, info),
  };
}

/** What is named is overwritten as a whole, what is not named stays. */
function updateOrder(context: ShopContext, input: OrderInput) {
  const order = findOrder(context, input.id);
  if (!order) return { order: null, userErrors: [noOrder('id')] };
  for (const name of ['shippingAddress', 'poNumber', 'localizationExtensions'] as const) {
    if (input[name] !== undefined) throw notSimulated(`orderUpdate of ${name}`);
  }
  if (input.note !== undefined) order.note = input.note;
  if (input.email !== undefined) order.email = input.email;
  if (input.phone !== undefined) order.phone = input.phone;
  if (input.tags !== undefined) order.tags = cleanTags(input.tags ?? []);
  if (input.customAttributes !== undefined) order.attributes = input.customAttributes ?? [];
  for (const field of input.localizedFields ?? []) {
    order.localizedFields = [...order.localizedFields.filter(({ key }) => key !== field.key), field];
  }
  const metafields = (input.metafields ?? []).map((one) => ({ ...one, ownerId: input.id }));
  const errors = metafields.length > 0 ? writeMetafields(context, metafields).userErrors : [];
  if (errors.length > 0) return { order: null, userErrors: errors };
  touch(context, order);
  announceOrder(context, order, ['orders/updated']);
  return { order: orderView(context, order), userErrors: [] };
}

/** Tags are trimmed and unique without regard to case; the first spelling stays. */
function cleanTags(tags: readonly string[]): string[] {
  const named = tags.flatMap((tag) => tag.split(',')).map((tag) => tag.trim());
  return named.filter((tag, index) => tag !== '' && named.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === index);
}

const longestTag = 40;

function changeTags(context: ShopContext, field: string, id: string, change: (old: readonly string[]) => string[]) {
  if (typeOf(id) !== 'Order' && typeOf(id)) throw notSimulated(`${field} of ${typeOf(id)}`);
  requireScope(context, field, 'write_orders');
  const order = findOrder(context, id);
  if (!order) return { node: null, userErrors: [noOrder('id')] };
  const tags = cleanTags(change(order.tags));
  if (tags.some((tag) => tag.length > longestTag)) {
    return {
      node: null,
      userErrors: [clientError(context, 'tag-too-long', userError(['tags'], `Tag exceeds the maximum length of ${longestTag} characters`))],
    };
  }
  if (!sameTags(order, tags)) {
    order.tags = tags;
    touch(context, order);
    announceOrder(context, order, ['orders/updated']);
  }
  return { node: orderView(context, order), userErrors: [] };
}

const sameTags = (order: Order, tags: readonly string[]): boolean => order.tags.join() === tags.join();
