import { isCarried } from '../../../domain/sale/orderParts';
import { money } from '../../../domain/values/money';
import type { Order, OrderItem } from '../../../domain/documents/order';
import { layoutText } from '../../../domain/sefaz/layoutText';
import { isBrazil, type PostalAddress } from '../../../domain/values/postalAddress';
import { saleAmounts } from '../../../domain/sale/saleAmounts';
import { brazilDate } from '../../../domain/values/brazilTime';
import { parseDay } from '../../../domain/values/day';
import type { Json } from '../client/answers';

/** Ids of what the sale names in Bling. */
export interface SaleReferences {
	contactId: number;
	/** By SKU. */
	productIds: ReadonlyMap<string, number>;
	paymentMethodId: number;
}

/** What the shop wants of the sale, as its fields (`saleOverrides`). */
export interface SaleOverrides {
	sale: { loja?: { id: number }; observacoes?: string; intermediador?: { cnpj: string; nomeUsuario: string } };
	item: { naturezaOperacao?: { id: number } };
	transport: { fretePorConta?: number };
}

/**
 * Body of `POST /pedidos/vendas` (Bling documentation, Pedidos - Vendas). Prices go in before discount and the whole discount as
 * one amount in reais, because Bling's discount of an item is a percentage and would not give the shop's cents; so the one
 * instalment is exactly the order's total.
 */
export function saleBody(
	order: Order,
	references: SaleReferences,
	now: number,
	overrides: SaleOverrides = { sale: {}, item: {}, transport: {} },
) {
	const today = brazilDate(now);
	const { discount, extra, total } = saleAmounts(order);
	return {
		numeroLoja: order.number,
		data: parseDay(order.createdAt) ?? today,
		dataSaida: today,
		dataPrevista: today,
		contato: { id: references.contactId, ...nameOf(order) },
		itens: order.items.map((item) => ({ ...itemBody(item, references.productIds), ...overrides.item })),
		parcelas: [{ dataVencimento: today, valor: total, formaPagamento: { id: references.paymentMethodId } }],
		...(discount > 0 ? { desconto: { valor: discount, unidade: 'REAL' } } : {}),
		...(extra > 0 ? { outrasDespesas: extra } : {}),
		transporte: { ...transportBody(order), ...overrides.transport },
		...overrides.sale,
		observacoesInternas: order.id,
	};
}

/** Over the counter there may be none. */
function nameOf({ customer }: Order): { nome?: string } {
	const nome = layoutText('xNome', customer.name);
	return nome === '' ? {} : { nome };
}

function itemBody({ sku, name, quantity, unitPrice }: OrderItem, productIds: ReadonlyMap<string, number>) {
	return {
		codigo: sku ?? '',
		unidade: 'UN',
		descricao: layoutText('xProd', name),
		quantidade: quantity,
		valor: money(unitPrice),
		produto: { id: productIds.get(sku ?? '') ?? 0 },
	};
}

/** `fretePorConta`: 0 the shop contracts the carrier (CIF), 9 nothing is carried. */
function transportBody(order: Order) {
	const { shipping, shippingAddress } = order;
	const carried = isCarried(order);
	return {
		fretePorConta: carried ? 0 : 9,
		frete: money(shipping.price),
		...(carried && shippingAddress ? { etiqueta: labelBody(shippingAddress) } : {}),
	};
}

/** What of the delivery address tells a sale of the order as it is from one of the order as it was. */
export function placeOf(order: Order): Json {
	const { shippingAddress } = order;
	if (!shippingAddress || !isCarried(order)) return {};
	const { endereco, numero, municipio, uf, cep } = labelBody(shippingAddress);
	return { endereco, numero, municipio, uf, cep };
}

function labelBody(address: PostalAddress) {
	const abroad = !isBrazil(address.country);
	return {
		nome: address.recipient ?? '',
		endereco: address.street ?? '',
		numero: address.number ?? '',
		complemento: address.complement ?? '',
		municipio: address.city ?? '',
		uf: abroad ? 'EX' : (address.state ?? ''),
		cep: address.postalCode ?? '',
		bairro: address.district ?? '',
		...(abroad ? { nomePais: address.country ?? '' } : {}),
	};
}
