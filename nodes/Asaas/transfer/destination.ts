import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AsaasAccount } from '../shared/asaas';
import { textParameter } from '../../shared/textParameter';

type Destination = Parameters<AsaasAccount['transfers']['create']>[0]['destination'];

type PixKeyType = Extract<Destination, { pixKey: string }>['pixKeyType'];

type AccountType = Extract<Destination, { bankAccount: object }>['bankAccount']['type'];

const toKey = { show: { sendTo: ['pixKey'] } };
const toBank = { show: { sendTo: ['bankAccount'] } };

const bankField = (displayName: string, name: string, placeholder: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	required: true,
	displayOptions: toBank,
	placeholder: `e.g. ${placeholder}`,
	description,
});

/** Where the money goes. */
export const destinationProperties: INodeProperties[] = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{ name: 'Bank Account', value: 'bankAccount' },
			{ name: 'Pix Key', value: 'pixKey' },
		],
		default: 'pixKey',
		description: 'Where the money goes',
	},
	{
		displayName: 'Pix Key Type',
		name: 'pixKeyType',
		type: 'options',
		options: [
			{ name: 'CNPJ', value: 'cnpj' },
			{ name: 'CPF', value: 'cpf' },
			{ name: 'Email', value: 'email' },
			{ name: 'Phone', value: 'phone' },
			{ name: 'Random Key', value: 'random' },
		],
		default: 'cpf',
		displayOptions: toKey,
		description: 'What the key is',
	},
	{
		displayName: 'Pix Key',
		name: 'pixKey',
		type: 'string',
		default: '',
		required: true,
		displayOptions: toKey,
		description: 'The key of the receiver',
	},
	bankField('Owner Name', 'ownerName', 'Ana Souza', 'Whose account it is'),
	bankField('Owner CPF/CNPJ', 'ownerTaxId', '529.982.247-25', 'Of the owner'),
	bankField('Bank Code', 'bankCode', '237', 'Three digits of the central bank'),
	bankField('Branch', 'agency', '1263', 'Agência, without the digit'),
	bankField('Account', 'account', '9999991', 'Conta, without the digit'),
	bankField('Account Digit', 'accountDigit', '1', 'Behind the dash'),
	{
		displayName: 'Account Type',
		name: 'accountType',
		type: 'options',
		options: [
			{ name: 'Checking', value: 'checking' },
			{ name: 'Savings', value: 'savings' },
		],
		default: 'checking',
		displayOptions: toBank,
		description: 'Kind of account',
	},
];

export function destinationParameter(context: IExecuteFunctions, itemIndex: number): Destination {
	const read = (name: string) => textParameter(context, itemIndex, name);
	if (read('sendTo') === 'pixKey') return { pixKey: read('pixKey'), pixKeyType: read('pixKeyType') as PixKeyType };
	return {
		bankAccount: {
			bankCode: read('bankCode'),
			ownerName: read('ownerName'),
			taxId: read('ownerTaxId'),
			agency: read('agency'),
			account: read('account'),
			accountDigit: read('accountDigit'),
			type: read('accountType') as AccountType,
		},
	};
}
