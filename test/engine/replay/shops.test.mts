/** Recorded runs of the templates of shops and payments, replayed. */
import { replayTests } from '../support/replay/replayTests.mts';

replayTests([
  'nuvemshop-to-delivery',
  'order-again',
  'order-to-delivery',
  'payment-to-invoice',
  'quiet-hours',
  'shipment-tracking',
  'stripe-to-invoice',
  'woocommerce-to-delivery',
]);
