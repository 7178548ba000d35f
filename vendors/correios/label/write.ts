import { cutText } from '../../../domain/values/cutText';
import type { ShippingQuote } from '../../../domain/documents/shipment';
import type { ReturnRequest, ShipmentRequest } from '../../../domain/ports/carrier';
import { orderThread, type Order } from '../../../domain/documents/order';
import { readAccessKey } from '../../../domain/values/accessKey';
import { declaredUnitValue, declaredValue, goodsOf } from '../../../runtime/carrier/declaredGoods';
import { textSetting } from '../../../runtime/client/connection';
import { asRecord, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import type { Api } from '../client/api';
import { recipientOf } from '../parties/recipient';
import { senderOf } from '../parties/sender';
import { insuredValue, leastBox } from '../quote/quotes';
import { reverseService } from '../quote/services';
import { referenceOf } from './findLabel';
import { readPrePosting, type PrePosting } from './prePosting';

const path = '/prepostagem/v1/prepostagens';

export async function addPrePosting(api: Api, request: ShipmentRequest, quote: ShippingQuote): Promise<PrePosting> {
	return await add(api, await bodyOf(api, request, quote));
}

export async function addReverse(api: Api, request: ReturnRequest): Promise<PrePosting> {
	return await add(api, await reverseBodyOf(api, request));
}

async function add(api: Api, body: { codigoServico: string }): Promise<PrePosting> {
	const answer = asRecord(await api.call({ method: 'POST', path, safety: 'once', body }));
	return readPrePosting({ statusAtual: 7, codigoServico: body.codigoServico, ...answer });
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
	return {
		remetente: await senderOf(api),
		destinatario: recipientOf(request.order),
		...contentsOf(request),
		...parcelOf(api, request, quote.serviceId),
		logisticaReversa: 'N',
	};
}

/** The other way round. It travels with a declaration of content: what the customer sends has no nota fiscal of theirs. */
async function reverseBodyOf(api: Api, request: ReturnRequest) {
	const { order, choose, outwardNumber } = request;
	return {
		remetente: recipientOf(order),
		destinatario: await senderOf(api),
		...contentsOf({ order, invoice: null }),
		...parcelOf(api, request, reverseService(choose)),
		logisticaReversa: 'S',
		...(outwardNumber === null ? {} : { codigoObjetoIda: outwardNumber }),
	};
}

function parcelOf(api: Api, { order, parcel, key }: Pick<ShipmentRequest, 'order' | 'parcel' | 'key'>, serviceId: string) {
	const reference = referenceOf(key);
	const { heightCm, widthCm, lengthCm, weightGrams } = leastBox(parcel);
	const insured = insuredValue(declaredValue(order), serviceId);
	return {
		idCorreios: textSetting(api.connection, 'user'),
		numeroCartaoPostagem: textSetting(api.connection, 'postingCard'),
		codigoServico: serviceId,
		...(insured ? { listaServicoAdicional: [{ codigoServicoAdicional: insured.code, valorDeclarado: insured.value.toFixed(2) }] } : {}),
		pesoInformado: String(weightGrams),
		codigoFormatoObjetoInformado: '2',
		alturaInformada: String(heightCm),
		larguraInformada: String(widthCm),
		comprimentoInformado: String(lengthCm),
		cienteObjetoNaoProibido: '1',
		solicitarColeta: 'N',
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
function contentsOf({ order, invoice }: Pick<ShipmentRequest, 'order' | 'invoice'>) {
	const accessKey = invoice?.accessKey ?? null;
	if (accessKey !== null) return { chaveNFe: accessKey, numeroNotaFiscal: String(readAccessKey(accessKey).number) };
	return { emiteDCe: 'S', itensDeclaracaoConteudo: declaredContents(order) };
}

export function declaredContents(order: Order): Json[] {
	return goodsOf(order).map((item) => ({
		conteudo: cutText(item.name, 60).padEnd(2, '.'),
		quantidade: String(item.quantity),
		valor: declaredUnitValue(item).toFixed(2),
	}));
}
