import { everyOrder } from './reliability/everyOrder.mts';
import { leadOperations } from './reliability/operations/leads.mts';

everyOrder(leadOperations);
