import { everyOrder } from './reliability/everyOrder.mts';
import { shopifyOperations } from './reliability/operations/shopify.mts';

everyOrder(shopifyOperations);
