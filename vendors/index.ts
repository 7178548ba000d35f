/** The registry: one line a vendor and port. Nodes know vendors by this file alone. */
import type { Carrier } from '../domain/ports/carrier';
import type { InvoiceIssuer } from '../domain/ports/invoiceIssuer';
import type { Messenger } from '../domain/ports/messenger';
import type { StockKeeper } from '../domain/ports/stockKeeper';
import type { VendorEntry } from '../runtime/vendorEntry';

export const invoiceIssuers: readonly VendorEntry<InvoiceIssuer>[] = [];

export const stockKeepers: readonly VendorEntry<StockKeeper>[] = [];

export const carriers: readonly VendorEntry<Carrier>[] = [];

export const messengers: readonly VendorEntry<Messenger>[] = [];
