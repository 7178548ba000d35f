import { isCarried } from '../../../domain/sale/orderParts';
import { brazilDate } from '../../../domain/values/brazilTime';
import { parseDay } from '../../../domain/values/day';
import { money } from '../../../domain/values/money';
import type { Order } from '../../../domain/documents/order';
import type { FreightMode, InvoiceOverrides } from '../../../domain/ports/invoiceIssuer';
import { saleAmounts } from '../../../domain/sale/saleAmounts';
import { deliveryBody } from './deliveryBody';
import { overriddenId } from './overriddenId';

/** Ids of what the sale names in Olist Tiny. */
export interface SaleReferences {
	contactId: number;
	/** By SKU. */
	productIds: ReadonlyMap<string, number>;
}

/** `fretePorConta` by the NF-e's `modFrete`. */
const freightCodes: Record<FreightMode, string> = { 0: 'R', 1: 'D', 2: 'T', 3: '3', 4: '4', 9: 'S' };

/**
 * Body of `POST /pedidos` (Olist Tiny API v3, Pedidos). Fields that the vendor does not know are ignored without a word, so this holds
 * no field that was not seen to work. How the sale is paid is left out: the account's own default holds then, while ids of payment
 * methods that do not fit each other make Olist Tiny refuse the whole sale.
 */
export function saleBody(order: Order, { contactId, productIds }: SaleReferences, overrides: InvoiceOverrides, now: number) {
	const today = brazilDate(now);
	const { discount, extra, freight } = saleAmounts(order);
	const carried = isCarried(order);
	return {
		idContato: contactId,
		data: parseDay(order.createdAt) ?? today,
		dataPrevista: today,
		ecommerce: { ...idOf('id', overriddenId('Store', overrides.store)), numeroPedidoEcommerce: order.number },
		observacoesInternas: order.id,
		...(discount > 0 ? { valorDesconto: discount } : {}),
		...(freight > 0 ? { valorFrete: freight } : {}),
		...(extra > 0 ? { valorOutrasDespesas: extra } : {}),
		...reference('naturezaOperacao', overriddenId('Operation Nature', overrides.operationNature)),
		...reference('deposito', overriddenId('Warehouse', overrides.location)),
		transportador: { fretePorConta: freightCodes[overrides.freightMode ?? (carried ? 0 : 9)] },
		...(carried && order.shippingAddress ? { enderecoEntrega: deliveryBody(order.shippingAddress) } : {}),
		itens: order.items.map(({ sku, quantity, unitPrice }) => ({
			produto: { id: productIds.get(sku ?? '') ?? 0 },
			quantidade: quantity,
			valorUnitario: money(unitPrice),
		})),
	};
}

function idOf(name: string, id: number | undefined) {
	return id === undefined ? {} : { [name]: id };
}

function reference(name: string, id: number | undefined) {
	return id === undefined ? {} : { [name]: { id } };
}
