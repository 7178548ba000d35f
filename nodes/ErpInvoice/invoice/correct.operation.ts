import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InvoiceIssuer } from '../../../domain/ports/invoiceIssuer';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { showFor } from '../../shared/showFor';
import { invoiceProperties, invoiceReference } from './invoiceReference';
import { invoiceResult, keepingOrder } from './invoiceResult';
import { notOffered } from './notOffered';
import { boundedText, boundedTextProperty, correction } from './textOfLength';

export const option: INodePropertyOptions = {
	name: 'Correct',
	value: 'correct',
	description: 'Add a letter of correction (CC-e) to an authorized NF-e: no values, no taxes, no other customer',
	action: 'Correct an invoice',
};

export const description: INodeProperties[] = showFor({ operation: ['correct'] }, [
	...invoiceProperties,
	boundedTextProperty(correction, {
		placeholder: 'e.g. O peso bruto correto é 12,5 kg',
		description: 'All that is to be corrected: a new letter replaces the one before',
	}),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult> {
	if (!issuer.correct) throw notOffered(option.name);
	const { id, model, onItem } = invoiceReference(context, itemIndex);
	if (model !== 55) throw notCorrectable();
	const text = boundedText(context, itemIndex, correction);
	return invoiceResult(keepingOrder(await issuer.correct(id, text), onItem));
}

function notCorrectable(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'invoiceModel',
		message: 'Only an NF-e (55) can be corrected by a letter',
		hint: 'Cancel the invoice and issue a new one',
	});
}
