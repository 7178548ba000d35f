import type { PaymentRegister } from '../../domain/ports/paymentRegister';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openPaymentSource } from './events/paymentSource';
import { defaultTopics, paymentTopics, topicsOf } from './events/topics';
import { openCheckoutKeeper } from './payments/checkoutKeeper';
import { openPaymentRegister } from './payments/paymentRegister';
import { stripeRecords } from './payments/saleRecord';

const stripe = { ...vendor, accountOf, credentialType: 'ponteStripeApi' };

export const stripePaymentSource = { ...stripe, open: openPaymentSource, topics: paymentTopics, defaultTopics, topicsOf };

export const stripeCheckoutKeeper = { ...stripe, open: openCheckoutKeeper };

export const stripePaymentRegister: VendorEntry<PaymentRegister> = { ...stripe, open: openPaymentRegister };

export const stripeRecordReader = { ...vendor, shapes: stripeRecords };
