import type { INodeProperties } from 'n8n-workflow';

/** Fields of a customer beside name and CPF/CNPJ. */
export const customerFields: INodeProperties[] = [
	{
		displayName: 'Asaas Notifications',
		name: 'notifications',
		type: 'boolean',
		default: true,
		description: 'Whether Asaas itself writes to the customer, which it charges for',
	},
	{ displayName: 'CEP', name: 'postalCode', type: 'string', default: '', placeholder: 'e.g. 30160-011', description: 'Postal code' },
	{
		displayName: 'Complement',
		name: 'complement',
		type: 'string',
		default: '',
		placeholder: 'e.g. apto 12',
		description: 'Of the address',
	},
	{ displayName: 'District', name: 'district', type: 'string', default: '', placeholder: 'e.g. Centro', description: 'Bairro' },
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. ana@example.com',
		description: 'Where Asaas writes to',
	},
	{
		displayName: 'External Reference',
		name: 'externalReference',
		type: 'string',
		default: '',
		description: 'What your books call the customer',
	},
	{
		displayName: 'House Number',
		name: 'number',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1148',
		description: 'S/N where there is none',
	},
	{ displayName: 'Observations', name: 'observations', type: 'string', default: '', description: 'Notes that the customer does not see' },
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		placeholder: 'e.g. +55 31 98888-7777',
		description: 'Brazilian number with area code',
	},
	{
		displayName: 'Street',
		name: 'street',
		type: 'string',
		default: '',
		placeholder: 'e.g. Rua da Bahia',
		description: 'Without the house number',
	},
];
