import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ServiceDetails } from '../../domain/ports/invoiceIssuer';
import { readAmount, type AmountRules } from '../../domain/values/amount';
import { percentage, requireNumber } from './numberParameter';
import { regularRegime, regularRegimeFields } from './regularRegime';

const taxFields = [
	['cofins', 'COFINS (%)'],
	['csll', 'CSLL (%)'],
	['inss', 'INSS (%)'],
	['ir', 'IR (%)'],
	['pis', 'PIS (%)'],
] as const;

type TaxName = (typeof taxFields)[number][0];

const details: INodeProperties[] = [
	...regularRegimeFields,
	...taxFields.map(taxField),
	{
		displayName: 'Deductions',
		name: 'deductions',
		type: 'number',
		default: 0,
		description: 'Reais that are taken off before the ISS is calculated',
	},
	{
		displayName: 'Invoice Each Installment',
		name: 'eachInstallment',
		type: 'boolean',
		default: false,
		description: 'Whether a payment in installments gets an NFS-e for each of them, rather than one over all',
	},
	{
		displayName: 'Service Description',
		name: 'description',
		type: 'string',
		default: '',
		hint: 'Without it: the items of the order',
		description: 'What the customer reads',
	},
	{
		displayName: 'Service ID',
		name: 'id',
		type: 'string',
		default: '',
		description: "The issuer's own ID of the service; wins over the code",
	},
	{
		displayName: 'Withhold ISS',
		name: 'retainIss',
		type: 'boolean',
		default: false,
		description: 'Whether the customer withholds the ISS',
	},
];

/** What an NFS-e has to say of the service. */
export const serviceProperties: INodeProperties[] = [
	{
		displayName: 'Service Name',
		name: 'serviceName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Análise e desenvolvimento de sistemas',
		description: 'As the city hall calls the service',
	},
	{
		displayName: 'Service Code',
		name: 'serviceCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1.01',
		hint: 'Where the issuer knows the list of your city: leave it empty and add "Service ID" under "Service Details"',
		description: 'Of the list of services of the city hall',
	},
	{
		displayName: 'ISS (%)',
		name: 'issRate',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0 },
		default: 0,
		description: 'Rate of the service in your city',
	},
	{
		displayName: 'Service Details',
		name: 'serviceDetails',
		type: 'collection',
		placeholder: 'Add Detail',
		default: {},
		options: details.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	},
];

function taxField([name, displayName]: (typeof taxFields)[number]): INodeProperties {
	return { displayName, name, type: 'number', default: 0, description: 'Rate of this tax' };
}

type ReadNumber = (value: unknown, field: string, rules: AmountRules) => number;

/** NaN where it is none, for the checks of Preflight to name. */
const numberToCheck: ReadNumber = (value, _field, rules) => {
	const reading = readAmount(value, rules);
	return reading.valid ? reading.value : Number.NaN;
};

/** What was filled in, refused where a number is none. */
export function serviceParameter(context: IExecuteFunctions, itemIndex: number): ServiceDetails {
	return readService(context, itemIndex, requireNumber);
}

/** What was filled in, for Preflight to look through. */
export function serviceToCheck(context: IExecuteFunctions, itemIndex: number): ServiceDetails {
	return readService(context, itemIndex, numberToCheck);
}

function readService(context: IExecuteFunctions, itemIndex: number, read: ReadNumber): ServiceDetails {
	const details = context.getNodeParameter('serviceDetails', itemIndex, {}) as IDataObject;
	const text = (value: unknown) => String(value ?? '').trim() || null;
	// What was not added is 0; what was added and came out empty is not.
	const rate = (name: string, field: string) => (Object.hasOwn(details, name) ? read(details[name], field, percentage) : 0);
	const taxRates = Object.fromEntries(taxFields.map(([name, field]) => [name, rate(name, field)])) as Record<TaxName, number>;
	const regular = regularRegime(details, read);
	return {
		id: text(details.id),
		code: text(context.getNodeParameter('serviceCode', itemIndex, '')),
		name: text(context.getNodeParameter('serviceName', itemIndex, '')) ?? '',
		...(text(details.cityTaxCode) === null ? {} : { cityTaxCode: text(details.cityTaxCode) }),
		...(text(details.cnae) === null ? {} : { cnae: text(details.cnae) }),
		description: text(details.description),
		...(details.eachInstallment === true ? { eachInstallment: true } : {}),
		deductions: Object.hasOwn(details, 'deductions') ? read(details.deductions, 'Deductions', {}) : 0,
		taxes: {
			iss: read(context.getNodeParameter('issRate', itemIndex, 0), 'ISS (%)', percentage),
			retainIss: details.retainIss === true,
			...taxRates,
		},
		...(regular ? { regular } : {}),
	};
}
