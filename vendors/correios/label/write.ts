import type { ShippingQuote } from '../../../domain/documents/shipment';
import type { ShipmentRequest } from '../../../domain/ports/carrier';
import { orderThread, type Order } from '../../../domain/documents/order';
import { readAccessKey } from '../../../domain/values/accessKey';
import { declaredUnitValue, declaredValue, goodsOf } from '../../../runtime/carrier/declaredGoods';
import { textSetting } from '../../../runtime/client/connection';
import { asRecord } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import type { Api } from '../client/api';
import { recipientOf } from '../parties/recipient';
import { senderOf } from '../parties/sender';
import { insuredValue, leastBox } from '../quote/quotes';
import { referenceOf } from './findLabel';
import { readPrePosting, type PrePosting } from './prePosting';

const path = '/prepostagem/v1/prepostagens';

export async function addPrePosting(api: Api, request: ShipmentRequest, quote: ShippingQuote): Promise<PrePosting> {
	const body = await bodyOf(api, request, quote);
	const answer = asRecord(await api.call({ method: 'POST', path, safety: 'once', body }));
	return readPrePosting({ statusAtual: 7, codigoServico: quote.serviceId, ...answer });
}

/** Whether Correios took it; cancelling what is cancelled is refused, so the request may be repeated. */
export async function cancelPrePosting({ connection, call }: Api, id: string): Promise<boolean> {
	const query = [['idCorreiosSolicitanteCancelamento', textSetting(connection, 'user')] as const];
	await call({ method: 'DELETE', path: `${path}/${encodeURIComponent(id)}`, safety: 'keyed', query });
	return true;
}

/** One that is gone already is no failure. */
export async function takeBack(api: Api, id: string): Promise<void> {
	const outcome = await attempt(cancelPrePosting(api, id));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound', 'validation', 'conflict', 'rejected')) throw outcome.error;
}

async function bodyOf(api: Api, request: ShipmentRequest, quote: ShippingQuote) {
	const { order, parcel, key } = request;
	const reference = referenceOf(key);
	const { heightCm, widthCm, lengthCm, weightGrams } = leastBox(parcel);
	const insured = insuredValue(declaredValue(order), quote.serviceId);
	return {
		idCorreios: textSetting(api.connection, 'user'),
		numeroCartaoPostagem: textSetting(api.connection, 'postingCard'),
		remetente: await senderOf(api),
		destinatario: recipientOf(order),
		codigoServico: quote.serviceId,
		...contentsOf(request),
		...(insured ? { listaServicoAdicional: [{ codigoServicoAdicional: insured.code, valorDeclarado: insured.value.toFixed(2) }] } : {}),
		pesoInformado: String(weightGrams),
		codigoFormatoObjetoInformado: '2',
		alturaInformada: String(heightCm),
		larguraInformada: String(widthCm),
		comprimentoInformado: String(lengthCm),
		cienteObjetoNaoProibido: '1',
		solicitarColeta: 'N',
		logisticaReversa: 'N',
		pedidoExternoOrigem: reference,
		observacao: remarkOf(order, reference),
	};
}

/** For people, and for whom the label is followed: `shopify:1001 P…` in the 50 characters that `observacao` takes. */
function remarkOf(order: Order, reference: string): string {
	const thread = orderThread(order);
	return thread.length > 26 ? reference : `${thread} ${reference}`;
}

/** The nota fiscal, or a declaration of content that Correios files as DC-e. */
function contentsOf({ order, invoice }: ShipmentRequest) {
	const accessKey = invoice?.accessKey ?? null;
	if (accessKey !== null) return { chaveNFe: accessKey, numeroNotaFiscal: String(readAccessKey(accessKey).number) };
	const itensDeclaracaoConteudo = goodsOf(order).map((item) => ({
		conteudo: item.name.slice(0, 60).padEnd(2, '.'),
		quantidade: String(item.quantity),
		valor: declaredUnitValue(item).toFixed(2),
	}));
	return { emiteDCe: 'S', itensDeclaracaoConteudo };
}
