import { everyOrder } from './reliability/everyOrder.mts';
import { stockOperations } from './reliability/operations/stock.mts';

everyOrder(stockOperations);
