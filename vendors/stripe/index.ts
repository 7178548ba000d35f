import { accountOf, vendor } from './client/vendor';
import { openPaymentSource } from './events/paymentSource';
import { defaultTopics, paymentTopics, topicsOf } from './events/topics';
import { openCheckoutKeeper } from './payments/checkoutKeeper';
import { stripeRecords } from './payments/saleRecord';

const stripe = { ...vendor, accountOf, credentialType: 'ponteStripeApi' };

export const stripePaymentSource = { ...stripe, open: openPaymentSource, topics: paymentTopics, defaultTopics, topicsOf };

export const stripeCheckoutKeeper = { ...stripe, open: openCheckoutKeeper };

export const stripeRecordReader = { ...vendor, shapes: stripeRecords };
