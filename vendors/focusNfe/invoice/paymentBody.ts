import { mappedMethod } from '../../../domain/sale/mappedMethod';
import { paidWith } from '../../../domain/sale/paidWith';
import type { Order } from '../../../domain/documents/order';
import type { Payment } from '../../../domain/documents/payment';
import { fromCents, toCents } from '../../../domain/values/money';
import type { GoodsRequest } from './goodsRequest';

/** NF-e `tPag` by our payment methods. */
const codes: Record<string, string> = {
	cash: '01',
	credit_card: '03',
	debit_card: '04',
	store_credit: '05',
	gift_card: '12',
	bank_slip: '15',
	deposit: '16',
	pix: '17',
	transfer: '18',
};

const other = '99';

/** Nothing was paid, because nothing was to pay. */
const none = '90';

/** Paid before the order, not with it: where values are not known, the money came another way. */
const prepaid = [codes.gift_card, codes.store_credit];

/** `tPag` that name the electronic payment, and on an NFC-e Pix does so too (rejection 391 in some states). */
function isElectronic(code: string, model: GoodsRequest['model']): boolean {
	return code === codes.credit_card || code === codes.debit_card || (model === 65 && code === codes.pix);
}

/**
 * Each payment with its value where all of them are known and are the total, else one over the whole: by the first method that is known.
 * `overrides.paymentMethods` is a `tPag` by the order's own name of the method.
 */
export function paymentBodies({ order, model, overrides }: GoodsRequest, total: number): object[] {
	if (total === 0) return [{ forma_pagamento: none, valor_pagamento: 0 }];
	const requested = overrides?.paymentMethods ?? {};
	const codeOf = (payment: Partial<Payment>) => mappedMethod([payment], requested) ?? codes[payment.method ?? ''] ?? other;
	const payments = paidWith(order);
	const parts = partsOf(payments, total);
	if (parts) return parts.map(({ payment, value }) => paymentBody(codeOf(payment), value, model));
	const known = payments.map(codeOf).filter((code) => code !== other);
	const code = mappedMethod(payments, requested) ?? known.find((each) => !prepaid.includes(each)) ?? known[0] ?? other;
	return [paymentBody(code, total, model)];
}

/** Undefined where values are missing or are not the total; one that is missing is the rest. */
function partsOf(payments: Order['payments'], total: number): { payment: Partial<Payment>; value: number }[] | undefined {
	const cents = payments.map(({ value }) => toCents(value));
	const rest = (toCents(total) ?? 0) - cents.reduce<number>((sum, value) => sum + (value ?? 0), 0);
	const missing = cents.filter((value) => value === undefined).length;
	const isWhole = missing === 0 ? rest === 0 : missing === 1 && rest >= 0;
	if (payments.length < 2 || !isWhole) return undefined;
	return payments.map((payment, index) => ({ payment, value: fromCents(cents[index] ?? rest) })).filter(({ value }) => value > 0);
}

function paymentBody(code: string, value: number, model: GoodsRequest['model']) {
	return {
		forma_pagamento: code,
		valor_pagamento: value,
		...(code === other ? { descricao_pagamento: 'Outros' } : {}),
		// `tpIntegra` 2: the terminal is not tied to the issuing program.
		...(isElectronic(code, model) ? { tipo_integracao: 2 } : {}),
	};
}
