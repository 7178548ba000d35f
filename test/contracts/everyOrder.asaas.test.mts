import { everyOrder } from './reliability/everyOrder.mts';
import { asaasOperations } from './reliability/operations/asaas.mts';

everyOrder(asaasOperations);
