import { isCarried } from '../../../domain/sale/orderParts';
import { isFinalConsumer } from '../../../domain/documents/customer';
import { fromCents, money, toCents } from '../../../domain/values/money';
import type { Order, OrderItem } from '../../../domain/documents/order';
import type { InvoiceOverrides } from '../../../domain/ports/invoiceIssuer';
import { layoutText } from '../../../domain/sefaz/layoutText';
import { omieDate } from '../client/dates';
import type { ResolvedProduct } from '../product/resolveProducts';

/** What the sale names in Omie. */
export interface SaleReferences {
	key: string;
	customerId: number;
	/** By SKU. */
	products: ReadonlyMap<string, ResolvedProduct>;
	category: string;
	bankAccountId: number;
}

/** Column of Omie's board: ready to be invoiced. An invoiced sale goes to 60 by itself. */
const readyToInvoice = '50';

/** À vista, in one instalment: a term that every account has. The shop's order is paid. */
const paidAtOnce = '000';

/** Parameters of `IncluirPedido` (Omie documentation, Pedidos de Venda). The item's discount is an amount, so that cents hold. */
export function saleBody(order: Order, references: SaleReferences, overrides: InvoiceOverrides, sendEmail: boolean, now: number) {
	return {
		cabecalho: {
			codigo_pedido_integracao: references.key,
			codigo_cliente: references.customerId,
			data_previsao: omieDate(now),
			etapa: readyToInvoice,
			codigo_parcela: paidAtOnce,
		},
		det: order.items.map((item, index) => lineBody(item, index, references.products)),
		frete: freightBody(order, overrides),
		informacoes_adicionais: {
			codigo_categoria: references.category,
			codigo_conta_corrente: references.bankAccountId,
			consumidor_final: isFinalConsumer(order.customer) ? 'S' : 'N',
			enviar_email: sendEmail ? 'S' : 'N',
			numero_pedido_cliente: order.number,
			...(overrides.additionalInformation ? { dados_adicionais_nf: lines(overrides.additionalInformation) } : {}),
		},
		observacoes: { obs_venda: order.id },
	};
}

function lineBody(item: OrderItem, index: number, products: ReadonlyMap<string, ResolvedProduct>) {
	const { id, generic } = products.get(item.sku ?? '')!;
	const discount = Math.max(0, -surplusCents(item));
	return {
		ide: { codigo_item_integracao: String(index + 1) },
		produto: {
			codigo_produto: id,
			...(generic ? { descricao: layoutText('xProd', item.name) } : {}),
			quantidade: item.quantity,
			valor_unitario: money(item.unitPrice),
			...(discount > 0 ? { tipo_desconto: 'V', valor_desconto: fromCents(discount) } : {}),
		},
	};
}

/** What the line costs more than quantity times unit price, in cents; below 0 for a discount. */
function surplusCents({ quantity, unitPrice, total }: OrderItem): number {
	return (toCents(total) ?? 0) - (toCents(quantity * money(unitPrice)) ?? 0);
}

/** `modalidade` is the NF-e's `modFrete`: 0 the shop contracts the carrier (CIF), 9 nothing is carried. */
function freightBody(order: Order, { freightMode }: InvoiceOverrides) {
	const { items, shipping } = order;
	const extra = items.reduce((sum, item) => sum + Math.max(0, surplusCents(item)), 0);
	const carried = isCarried(order);
	return {
		modalidade: String(freightMode ?? (carried ? 0 : 9)),
		valor_frete: money(shipping.price),
		...(extra > 0 ? { outras_despesas: fromCents(extra) } : {}),
	};
}

/** Omie writes a new line as `|`. */
function lines(text: string): string {
	return text
		.split(/\r?\n/)
		.map((line) => layoutText('infCpl', line))
		.join('|')
		.replace(/^\|+|\|+$/g, '');
}
