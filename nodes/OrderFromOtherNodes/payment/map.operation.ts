import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Payment, PaymentStatus } from '../../../domain/documents/payment';
import { readAmount } from '../../../domain/values/amount';
import { parseDay } from '../../../domain/values/day';
import { readTime } from '../../../domain/scheduling/readTime';
import { asLink } from '../../../runtime/client/json';
import type { ItemResult } from '../../../runtime/host/runItems';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { writtenTaxId } from '../../shared/orderFields';
import { showFor } from '../../shared/showFor';
import { detailsProperty, mapOption, mapped, missing, phoneOf, refuseFields, text, written } from '../mapping';

export const option = mapOption('a payment');

const statuses: Partial<Record<PaymentStatus, string>> = {
	chargeback: 'Claimed Back (Chargeback)',
	confirmed: 'Confirmed, the Money Comes Later',
	deleted: 'Deleted',
	pending: 'Open',
	overdue: 'Overdue',
	received: 'Received',
	refunded: 'Refunded',
};

const methods: Partial<Record<Payment['method'], string>> = {
	bank_slip: 'Boleto',
	cash: 'Cash',
	credit_card: 'Credit Card',
	debit_card: 'Debit Card',
	unknown: 'Other',
	pix: 'Pix',
	transfer: 'Transfer',
};

const choices = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, name]) => ({ name, value }));

export const description: INodeProperties[] = showFor({ resource: ['payment'] }, [
	text('System', 'system', {
		required: true,
		placeholder: 'e.g. pagarme',
		hint: 'System and ID are what a payment is known by: keep them as they are',
		description: 'A name for the account that the payments are in',
	}),
	text('Payment ID', 'paymentId', { required: true, placeholder: 'e.g. 48120', description: "The system's own ID of the payment" }),
	text('Value', 'value', { required: true, placeholder: 'e.g. 149.90', description: 'In reais' }),
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: choices(statuses),
		default: 'received',
		description: 'How the payment stands',
	},
	detailsProperty([
		{ displayName: 'Method', name: 'method', type: 'options', options: choices(methods), default: 'pix', description: 'How it is paid' },
		text('CPF/CNPJ', 'taxId', { placeholder: 'e.g. 529.982.247-25', description: 'Of the customer' }),
		text('Customer Name', 'name', { placeholder: 'e.g. Ana Souza', description: 'Person or company' }),
		text('Due Date', 'dueDate', { placeholder: 'e.g. 2026-12-10', description: 'By when it has to be paid' }),
		text('Email', 'email', { placeholder: 'name@email.com', description: 'Of the customer' }),
		text('Link', 'invoiceUrl', { placeholder: 'e.g. https://…', description: 'Where the customer can pay' }),
		text('Order Number', 'orderNumber', { placeholder: 'e.g. 1001', description: 'Of the order that it pays for' }),
		text('Paid At', 'paidAt', { placeholder: 'e.g. 2026-12-01T14:00:00-03:00', description: 'When the money came' }),
		text('Phone', 'phone', { placeholder: 'e.g. (31) 98888-7777', description: 'Of the customer' }),
		text('Pix Code', 'pix', { placeholder: 'e.g. 00020126…', description: 'Copia e cola' }),
	]),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<ItemResult> {
	const own = (name: string) => written(context.getNodeParameter(name, itemIndex, ''));
	const [system, id, status] = [own('system'), own('paymentId'), own('status')];
	const details = fieldsParameter(context, itemIndex, 'details');
	const value = readAmount(context.getNodeParameter('value', itemIndex, ''));
	const dueDate = parseDay(written(details.dueDate) ?? '');
	const paidAt = readTime(details.paidAt, context.getTimezone());
	const method = written(details.method) ?? 'unknown';
	refuseFields('payment', [
		...missing('System', system),
		...missing('payment.id', id),
		...(value.valid ? [] : [{ field: 'payment.value', message: value.reason }]),
		...(Object.hasOwn(statuses, status ?? '') ? [] : [{ field: 'Status', message: `is not one of ${Object.keys(statuses).join(', ')}` }]),
		...(Object.hasOwn(methods, method) ? [] : [{ field: 'Method', message: `is not one of ${Object.keys(methods).join(', ')}` }]),
		...(details.dueDate !== undefined && dueDate === undefined ? [{ field: 'payment.dueDate', message: 'is not a date' }] : []),
		...(details.paidAt !== undefined && paidAt === undefined ? [{ field: 'payment.paidAt', message: 'is not a time' }] : []),
	]);
	const payment: Payment = {
		vendor: system!,
		id: id!,
		status: status as PaymentStatus,
		vendorStatus: status!,
		method: method as Payment['method'],
		value: value.valid ? value.value : 0,
		netValue: null,
		dueDate: dueDate ?? null,
		paidAt: paidAt ?? null,
		...aroundOf(details),
	};
	return mapped(context, itemIndex, 'payment', { payment });
}

function aroundOf(details: IDataObject): Pick<Payment, 'customer' | 'orderNumber' | 'orderId' | 'invoiceUrl' | 'pix' | 'bankSlip'> {
	const pix = written(details.pix);
	return {
		customer: {
			id: null,
			name: written(details.name),
			email: written(details.email),
			phone: phoneOf(details.phone),
			taxId: writtenTaxId(written(details.taxId)),
			stateRegistration: null,
			address: null,
		},
		orderNumber: written(details.orderNumber)?.replace(/^#/, '') ?? null,
		orderId: null,
		invoiceUrl: asLink(details.invoiceUrl),
		pix: pix === null ? null : { payload: pix, image: null },
		bankSlip: null,
	};
}
