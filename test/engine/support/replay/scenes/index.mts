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
import { shipmentTracking } from './parcels.mts';
import { abandonedCheckout, overduePayments } from './unpaid.mts';

export const scenes: Readonly<Record<string, Scene>> = {
  'abandoned-checkout': abandonedCheckout,
  'alert-owner': alertOwner,
  'booking-to-calendar-and-reminder': bookings,
  'days-summary': daysSummary,
  'lead-cadence': leadCadence,
  'lead-to-crm-whatsapp-email': leadToCrm('hubSpot'),
  'lead-to-notion-whatsapp-email': leadToCrm('notion'),
  'lead-to-pipedrive-whatsapp-email': leadToCrm('pipedrive'),
  'lead-to-salesforce-whatsapp-email': leadToCrm('salesforce'),
  'lead-to-sheet-and-brevo': leadToNewsletter,
  'lead-to-sheet-and-mailchimp': leadToNewsletter,
  'nightly-reconciliation': nightlyReconciliation,
  'nuvemshop-to-delivery': nuvemshopToDelivery,
  'order-again': orderAgain,
  'order-to-delivery': orderToDelivery,
  'overdue-payment-reminder': overduePayments,
  'owners-table': ownersTable,
  'payment-to-invoice': paymentToInvoice,
  'quiet-hours': quietHours,
  'shipment-tracking': shipmentTracking,
  'stock-in-step': stockInStep,
  'stripe-to-invoice': stripeToInvoice,
  'woocommerce-to-delivery': wooCommerceToDelivery,
};
