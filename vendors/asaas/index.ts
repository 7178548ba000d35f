import type { PaymentRegister } from '../../domain/ports/paymentRegister';
import type { InvoiceIssuerEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openAsaasAccount } from './account/asaasAccount';
import { otherTopics } from './events/families';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { paymentTopics } from './events/paymentTopics';
import { openPaymentSource } from './events/paymentSource';
import { openPaymentRegister } from './payment/paymentRegister';
import { openUnpaidSource } from './unpaid/unpaidSource';
import { countsPaidOnce, defaultEvents, presets, topicsOf } from './events/presets';

const asaas = { ...vendor, accountOf, credentialType: 'ponteAsaasApi' };

export const asaasPaymentSource = {
	...asaas,
	open: openPaymentSource,
	presets,
	/** All events of Asaas, family by family. */
	topics: [...paymentTopics, ...otherTopics],
	defaultEvents,
	topicsOf,
	countsPaidOnce,
};

/** The same payments, looked through for who has not paid. */
export const asaasUnpaidSource = { ...asaas, open: openUnpaidSource };

export const asaasAccount = { ...asaas, open: openAsaasAccount };

export const asaasPaymentRegister: VendorEntry<PaymentRegister> = { ...asaas, open: openPaymentRegister };

export const asaasInvoiceIssuer: InvoiceIssuerEntry = {
	...asaas,
	open: openInvoiceIssuer,
	models: ['nfse'],
	keyed: true,
	can: [],
	overrides: [],
	choices: [],
};
