/** All writing operations of all nodes. */
import type { Operation } from './operation.mts';
import { asaasOperations } from './operations/asaas.mts';
import { calendarOperations } from './operations/calendar.mts';
import { carrierOperations } from './operations/carriers.mts';
import { invoiceOperations } from './operations/invoices.mts';
import { leadOperations } from './operations/leads.mts';
import { messageOperations } from './operations/messages.mts';
import { nuvemshopOperations } from './operations/nuvemshop.mts';
import { shopifyOperations } from './operations/shopify.mts';
import { stockOperations } from './operations/stock.mts';
import { stripeOperations } from './operations/stripe.mts';
import { wooCommerceOperations } from './operations/wooCommerce.mts';

export const operations: readonly Operation[] = [
  ...invoiceOperations,
  ...asaasOperations,
  ...carrierOperations,
  ...stockOperations,
  ...shopifyOperations,
  ...stripeOperations,
  ...wooCommerceOperations,
  ...nuvemshopOperations,
  ...messageOperations,
  ...leadOperations,
  ...calendarOperations,
];
