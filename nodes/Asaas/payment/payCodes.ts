import type { Payment } from '../../../domain/documents/payment';
import type { AsaasAccount } from '../shared/asaas';

const payable: readonly Payment['status'][] = ['pending', 'overdue'];

/** The payment with what its customer pays by: the Pix code, the line of the boleto, both where the customer chooses. */
export async function withPayCodes<P extends Payment>({ payments }: AsaasAccount, payment: P): Promise<P> {
	const { id, status, method, bankSlip } = payment;
	if (!payable.includes(status)) return payment;
	const isPix = method === 'pix' || method === 'undefined';
	const pix = isPix ? await payments.pixCode(id) : payment.pix;
	const line = bankSlip ? await payments.bankSlipLine(id) : null;
	return { ...payment, pix, bankSlip: bankSlip && { ...bankSlip, line } };
}
