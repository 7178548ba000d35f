import type { Order } from '../../../domain/documents/order';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { asText } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { readReference } from '../client/reference';
import { vendor } from '../client/vendor';
import { isOtherCustomer } from '../customer/isOtherCustomer';
import type { Account } from '../records/account';
import type { AsaasRecord } from '../records/calls';
import { isOtherAmount, otherThanAsked } from '../records/otherThan';
import { invoicesOverParts, type PaidSale } from './paidSale';

const what = 'an NFS-e';

/** An NFS-e over another amount, or of another customer, is not the one of this order: its PDF would tell somebody's data to another. */
export async function refuseOtherInvoice(
	account: Account,
	record: AsaasRecord,
	key: string,
	{ order }: IssueRequest,
	sale: PaidSale | undefined,
): Promise<void> {
	if (isOtherValue(record, order, sale)) throw otherThanAsked(what, record, key, 'value');
	if (await isOfOther(account, record, order, sale)) throw otherThanAsked(what, record, key, 'customer');
}

/**
 * An NFS-e over this very payment may be over what its order cost: a part may have been paid otherwise. Over one installment it is never
 * the one of the sale.
 */
function isOtherValue(record: AsaasRecord, order: IssueRequest['order'], sale: PaidSale | undefined): boolean {
	const ofSale = sale ? [sale.value, sale.originalValue] : [];
	if (order) return [order.totals.total, ...ofSale].every((value) => isOtherAmount(record.value, value));
	return sale !== undefined && !isOver(record, sale) && ofSale.every((value) => isOtherAmount(record.value, value));
}

function isOver(record: AsaasRecord, { subject }: PaidSale): boolean {
	return Object.entries(subject).every(([field, id]) => asText(record[field]) === id);
}

/** Who pays need not be who bought: what is over the order's own payment is the order's. */
async function isOfOther(
	account: Account,
	record: AsaasRecord,
	order: IssueRequest['order'],
	sale: PaidSale | undefined,
): Promise<boolean> {
	if (sale && isOver(record, sale)) return false;
	if (order) return await isOtherCustomer(account, record, { customer: order.customer, address: null });
	const payer = asText(sale?.payment.customer);
	return payer !== null && (await isOtherCustomer(account, record, { id: payer }));
}

/** Where one part is invoiced already, an NFS-e over the whole would invoice it twice. */
export async function refuseParts(account: Account, sale: PaidSale, key: string): Promise<void> {
	const [part] = await invoicesOverParts(account, sale);
	if (part) throw otherThanAsked(what, part, key, 'value');
}

/** A payment that names another order of the shop stands beside this one by mistake: its payer would get the NFS-e of what others bought. */
export function refuseOtherOrder(payment: AsaasRecord, order: Order | null): AsaasRecord {
	const named = readReference(asText(payment.externalReference));
	if (order === null || named === null || named.source !== order.source) return payment;
	if (named.orderId === undefined ? named.number === order.number : named.orderId === order.id) return payment;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'otherOrder',
		message: `The payment on the item is of order ${named.number}, and the order on it is ${order.number}: no NFS-e was issued`,
		hint: 'Look at where the flow merges orders and payments (by position mixes them up), then run the item again',
	});
}
