import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ServiceDetails } from '../../domain/ports/invoiceIssuer';

const taxFields = [
	['cofins', 'COFINS (%)'],
	['csll', 'CSLL (%)'],
	['inss', 'INSS (%)'],
	['ir', 'IR (%)'],
	['pis', 'PIS (%)'],
] as const;

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
		options: [
			...taxFields.slice(0, 2).map(taxField),
			{
				displayName: 'Deductions',
				name: 'deductions',
				type: 'number',
				default: 0,
				description: 'Reais that are taken off before the ISS is calculated',
			},
			...taxFields.slice(2).map(taxField),
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
		],
	},
];

function taxField([name, displayName]: (typeof taxFields)[number]): INodeProperties {
	return { displayName, name, type: 'number', default: 0, description: 'Rate of this tax' };
}

export function serviceParameter(context: IExecuteFunctions, itemIndex: number): ServiceDetails {
	const details = context.getNodeParameter('serviceDetails', itemIndex, {}) as IDataObject;
	const text = (value: unknown) => String(value ?? '').trim() || null;
	const rate = (value: unknown) => Number(value ?? 0);
	return {
		id: text(details.id),
		code: text(context.getNodeParameter('serviceCode', itemIndex, '')),
		name: text(context.getNodeParameter('serviceName', itemIndex, '')) ?? '',
		...(text(details.cityTaxCode) === null ? {} : { cityTaxCode: text(details.cityTaxCode) }),
		...(text(details.cnae) === null ? {} : { cnae: text(details.cnae) }),
		description: text(details.description),
		deductions: rate(details.deductions),
		taxes: {
			iss: rate(context.getNodeParameter('issRate', itemIndex, 0)),
			retainIss: details.retainIss === true,
			cofins: rate(details.cofins),
			csll: rate(details.csll),
			inss: rate(details.inss),
			ir: rate(details.ir),
			pis: rate(details.pis),
		},
	};
}
