import { isCarried } from '../../../domain/sale/orderParts';
import { brazilDate, brazilIsoTime } from '../../../domain/values/brazilTime';
import { isFinalConsumer } from '../../../domain/documents/customer';
import type { FreightMode } from '../../../domain/ports/invoiceIssuer';
import { isBroughtHome } from '../../../domain/sale/broughtHome';
import { layoutText } from '../../../domain/sefaz/layoutText';
import type { Issuer } from '../client/issuer';
import { amountsOf } from './amounts';
import { addressOf, standing, type GoodsRequest } from './goodsRequest';
import { itemBody } from './itemBody';
import { paymentBodies } from './paymentBody';
import { recipientBody } from './recipientBody';
import { remarks } from './remarks';

const usualNature = 'Venda de mercadoria';

/**
 * Body of `POST /v2/nfe` and `POST /v2/nfce` (vendor documentation, "NotaFiscalXML"). The company's own data and the number are Focus
 * NFe's: of the issuer it is told the CNPJ only.
 */
export function goodsBody(request: GoodsRequest, issuer: Issuer, now: number) {
	const { order, orderNumber, model, overrides = {} } = request;
	const { lines, totals } = amountsOf(order);
	const { leavesState } = standing(request, issuer);
	return {
		natureza_operacao: layoutText('natOp', overrides.operationNature) || usualNature,
		...(overrides.series ? { serie: overrides.series } : {}),
		data_emissao: brazilIsoTime(now),
		// Outgoing, normal.
		tipo_documento: 1,
		finalidade_emissao: 1,
		local_destino: leavesState ? 2 : 1,
		consumidor_final: model === 65 || isFinalConsumer(order.customer) ? 1 : 0,
		...presence(request),
		cnpj_emitente: issuer.cnpj,
		...recipientBody(request, addressOf(order), issuer),
		...totals,
		modalidade_frete: freightMode(request),
		informacoes_adicionais_contribuinte: remarks(orderNumber, overrides.additionalInformation),
		items: lines.map((line, index) => itemBody(line, index, { request, issuer, leavesState, issuedOn: brazilDate(now) })),
		formas_pagamento: paymentBodies(request, totals.valor_total),
	};
}

/** `indPres`: 2 over the internet, from the shop's own site; an NFC-e in the shop (1), or delivered to the door (4). */
function presence(request: GoodsRequest) {
	const through = intermediary(request);
	if (request.model === 55) return { presenca_comprador: 2, ...(through ?? ownSite) };
	return isDelivered(request) ? { presenca_comprador: 4, ...(through ?? ownSite) } : { presenca_comprador: 1, ...through };
}

const ownSite = { indicador_intermediario: 0 };

function intermediary({ overrides }: GoodsRequest) {
	if (overrides?.intermediary === undefined) return undefined;
	const { cnpj, sellerId } = overrides.intermediary;
	return { indicador_intermediario: 1, cnpj_intermediario: cnpj, id_intermediario: layoutText('idCadIntTran', sellerId) };
}

/** Where nothing else is requested: the shop pays the carrier (0), or nothing is carried (9). */
function freightMode(request: GoodsRequest): FreightMode {
	return request.overrides?.freightMode ?? (isDelivered(request) ? 0 : 9);
}

function isDelivered({ model, order }: GoodsRequest): boolean {
	return model === 55 ? isCarried(order) : isBroughtHome(order);
}
