/** Of each template what is played: everything in `workflows/` is, and a new one needs a line here. */
import type { Scene } from '../stage.mts';
import { bookings } from './bookings.mts';
import { leadCadence, leadToCrm, leadToNewsletter } from './leads.mts';
import {
  nuvemshopToDelivery,
  orderAgain,
  orderToDelivery,
  paymentToInvoice,
  quietHours,
  stripeToInvoice,
  wooCommerceToDelivery,
} from './orders.mts';
import { alertOwner, daysSummary, nightlyReconciliation, ownersTable, stockInStep } from './owner.mts';
import { returnToRefund, shipmentTracking } from './parcels.mts';
import { abandonedCheckout, overduePayments } from './unpaid.mts';

export type Scenes = Readonly<Record<string, Scene>>;

export const shops: Scenes = {
  'nuvemshop-to-delivery': nuvemshopToDelivery,
  'order-again': orderAgain,
  'order-to-delivery': orderToDelivery,
  'payment-to-invoice': paymentToInvoice,
  'quiet-hours': quietHours,
  'return-to-refund': returnToRefund,
  'shipment-tracking': shipmentTracking,
  'stripe-to-invoice': stripeToInvoice,
  'woocommerce-to-delivery': wooCommerceToDelivery,
};

export const people: Scenes = {
  'booking-to-calendar-and-reminder': bookings,
  'lead-cadence': leadCadence,
  'lead-to-crm-whatsapp-email': leadToCrm('hubSpot'),
  'lead-to-notion-whatsapp-email': leadToCrm('notion'),
  'lead-to-pipedrive-whatsapp-email': leadToCrm('pipedrive'),
  'lead-to-salesforce-whatsapp-email': leadToCrm('salesforce'),
  'lead-to-sheet-and-brevo': leadToNewsletter,
  'lead-to-sheet-and-mailchimp': leadToNewsletter,
};

export const owner: Scenes = {
  'abandoned-checkout': abandonedCheckout,
  'alert-owner': alertOwner,
  'days-summary': daysSummary,
  'nightly-reconciliation': nightlyReconciliation,
  'overdue-payment-reminder': overduePayments,
  'owners-table': ownersTable,
  'stock-in-step': stockInStep,
};
