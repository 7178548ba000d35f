import type { ComparisonKind } from './comparisonKind';
import { ordersInvoices } from './ordersInvoices';
import { ordersPayments } from './ordersPayments';

export const comparisons: readonly [ComparisonKind, ...ComparisonKind[]] = [ordersInvoices, ordersPayments];
