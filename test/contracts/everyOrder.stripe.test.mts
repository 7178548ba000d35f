import { everyOrder } from './reliability/everyOrder.mts';
import { stripeOperations } from './reliability/operations/stripe.mts';

everyOrder(stripeOperations);
