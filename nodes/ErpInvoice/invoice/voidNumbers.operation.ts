import { readQuantity } from '../../../domain/values/amount';
import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InvoiceIssuer, NumberRange, VoidedNumbers } from '../../../domain/ports/invoiceIssuer';
import { adviceFor } from '../../../domain/sefaz/sefazRejections';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { modelProperties } from './modelProperty';
import { notOffered } from './notOffered';
import { reasonOf } from './refuseRejected';
import { boundedText, boundedTextProperty, justification } from './textOfLength';

export const option: INodePropertyOptions = {
	name: 'Void Numbers',
	value: 'voidNumbers',
	description: 'Tell SEFAZ that numbers were skipped and will never be used (inutilização)',
	action: 'Void numbers of invoices',
};

export const description: INodeProperties[] = showFor({ operation: ['voidNumbers'] }, [
	...modelProperties([55, 65]),
	{
		displayName: 'Series',
		name: 'series',
		type: 'string',
		default: '1',
		required: true,
		description: 'Series of the numbers, 0 to 999',
	},
	{
		displayName: 'First Number',
		name: 'firstNumber',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 0,
		required: true,
		description: 'The lowest number that was skipped',
	},
	{
		displayName: 'Last Number',
		name: 'lastNumber',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 0,
		required: true,
		description: 'The highest number that was skipped; the first one again for a single number',
	},
	boundedTextProperty(justification, {
		placeholder: 'e.g. Falha no sistema pulou a numeração',
		description: 'Why the numbers were skipped; SEFAZ keeps it',
	}),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult> {
	if (!issuer.voidNumbers) throw notOffered(option.name);
	const voided = await issuer.voidNumbers(rangeParameter(context, itemIndex));
	if (voided.status === 'rejected') throw refused(voided);
	return documentResult('voidedNumbers', voided);
}

/** Nine digits is what the number of an NF-e can have. */
const highestNumber = 999_999_999;

function rangeParameter(context: IExecuteFunctions, itemIndex: number): NumberRange {
	const series = String(context.getNodeParameter('series', itemIndex, '1') ?? '').trim();
	const numberOf = (name: string) => {
		const reading = readQuantity(context.getNodeParameter(name, itemIndex, 0), { most: highestNumber });
		return reading.valid ? reading.value : Number.NaN;
	};
	const [first, last] = [numberOf('firstNumber'), numberOf('lastNumber')];
	const problems = [
		...(/^\d{1,3}$/.test(series) ? [] : ['"Series" must be a number from 0 to 999']),
		...(first > 0 ? [] : ['"First Number" must be a whole number from 1 to 999999999']),
		...(last > 0 ? [] : ['"Last Number" must be a whole number from 1 to 999999999']),
		...(last < first ? ['"Last Number" is below "First Number"'] : []),
	];
	if (problems.length > 0) throw invalidRange(problems);
	const model = context.getNodeParameter('model', itemIndex, 55) as NumberRange['model'];
	return { model, series, first, last, justification: boundedText(context, itemIndex, justification) };
}

function invalidRange(problems: string[]): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'numberRange',
		message: problems.join('; '),
		hint: 'Correct the range, then run the item again',
	});
}

function refused(voided: VoidedNumbers): IntegrationError {
	const { vendor, rejection, first, last } = voided;
	const message = `SEFAZ did not void the numbers ${first} to ${last}${reasonOf(rejection)}`;
	const hint = adviceFor(rejection?.code) ?? 'Look up in the ERP which of the numbers were used';
	return new IntegrationError(
		{ id: vendor },
		{ class: 'rejected', code: rejection?.code ?? 'rejected', message, hint },
		{ voidedNumbers: voided },
	);
}
