import { everyOrder } from './reliability/everyOrder.mts';
import { nuvemshopOperations } from './reliability/operations/nuvemshop.mts';

everyOrder(nuvemshopOperations);
