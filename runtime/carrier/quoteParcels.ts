import type { Order } from '../../domain/documents/order';
import type { ShippingQuote } from '../../domain/documents/shipment';
import { partsOfOrder } from '../../domain/parcels/partsOfOrder';
import type { Carrier } from '../../domain/ports/carrier';
import { sumMoney } from '../../domain/values/money';
import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';
import type { ParcelsPlan } from './parcelPlans';

/** What the services ask for an order, in as few parcels as one of them takes; cheapest first. */
export async function quoteOrder(carrier: Carrier, order: Order, levels: readonly ParcelsPlan[][]): Promise<ShippingQuote[]> {
	return (await quoteLevels(carrier, order, levels)).map(({ quote }) => quote).sort((a, b) => a.price - b.price);
}

export interface PlanQuote {
	plan: ParcelsPlan;
	quote: ShippingQuote;
}

/** The next number of parcels is asked for only where no service takes the one before; its refusal is the error, where none does. */
export async function quoteLevels(carrier: Carrier, order: Order, levels: readonly ParcelsPlan[][]): Promise<PlanQuote[]> {
	let refusal: unknown;
	for (const level of levels) {
		const found: PlanQuote[] = [];
		for (const plan of level) {
			const outcome = await attempt(quotePlan(carrier, order, plan));
			if (outcome.ok) found.push(...outcome.value.map((quote) => ({ plan, quote })));
			else if (!hasClass(outcome.error, 'rejected')) throw outcome.error;
			else refusal ??= outcome.error;
		}
		if (found.length > 0) return found;
	}
	throw refusal;
}

async function quotePlan(carrier: Carrier, order: Order, { parcels, serviceIds }: ParcelsPlan): Promise<ShippingQuote[]> {
	if (parcels.length === 1) return await carrier.quote({ order, parcel: parcels[0]!.parcel, serviceIds });
	const parts = partsOfOrder(order, parcels);
	const each: ShippingQuote[][] = [];
	for (const [index, { parcel }] of parcels.entries()) each.push(await carrier.quote({ order: parts[index]!, parcel, serviceIds }));
	return each[0]!.flatMap((first) => {
		const same = each.flatMap((quotes) => quotes.find(({ serviceId }) => serviceId === first.serviceId) ?? []);
		if (same.length < parcels.length) return [];
		const days = same.map(({ deliveryDays }) => deliveryDays);
		const deliveryDays = days.includes(null) ? null : Math.max(...days.map(Number));
		return [{ ...first, price: sumMoney(same.map(({ price }) => price)), deliveryDays, parcels: parcels.length }];
	});
}
