import type { Invoice } from '../../domain/documents/invoice';
import { readAccessKey } from '../../domain/values/accessKey';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/** A sale has one invoice: where a person made an NFC-e of it, that is no NF-e, which its key alone tells. */
export function refuseOtherModel(vendor: Vendor, invoice: Invoice): Invoice {
	const { accessKey, model, number, id } = invoice;
	const issued = accessKey === null ? String(model) : readAccessKey(accessKey).model;
	if (issued === String(model)) return invoice;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'invoiceModel',
		message: `Invoice ${number ?? id} in ${vendor.name} is of model ${issued}, and ${model} was asked for`,
		hint: `Choose model ${issued} in the node, or cancel that invoice in ${vendor.name}`,
	});
}
