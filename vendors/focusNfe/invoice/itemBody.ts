import { isGtin } from '../../../domain/values/gtin';
import { fromCents } from '../../../domain/values/money';
import { saleCfop } from '../../../domain/sefaz/cfop';
import type { OrderItem } from '../../../domain/documents/order';
import { layoutText } from '../../../domain/sefaz/layoutText';
import type { Issuer } from '../client/issuer';
import type { Line } from './amounts';
import { standing, type GoodsRequest } from './goodsRequest';
import { taxBody } from './taxBody';

/** SEFAZ wants this name on the first item of an NFC-e that does not count (rejection 373). */
const testName = 'NOTA FISCAL EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL';

interface Setting {
	request: GoodsRequest;
	issuer: Issuer;
	leavesState: boolean;
	/** `YYYY-MM-DD` in Brasília: the taxes are those of that day. */
	issuedOn: string;
}

/** `cProd`: what a person typed in has no SKU. */
export function productCode({ sku, id }: Pick<OrderItem, 'sku' | 'id'>): string {
	return layoutText('cProd', sku) || layoutText('cProd', id);
}

export function itemBody(line: Line, index: number, { request, issuer, leavesState, issuedOn }: Setting) {
	const { item } = line;
	const { model, taxes } = request;
	const { paysIcms } = standing(request, issuer);
	const isTestItem = issuer.isTest && model === 65 && index === 0;
	const gtin = isGtin(item.gtin) ? item.gtin : 'SEM GTIN';
	return {
		numero_item: index + 1,
		codigo_produto: productCode(item),
		descricao: isTestItem ? testName : layoutText('xProd', item.name),
		codigo_ncm: item.ncm ?? taxes.ncm,
		cfop: saleCfop(taxes, { leavesState, paysIcms }),
		codigo_barras_comercial: gtin,
		codigo_barras_tributavel: gtin,
		unidade_comercial: 'UN',
		quantidade_comercial: item.quantity,
		valor_unitario_comercial: item.unitPrice,
		unidade_tributavel: 'UN',
		quantidade_tributavel: item.quantity,
		valor_unitario_tributavel: item.unitPrice,
		valor_bruto: fromCents(line.gross),
		...(line.discount > 0 ? { valor_desconto: fromCents(line.discount) } : {}),
		...(line.freight > 0 ? { valor_frete: fromCents(line.freight) } : {}),
		...(line.other > 0 ? { valor_outras_despesas: fromCents(line.other) } : {}),
		inclui_no_total: 1,
		...taxBody(line, taxes, issuedOn),
	};
}
