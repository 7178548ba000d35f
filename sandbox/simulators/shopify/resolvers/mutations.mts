/** The root of all mutations. */
import type { ShopContext } from '../context.mts';
import { fulfillmentMutations } from './fulfillmentMutations.mts';
import { inventoryMutations } from './inventoryMutations.mts';
import { metafieldMutations } from './metafieldMutations.mts';
import { orderMutations } from './orderMutations.mts';
import { webhookMutations } from './webhookMutations.mts';

export const mutationRoot = (context: ShopContext): Record<string, unknown> => ({
  ...orderMutations(context),
  ...fulfillmentMutations(context),
  ...inventoryMutations(context),
  ...metafieldMutations(context),
  ...webhookMutations(context),
});
