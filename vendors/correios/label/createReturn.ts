import type { Order } from '../../../domain/documents/order';
import type { Shipment } from '../../../domain/documents/shipment';
import type { ReturnRequest } from '../../../domain/ports/carrier';
import { requireRecipient } from '../../../runtime/carrier/recipient';
import { asNumber, asRecords, asText, type Json } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { recipientProblems } from '../parties/recipient';
import { makeLabel } from './makeLabel';
import type { PrePosting } from './prePosting';
import { toShipment } from './toShipment';
import { addReverse, declaredContents } from './write';

/** The label by which the customer sends goods back (*logística reversa*): it costs nothing until it is posted. */
export async function createReturn(api: Api, request: ReturnRequest): Promise<Shipment> {
	const { key, order } = request;
	requireRecipient(vendor, order, recipientProblems(order));
	const { label, found } = await makeLabel(api, {
		key,
		order,
		customerOf: ({ from }) => from,
		add: async () => await addReverse(api, request),
	});
	if (found && holdsOtherGoods(label, order)) throw returnOfOtherGoods(order);
	return toShipment(label, undefined, found);
}

/** As far as the label tells what is declared on it. */
function holdsOtherGoods({ raw }: PrePosting, order: Order): boolean {
	if (!Array.isArray(raw.itensDeclaracaoConteudo) || raw.itensDeclaracaoConteudo.length === 0) return false;
	const linesOf = (rows: readonly Json[]) =>
		rows.map(({ conteudo, quantidade }) => `${asText(conteudo)}: ${asNumber(quantidade)}`).toSorted();
	const declared = linesOf(asRecords(raw.itensDeclaracaoConteudo));
	const asked = linesOf(declaredContents(order));
	return declared.join('\n') !== asked.join('\n');
}

function returnOfOtherGoods({ number }: Order): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'returnOfOtherGoods',
		message: `Order ${number}: Correios has a return of it under this key already, with other goods`,
		hint: 'For a second return of the order set an "Idempotency Key" of its own in the node options; or cancel the first one and do the same',
	});
}
