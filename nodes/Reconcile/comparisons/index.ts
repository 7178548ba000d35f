import type { ComparisonKind } from './comparisonKind';
import { ordersInvoices } from './ordersInvoices';
import { ordersPayments } from './ordersPayments';
import { ordersShipments } from './ordersShipments';
import { stockStock } from './stockStock';

export const comparisons: readonly [ComparisonKind, ...ComparisonKind[]] = [ordersInvoices, ordersPayments, ordersShipments, stockStock];
