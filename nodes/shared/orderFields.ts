import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { composeOrder, type OrderParts } from '../../domain/sale/composeOrder';
import type { Order } from '../../domain/documents/order';
import type { Payment } from '../../domain/documents/payment';
import { readAmount } from '../../domain/values/amount';
import { readPhone } from '../../domain/values/phone';
import type { PostalAddress } from '../../domain/values/postalAddress';
import { parsePostalCode } from '../../domain/values/postalAddress';
import { parseForeignId, parseTaxIdField, unreadTaxId, type TaxId } from '../../domain/values/taxId';
import { hostClock } from '../../runtime/host/clock';
import { asObject } from '../../runtime/host/itemDocuments';

const text = (displayName: string, name: string, about: Partial<INodeProperties>): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	...about,
});

const reais = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { numberPrecision: 2, minValue: 0 },
	default: 0,
	description,
});

const paymentMethods: [Payment['method'], string][] = [
	['bank_slip', 'Boleto'],
	['cash', 'Cash'],
	['credit_card', 'Credit Card'],
	['debit_card', 'Debit Card'],
	['unknown', 'Other'],
	['pix', 'Pix'],
	['transfer', 'Transfer'],
];

const productFields: INodeProperties[] = [
	text('Name', 'name', { placeholder: 'e.g. Camiseta de algodão M', description: 'As it stands on the invoice' }),
	text('NCM', 'ncm', {
		placeholder: 'e.g. 61091000',
		hint: 'Only where the ERP does not know it',
		description: 'Fiscal classification, 8 digits',
	}),
	{ displayName: 'Price', name: 'price', type: 'number', typeOptions: { minValue: 0 }, default: 0, description: 'Of one unit, in reais' },
	{
		displayName: 'Quantity',
		name: 'quantity',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description: 'How many were sold',
	},
	text('SKU', 'sku', { placeholder: 'e.g. CAM-ALG-M', description: 'The SKU that the product has in the ERP' }),
];

/** An order to be typed in, or taken from somewhere else field by field: for a customer in Brazil. */
export const orderFieldProperties: INodeProperties[] = [
	text('Order Number', 'orderNumber', {
		required: true,
		placeholder: 'e.g. 1001',
		hint: 'The same number is the same order: it gets one invoice',
		description: 'The number that shop and customer know the order by',
	}),
	text('Customer Name', 'customerName', { required: true, placeholder: 'e.g. Ana Souza', description: 'Person or company' }),
	text('CPF/CNPJ', 'taxId', {
		required: true,
		placeholder: 'e.g. 529.982.247-25',
		description: 'Of the customer, with or without dots',
	}),
	text('Email', 'email', { placeholder: 'name@email.com', description: 'Of the customer' }),
	text('Phone', 'phone', { placeholder: 'e.g. (31) 98888-7777', description: 'Of the customer' }),
	text('CEP', 'postalCode', { required: true, placeholder: 'e.g. 30160-011', description: 'Postal code of the customer' }),
	text('Street', 'street', { required: true, placeholder: 'e.g. Rua da Bahia', description: 'Without the number' }),
	text('House Number', 'streetNumber', { required: true, placeholder: 'e.g. 1148', description: 'S/N where there is none' }),
	text('Complement', 'complement', { placeholder: 'e.g. apto 12', description: 'Flat, floor or building' }),
	text('District', 'district', { required: true, placeholder: 'e.g. Centro', description: 'Bairro' }),
	text('City', 'city', { required: true, placeholder: 'e.g. Belo Horizonte', description: 'City of the customer' }),
	text('State', 'state', { required: true, placeholder: 'e.g. MG', description: 'UF, two letters' }),
	{
		displayName: 'Products',
		name: 'products',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Product',
		default: {},
		required: true,
		options: [{ displayName: 'Product', name: 'product', values: productFields }],
		description: 'What was sold',
	},
	reais('Shipping Price', 'shippingPrice', 'What the customer pays for shipping, in reais'),
	reais('Discount', 'discount', 'Off the products of the whole order, in reais'),
	{
		displayName: 'Payment Method',
		name: 'paymentMethod',
		type: 'options',
		options: paymentMethods.map(([value, name]) => ({ name, value })),
		default: 'pix',
		description: 'How the customer paid',
	},
];

export type Product = OrderParts['products'][number];

/** What is missing or wrong is said by the same checks that every order goes through. `products`: where they are not the parameter's. */
export function orderFromFields(context: IExecuteFunctions, itemIndex: number, products = writtenProducts(context, itemIndex)): Order {
	const field = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim() || null;
	const amount = (name: string) => strictNumber(context.getNodeParameter(name, itemIndex, 0));
	const name = field('customerName');
	const phone = readPhone(field('phone'));
	return composeOrder(
		{
			number: field('orderNumber') ?? '',
			customer: {
				name,
				email: field('email'),
				phone: phone.valid ? phone.e164 : field('phone'),
				taxId: writtenTaxId(field('taxId')),
				stateRegistration: null,
			},
			address: { recipient: name, ...writtenAddress(field) },
			products,
			shippingPrice: amount('shippingPrice'),
			discount: amount('discount'),
			paymentMethod: context.getNodeParameter('paymentMethod', itemIndex, 'pix') as Payment['method'],
		},
		hostClock.now(),
	);
}

/** NaN where it is no amount: the checks refuse it by its field, instead of taking an empty cell for 0. */
function strictNumber(value: unknown, places = 2): number {
	const reading = readAmount(value, { places });
	return reading.valid ? reading.value : Number.NaN;
}

/** A wrong one is kept, so that it is told as wrong and not as missing. */
export function writtenTaxId(written: string | null): TaxId | null {
	if (written === null) return null;
	return parseTaxIdField(written) ?? parseForeignId(written) ?? unreadTaxId(written);
}

function writtenAddress(field: (name: string) => string | null): Omit<PostalAddress, 'recipient'> {
	const postalCode = field('postalCode');
	return {
		street: field('street'),
		number: field('streetNumber'),
		complement: field('complement'),
		district: field('district'),
		city: field('city'),
		state: field('state')?.toUpperCase() ?? null,
		postalCode: parsePostalCode(postalCode) ?? postalCode,
		country: 'BR',
	};
}

function writtenProducts(context: IExecuteFunctions, itemIndex: number): Product[] {
	const { product } = (context.getNodeParameter('products', itemIndex, {}) ?? {}) as IDataObject;
	return (Array.isArray(product) ? product : []).map((line) => productOf(asObject(line) ?? {}));
}

/** What was not filled in is one of it, for nothing. */
export function productOf({ sku, name, quantity, price, ncm }: IDataObject): Product {
	const written = (value: unknown) => String(value ?? '').trim();
	return {
		sku: written(sku),
		name: written(name),
		quantity: strictNumber(quantity === undefined ? 1 : quantity, 4),
		price: strictNumber(price === undefined ? 0 : price, 10),
		ncm: written(ncm).replace(/\./g, '') || null,
	};
}
