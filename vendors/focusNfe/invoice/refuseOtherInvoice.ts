import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { toCents } from '../../../domain/values/money';
import { parseTaxId } from '../../../domain/values/taxId';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { areOtherGoods } from '../../../runtime/erp/refuseOutdated';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { documentIn } from '../client/answers';
import { vendor } from '../client/vendor';
import { amountsOf } from './amounts';
import { productCode } from './itemBody';

/**
 * What stands under the ref of the request's key is compared with the order, as far as Focus NFe shows the request (of an NFS-e it shows
 * none): an NF-e of another customer, over another total or over other goods would tell somebody's data to another and leave this order uninvoiced.
 */
export function refuseOtherInvoice(document: Json, { order, orderNumber }: IssueRequest): void {
	const sent = asRecord(documentIn(document).requisicao_nota_fiscal);
	if (order === null) return;
	const [party, wanted] = [recipientOf(sent), order.customer.taxId?.value];
	if (party !== null && wanted && plain(party) !== plain(wanted)) throw otherInvoice(orderNumber, 'customer');
	const total = toCents(sent.valor_total);
	if (total !== undefined && total !== toCents(amountsOf(order).totals.valor_total)) throw otherInvoice(orderNumber, 'total');
	const items = order.items.map((item) => ({ ...item, sku: productCode(item) }));
	if (areOtherGoods(soldIn(sent), items)) throw otherInvoice(orderNumber, 'goods');
}

function soldIn({ itens, items }: Json) {
	return asRecords(itens ?? items).map((item) => ({
		sku: item.codigo_produto,
		quantity: item.quantidade_comercial,
		unitPrice: item.valor_unitario_comercial,
	}));
}

function recipientOf(sent: Json): string | null {
	return asText(sent.cpf_destinatario) ?? asText(sent.cnpj_destinatario) ?? asText(sent.id_estrangeiro_destinatario);
}

function plain(taxId: string): string {
	return parseTaxId(taxId)?.value ?? taxId.trim();
}

function otherInvoice(orderNumber: string, difference: 'customer' | 'total' | 'goods'): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: difference === 'customer' ? 'otherCustomer' : difference === 'goods' ? 'otherGoods' : 'otherTotal',
		message: `${vendor.name} has an invoice for order ${orderNumber} with a different ${difference}`,
		hint: 'Was the order changed after it was invoiced, or does another shop use the same number? Look at that invoice; if this is another order, give its invoice an "Idempotency Key" of its own',
	});
}
