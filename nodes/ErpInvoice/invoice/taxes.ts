import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { GoodsTaxes } from '../../../domain/ports/invoiceIssuer';
import type { InvoiceIssuerEntry } from '../../../runtime/vendorEntry';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { readAmount } from '../../../domain/values/amount';
import { percentage } from '../../shared/numberParameter';
import { showFor } from '../../shared/showFor';

const code = (displayName: string, name: string, byDefault: string, about: Partial<INodeProperties>): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: byDefault,
	...about,
});

/** Right for many shops of the Simples Nacional that resell goods; the accountant decides. */
const byDefault = {
	cfopInState: '5102',
	cfopInterstate: '6108',
	icmsSituation: '102',
	icmsOrigin: '0',
	pisSituation: '49',
	cofinsSituation: '49',
};

const fields: INodeProperties[] = [
	code('CFOP Within the State', 'cfopInState', byDefault.cfopInState, {
		required: true,
		hint: 'The accountant decides on this and the codes below',
		description: 'Of a sale to a customer in your own state',
	}),
	code('CFOP to Other States', 'cfopInterstate', byDefault.cfopInterstate, {
		required: true,
		description: 'Of a sale to a customer in another state who does not pay ICMS',
	}),
	code('CST or CSOSN', 'icmsSituation', byDefault.icmsSituation, {
		required: true,
		hint: 'Simples Nacional: a CSOSN of 3 digits; others: a CST of 2',
		description: 'Situation of ICMS',
	}),
	code('Origin of the Goods', 'icmsOrigin', byDefault.icmsOrigin, { required: true, hint: '0: Brazil', description: 'One digit, 0 to 8' }),
	code('CST of PIS', 'pisSituation', byDefault.pisSituation, { required: true, description: 'Two digits' }),
	code('CST of COFINS', 'cofinsSituation', byDefault.cofinsSituation, { required: true, description: 'Two digits' }),
	{
		displayName: 'Tax Details',
		name: 'taxDetails',
		type: 'collection',
		placeholder: 'Add Detail',
		default: {},
		options: [
			code('CFOP to ICMS Payers in Other States', 'cfopInterstateContributor', '6102', {
				description: 'Of a sale to a company that pays ICMS there. Where it is left out: 6102 for 6108, and 6101 for 6107.',
			}),
			{ displayName: 'COFINS (%)', name: 'cofinsRate', type: 'number', default: 0, description: 'Rate, with CST 01 or 02' },
			code('Default NCM', 'ncm', '', { placeholder: 'e.g. 61091000', description: 'For products that have none; 8 digits' }),
			code('IBS and CBS: Classification', 'ibsCbsClassification', '000001', { description: 'The cClassTrib, 6 digits' }),
			code('IBS and CBS: CST', 'ibsCbsSituation', '000', { description: 'Three digits; the regular regime needs it since 2026' }),
			{ displayName: 'ICMS (%)', name: 'icmsRate', type: 'number', default: 0, description: 'Rate, where the situation has one' },
			{ displayName: 'PIS (%)', name: 'pisRate', type: 'number', default: 0, description: 'Rate, with CST 01 or 02' },
		],
	},
];

/** For vendors that pass on what they are told. */
export function taxProperties(entries: readonly InvoiceIssuerEntry[]): INodeProperties[] {
	const asking = entries.filter(({ asksTaxes }) => asksTaxes === true).map(({ id }) => id);
	return asking.length === 0 ? [] : showFor({ vendor: asking, model: [55, 65] }, fields);
}

const patterns: Record<keyof typeof byDefault, RegExp> = {
	cfopInState: /^5\d{3}$/,
	cfopInterstate: /^6\d{3}$/,
	icmsSituation: /^\d{2,3}$/,
	icmsOrigin: /^[0-8]$/,
	pisSituation: /^\d{2}$/,
	cofinsSituation: /^\d{2}$/,
};

export function taxesParameter(context: IExecuteFunctions, itemIndex: number): GoodsTaxes {
	const names = Object.keys(byDefault) as (keyof typeof byDefault)[];
	const codes = Object.fromEntries(
		names.map((name) => [name, String(context.getNodeParameter(name, itemIndex, byDefault[name])).trim()]),
	) as typeof byDefault;
	const details = context.getNodeParameter('taxDetails', itemIndex, {}) as IDataObject;
	const ncm = String(details.ncm ?? '').replace(/\D/g, '');
	const contributorCfop = String(details.cfopInterstateContributor ?? '').trim();
	const wrong = [
		...names.filter((name) => !patterns[name].test(codes[name])).map(labelOf),
		...(contributorCfop === '' || patterns.cfopInterstate.test(contributorCfop) ? [] : ['CFOP to ICMS Payers in Other States']),
		...(ncm === '' || /^\d{8}$/.test(ncm) ? [] : ['Default NCM']),
	];
	if (wrong.length > 0) throw invalidCodes(wrong);
	return {
		...codes,
		...(contributorCfop === '' ? {} : { cfopInterstateContributor: contributorCfop }),
		icmsRate: rateOf(details.icmsRate) ?? null,
		...withRates(details),
		ncm: ncm || null,
		ibsCbs: ibsCbsOf(details),
	};
}

/** Undefined where it was not added; what is no number is NaN, for the checks to name. */
function rateOf(written: unknown): number | undefined {
	if (written === undefined) return undefined;
	const reading = readAmount(written, percentage);
	return reading.valid ? reading.value : Number.NaN;
}

function withRates({ pisRate, cofinsRate }: IDataObject): Pick<GoodsTaxes, 'pisRate' | 'cofinsRate'> {
	const [pis, cofins] = [rateOf(pisRate), rateOf(cofinsRate)];
	return { ...(pis === undefined ? {} : { pisRate: pis }), ...(cofins === undefined ? {} : { cofinsRate: cofins }) };
}

function ibsCbsOf({ ibsCbsSituation, ibsCbsClassification }: IDataObject): GoodsTaxes['ibsCbs'] {
	if (ibsCbsSituation === undefined && ibsCbsClassification === undefined) return null;
	return { situation: String(ibsCbsSituation ?? '000'), classification: String(ibsCbsClassification ?? '000001') };
}

function labelOf(name: string): string {
	return fields.find((field) => field.name === name)?.displayName ?? name;
}

function invalidCodes(labels: string[]): IntegrationError {
	return new IntegrationError(
		'ponte',
		{
			class: 'validation',
			code: 'taxCodes',
			message: `These tax codes cannot be right: ${labels.map((label) => `"${label}"`).join(', ')}`,
			hint: 'Ask the accountant for the codes of your sales',
		},
		{ problems: labels.map((label) => ({ field: label, message: 'is not one of the codes' })) },
	);
}
