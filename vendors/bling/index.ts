import type { InvoiceIssuer } from '../../domain/ports/invoiceIssuer';
import type { StockKeeper } from '../../domain/ports/stockKeeper';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { openStockKeeper } from './stock/stockKeeper';

const bling = { id: 'bling', name: 'Bling', credentialType: 'ponteBlingOAuth2Api' };

export const blingInvoiceIssuer: VendorEntry<InvoiceIssuer> = { ...bling, open: openInvoiceIssuer };

export const blingStockKeeper: VendorEntry<StockKeeper> = { ...bling, open: openStockKeeper };
