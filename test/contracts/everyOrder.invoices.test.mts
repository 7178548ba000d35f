import { everyOrder } from './reliability/everyOrder.mts';
import { invoiceOperations } from './reliability/operations/invoices.mts';

everyOrder(invoiceOperations);
