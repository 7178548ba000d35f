import type { Customer } from '../documents/customer';
import { fromCents, shareCents, sumMoney, toCents } from '../values/money';
import type { Order, OrderItem } from '../documents/order';
import type { Payment } from '../documents/payment';
import type { PostalAddress } from '../values/postalAddress';

/** An order that no system has sent: what a person or another node says of it. Amounts in reais. */
export interface OrderParts {
	number: string;
	customer: Customer;
	address: PostalAddress;
	products: readonly { sku: string; name: string; quantity: number; price: number; ncm: string | null }[];
	shippingPrice: number;
	/** Of the whole order. */
	discount: number;
	paymentMethod: Payment['method'];
}

/**
 * The document of such an order, paid; its discount is shared out over the products by their value, to the cent. What is no amount
 * becomes NaN and not 0, so that the checks that every order goes through refuse it.
 */
export function composeOrder(parts: OrderParts, now: number): Order {
	const { number, customer, address, shippingPrice, paymentMethod } = parts;
	const items = composeItems(parts);
	const price = fromCents(toCents(shippingPrice) ?? Number.NaN);
	const discount = sumMoney(items.map((item) => item.discount));
	const createdAt = new Date(now).toISOString();
	return {
		id: `manual:${number}`,
		number,
		source: 'manual',
		account: null,
		sourceId: number,
		createdAt,
		updatedAt: createdAt,
		currency: 'BRL',
		financialStatus: 'paid',
		fulfillmentStatus: 'unfulfilled',
		cancelledAt: null,
		customer,
		billingAddress: address,
		shippingAddress: address,
		items,
		shipping: { method: null, price },
		discount,
		totals: {
			items: sumMoney(items.map((item) => fromCents(grossCents(item.quantity, item.unitPrice)))),
			discount,
			shipping: price,
			tax: 0,
			total: sumMoney([...items.map(({ total }) => total), price]),
		},
		payments: [{ method: paymentMethod }],
		note: null,
		tags: [],
		attributes: {},
	};
}

function composeItems({ products, discount }: OrderParts): OrderItem[] {
	const gross = products.map(({ quantity, price }) => grossCents(quantity, price));
	const shares = shareCents(toCents(discount) ?? Number.NaN, gross);
	return products.map(({ sku, name, quantity, price, ncm }, index) => ({
		id: String(index + 1),
		kind: 'goods',
		sku: sku || null,
		name,
		quantity,
		unitPrice: price,
		discount: fromCents(shares[index]!),
		total: fromCents(gross[index]! - shares[index]!),
		ncm,
		gtin: null,
		weightGrams: null,
		requiresShipping: true,
	}));
}

function grossCents(quantity: number, price: number): number {
	return toCents(quantity * price) ?? 0;
}
