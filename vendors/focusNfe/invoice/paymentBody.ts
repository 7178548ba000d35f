import { mappedMethod } from '../../../domain/sale/mappedMethod';
import type { Order } from '../../../domain/documents/order';

/** NF-e `tPag` by our payment methods. */
const codes: Record<string, string> = {
	cash: '01',
	credit_card: '03',
	debit_card: '04',
	bank_slip: '15',
	deposit: '16',
	pix: '17',
	transfer: '18',
};

const other = '99';

/** One payment over the whole; `requested` is a `tPag` by the order's own name of the method. */
export function paymentBody(order: Order, total: number, requested: Readonly<Record<string, string>> = {}) {
	const method = order.payments.map((payment) => payment.method).find((name) => name !== undefined) ?? 'unknown';
	const code = mappedMethod(order.payments, requested) ?? codes[method] ?? other;
	return {
		forma_pagamento: code,
		valor_pagamento: total,
		...(code === other ? { descricao_pagamento: 'Outros' } : {}),
		// `tpIntegra` 2: the terminal is not tied to the issuing program.
		...(code === codes.credit_card || code === codes.debit_card ? { tipo_integracao: 2 } : {}),
	};
}
