import { everyOrder } from './reliability/everyOrder.mts';
import { carrierOperations } from './reliability/operations/carriers.mts';

everyOrder(carrierOperations);
