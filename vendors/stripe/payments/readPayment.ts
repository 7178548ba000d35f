import type { Payment, PaymentStatus } from '../../../domain/documents/payment';
import { brazilDate } from '../../../domain/values/brazilTime';
import { fromCents } from '../../../domain/values/money';
import { asLink, asNumber, asRecord, asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { momentOf, shownCents } from '../client/amounts';
import { vendor } from '../client/vendor';
import { customerOf } from './customer';
import { givenBackCents, isRefunded } from './givenBack';
import type { Sale } from './lookUp';
import { orderNumberOf } from './orderNumber';

const statuses: Readonly<Record<string, PaymentStatus>> = {
	succeeded: 'received',
	processing: 'confirmed',
	requires_capture: 'authorized',
	requires_action: 'pending',
	requires_confirmation: 'pending',
	requires_payment_method: 'pending',
	canceled: 'deleted',
};

/** A payment by its payment intent; a checkout in which nothing had to be paid is its own. */
export function readPayment(sale: Sale): Payment {
	const { intent, charge, session } = sale;
	const id = asText(intent?.id) ?? asText(session?.id);
	if (id === null) throw unreadableAnswer(vendor, 'transient', 'a request about a payment', ['id']);
	const currency = intent?.currency ?? session?.currency;
	const value = shownCents(collectedOf(sale) ?? intent?.amount ?? session?.amount_total, currency, 'amount');
	const refunded = givenBackCents(charge, currency);
	const vendorStatus = asText(intent?.status) ?? asText(session?.payment_status) ?? '';
	return {
		vendor: vendor.id,
		id,
		status: statusOf(sale, vendorStatus),
		vendorStatus,
		method: methodOf(sale),
		value: fromCents(value),
		netValue: null,
		...(refunded > 0 ? { refunded: fromCents(refunded), remaining: fromCents(value - refunded) } : {}),
		dueDate: dueDateOf(sale),
		paidAt: charge?.paid === true && charge.captured !== false ? momentOf(charge.created) : null,
		customer: customerOf(sale),
		orderNumber: orderNumberOf(sale),
		orderId: null,
		invoiceUrl: asLink(session?.url) ?? asLink(charge?.receipt_url),
		...codesOf(sale),
		...([intent, charge, session].some((each) => each?.livemode === false) ? { test: true } : {}),
	};
}

/** Who reserved an amount may have taken less of it. */
function collectedOf({ intent }: Sale): unknown {
	const received = asNumber(intent?.amount_received) ?? 0;
	return asText(intent?.status) === 'succeeded' && received > 0 ? received : undefined;
}

function statusOf({ charge, session }: Sale, word: string): PaymentStatus {
	if (isRefunded(charge)) return 'refunded';
	if (charge?.disputed === true) return 'chargeback';
	if (asText(session?.status) === 'expired' && word !== 'succeeded') return 'deleted';
	if (word === 'no_payment_required' || word === 'paid') return 'received';
	return statuses[word] ?? (word === 'unpaid' ? 'pending' : 'unknown');
}

export function methodOf({ intent, charge, session }: Sale): Payment['method'] {
	const details = asRecord(charge?.payment_method_details);
	const offered = intent?.payment_method_types ?? session?.payment_method_types;
	const only = Array.isArray(offered) && offered.length === 1 ? asText(offered[0]) : null;
	switch (asText(details.type) ?? only) {
		case 'card':
			return asText(asRecord(details.card).funding) === 'debit' ? 'debit_card' : 'credit_card';
		case 'pix':
			return 'pix';
		case 'boleto':
			return 'bank_slip';
		default:
			return 'unknown';
	}
}

/** What a customer who has not paid yet pays by. */
function codesOf({ intent }: Sale): Pick<Payment, 'pix' | 'bankSlip'> {
	const action = asRecord(intent?.next_action);
	const [pix, slip] = [asRecord(action.pix_display_qr_code), asRecord(action.boleto_display_details)];
	const code = asText(pix.data);
	const line = asText(slip.number);
	return {
		pix: code === null ? null : { payload: code, image: asLink(pix.image_url_png) },
		bankSlip: line === null ? null : { line, url: asLink(slip.hosted_voucher_url) ?? asLink(slip.pdf) },
	};
}

function dueDateOf({ intent }: Sale): string | null {
	const action = asRecord(intent?.next_action);
	const until = momentOf(asRecord(action.boleto_display_details).expires_at ?? asRecord(action.pix_display_qr_code).expires_at);
	return until === null ? null : brazilDate(Date.parse(until));
}
