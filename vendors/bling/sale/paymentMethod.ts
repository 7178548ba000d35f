import { mappedMethod } from '../../../domain/sale/mappedMethod';
import { paidWith } from '../../../domain/sale/paidWith';
import type { BlingPaymentMethod } from '../client/paymentMethod';
import type { Order } from '../../../domain/documents/order';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { BlingApi } from '../client/api';
import { asId, asNumber, listIn, type Json } from '../client/answers';
import { idOf } from './saleOverrides';
import { vendor } from '../client/vendor';

/** `tipoPagamento` by our payment methods, the likeliest first (Bling documentation, Formas de Pagamentos). */
const typesOf: Record<string, readonly number[]> = {
	pix: [17, 20],
	bank_slip: [15],
	credit_card: [3],
	debit_card: [4],
	transfer: [18],
	deposit: [16],
	cash: [1],
};

/** Id of the payment method for the order's instalments: what the shop wants, the customer's own where Bling has it, else the default. */
export async function choosePaymentMethod(api: BlingApi, order: Order, wanted: Readonly<Record<string, string>>): Promise<number> {
	const mapped = mappedMethod(paidWith(order), wanted);
	if (mapped !== undefined) return idOf(mapped, 'payment method (forma de pagamento)');
	const methods = await receivingMethods(api);
	const fittingTypes = paidWith(order).flatMap(({ method }) => typesOf[method ?? ''] ?? []);
	const fitting = fittingTypes.map((type) => methods.find((method) => method.type === type)).find((method) => method !== undefined);
	const chosen = fitting ?? methods.find(({ isDefault }) => isDefault) ?? methods[0];
	if (!chosen) throw paymentMethodNotFound();
	return chosen.id;
}

async function receivingMethods(api: BlingApi): Promise<readonly BlingPaymentMethod[]> {
	const { clock } = api.connection;
	const known = api.memory.paymentMethods.get('all', clock);
	if (known) return known;
	const methods = readPaymentMethods(await api.get('/formas-pagamentos', { situacao: 1, limite: 100 }));
	api.memory.paymentMethods.set('all', methods, clock);
	return methods;
}

/** Those that money is received by: `finalidade` 1 is for paying only. `padrao` 1 is the account's default. */
export function readPaymentMethods(body: unknown): BlingPaymentMethod[] {
	return listIn(body)
		.filter(({ finalidade }) => asNumber(finalidade) !== 1)
		.flatMap(readMethod);
}

function readMethod({ id, tipoPagamento, padrao }: Json): BlingPaymentMethod[] {
	const known = asId(id);
	return known === undefined ? [] : [{ id: known, type: asNumber(tipoPagamento), isDefault: asNumber(padrao) === 1 }];
}

function paymentMethodNotFound(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'noPaymentMethod',
		message: 'The Bling account has no active payment method (forma de pagamento) for receiving',
		hint: 'Create one in Bling under Preferências, Finanças, "Formas de pagamento"',
	});
}
