import { everyOrder } from './reliability/everyOrder.mts';
import { wooCommerceOperations } from './reliability/operations/wooCommerce.mts';

everyOrder(wooCommerceOperations);
