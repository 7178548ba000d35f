import type { InvoiceIssuerEntry } from '../../runtime/vendorEntry';
import { openAsaasAccount } from './asaasAccount';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { defaultTopics, paymentTopics } from './paymentTopics';
import { openPaymentSource } from './paymentSource';

const asaas = { id: 'asaas', name: 'Asaas', credentialType: 'ponteAsaasApi' };

export const asaasPaymentSource = {
	...asaas,
	open: openPaymentSource,
	topics: paymentTopics,
	defaultTopics,
};

export const asaasAccount = { ...asaas, open: openAsaasAccount };

export const asaasInvoiceIssuer: InvoiceIssuerEntry = { ...asaas, open: openInvoiceIssuer, models: ['nfse'] };
