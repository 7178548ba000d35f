import type { Order, OrderItem } from '../../domain/documents/order';
import { atLeast, packOrder, type PackedParcel, type OrderPacking } from '../../domain/parcels/packOrder';
import type { Misfit } from '../../domain/parcels/parcelPlan';
import type { Sides } from '../../domain/parcels/sides';
import type { Carrier, CarrierService, ServiceLimits } from '../../domain/ports/carrier';
import { isShipped } from '../../domain/sale/orderParts';
import { attempt } from '../errors/attempt';
import { hasClass, IntegrationError } from '../errors/integrationError';
import { misfitsNamed } from './misfits';

/** An order in parcels, and the services that take them so; none: whichever does. */
export interface ParcelsPlan {
	parcels: PackedParcel[];
	serviceIds: string[];
}

export interface ParcelPlans {
	/** Fewest parcels first; those of one number side by side. */
	levels: ParcelsPlan[][];
	planFor(serviceId: string): ParcelsPlan | undefined;
}

/** Beyond these an order is no matter of parcels. */
const maxParcels = 20;
const maxPieces = 5_000;

const unlimited: ServiceLimits = { maxGrams: 1e9, maxSides: [1e6, 1e6, 1e6], maxSum: 3e6, minSides: [0, 0, 0] };

/**
 * The parcels of an order under the limits that the carrier itself lists. `serviceIds`: the user's choice, empty for all. Few distinct
 * limits are behind many services, and most orders look the same under all of them: then there is one plan, for whichever service.
 */
export async function parcelPlans(
	carrier: Carrier,
	order: Order,
	packing: OrderPacking,
	serviceIds: readonly string[],
): Promise<ParcelPlans> {
	const services = await servicesOf(carrier);
	const items = order.items.filter(isShipped);
	if (items.reduce((sum, { quantity }) => sum + quantity, 0) > maxPieces) throw tooMuch(order, `more than ${maxPieces} pieces`);
	const least = leastSides(services);
	const planned = new Map<string, ReturnType<typeof packOrder>>();
	const pack = (limits: ServiceLimits): ReturnType<typeof packOrder> => {
		const name = JSON.stringify(limits);
		const plan = planned.get(name) ?? packed(items, packing, limits, least);
		planned.set(name, plan);
		return plan;
	};
	const limitsOf = (id: string) => services.find((service) => service.id === id)?.limits ?? unlimited;
	const planFor = (serviceId: string): ParcelsPlan | undefined => {
		const plan = pack(limitsOf(serviceId));
		return plan.fits ? { parcels: plan.parcels, serviceIds: [serviceId] } : undefined;
	};
	const wanted = serviceIds.length > 0 ? serviceIds : services.filter(({ lastResort }) => !lastResort).map(({ id }) => id);
	const levels = levelsOf(wanted.length > 0 ? wanted.flatMap((id) => planFor(id) ?? []) : anyService(pack(unlimited)), serviceIds);
	if (levels.length === 0) throw fitsNowhere(order, items, packing, fewestMisfits(wanted.map(limitsOf), pack));
	if (levels[0]![0]!.parcels.length > maxParcels) throw tooMuch(order, `${levels[0]![0]!.parcels.length} parcels`);
	return { levels, planFor };
}

/** A login without the permission to list services still quotes and buys. */
async function servicesOf(carrier: Carrier): Promise<CarrierService[]> {
	const outcome = await attempt(carrier.services?.() ?? Promise.resolve([]));
	if (outcome.ok) return outcome.value.filter(({ limits }) => limits !== undefined);
	if (hasClass(outcome.error, 'auth', 'notFound')) return [];
	throw outcome.error;
}

/** One size for all services, so that they can be compared. */
function leastSides(services: readonly CarrierService[]): Sides {
	const all = services.flatMap(({ limits, lastResort }) => (limits && !lastResort ? [limits.minSides] : []));
	return [0, 1, 2].map((side) => Math.max(0, ...all.map((sides) => sides[side]!))) as unknown as Sides;
}

function packed(items: readonly OrderItem[], packing: OrderPacking, limits: ServiceLimits, least: Sides): ReturnType<typeof packOrder> {
	const plan = packOrder(items, packing, limits);
	if (!plan.fits) return plan;
	const sides = least.map((side, index) => Math.min(side, limits.maxSides[index]!)) as unknown as Sides;
	return { fits: true, parcels: plan.parcels.map((each) => ({ ...each, parcel: atLeast(each.parcel, sides) })) };
}

function anyService(plan: ReturnType<typeof packOrder>): ParcelsPlan[] {
	return plan.fits ? [{ parcels: plan.parcels, serviceIds: [] }] : [];
}

function levelsOf(plans: readonly ParcelsPlan[], wanted: readonly string[]): ParcelsPlan[][] {
	const distinct = new Map<string, ParcelsPlan>();
	for (const { parcels, serviceIds } of plans) {
		const name = JSON.stringify(parcels);
		distinct.set(name, { parcels, serviceIds: [...(distinct.get(name)?.serviceIds ?? []), ...serviceIds] });
	}
	const counts = [...new Set([...distinct.values()].map(({ parcels }) => parcels.length))].sort((a, b) => a - b);
	return counts.map((count) => {
		const level = [...distinct.values()].filter(({ parcels }) => parcels.length === count);
		// One parcel is one parcel: then the carrier itself says who takes it.
		return count === 1 && level.length === 1 ? [{ ...level[0]!, serviceIds: [...wanted] }] : level;
	});
}

/** Under the limits that come nearest. */
function fewestMisfits(all: readonly ServiceLimits[], pack: (limits: ServiceLimits) => ReturnType<typeof packOrder>) {
	const candidates = all.flatMap((limits) => {
		const plan = pack(limits);
		return plan.fits ? [] : [{ limits, misfits: plan.misfits }];
	});
	return candidates.sort((a, b) => a.misfits.length - b.misfits.length || b.limits.maxGrams - a.limits.maxGrams)[0];
}

function fitsNowhere(
	order: Order,
	items: readonly OrderItem[],
	packing: OrderPacking,
	nearest: { limits: ServiceLimits; misfits: Misfit[] } | undefined,
): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'fitsNoParcel',
		message: `Order ${order.number}: ${misfitsNamed(items, packing, nearest?.limits ?? unlimited, nearest?.misfits ?? [])}`,
		hint: 'Correct weight and size of the item in the shop, add a box that holds it, or send it by a carrier of your own',
	});
}

function tooMuch(order: Order, what: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'tooManyParcels',
		message: `Order ${order.number} would be ${what}`,
		hint: 'Check quantities, weights and boxes; an order of this size is sent by freight',
	});
}
