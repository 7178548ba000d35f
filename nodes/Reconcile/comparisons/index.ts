import type { ComparisonKind } from './comparisonKind';
import { ordersInvoices } from './ordersInvoices';

export const comparisons: readonly [ComparisonKind, ...ComparisonKind[]] = [ordersInvoices];
