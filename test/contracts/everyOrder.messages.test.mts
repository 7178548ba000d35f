import { everyOrder } from './reliability/everyOrder.mts';
import { messageOperations } from './reliability/operations/messages.mts';

everyOrder(messageOperations);
