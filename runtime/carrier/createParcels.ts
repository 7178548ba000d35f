import type { Shipment } from '../../domain/documents/shipment';
import { partsOfOrder } from '../../domain/parcels/partsOfOrder';
import type { BoughtShipment, LabelMaker, ShipmentRequest } from '../../domain/ports/carrier';
import { attempt } from '../errors/attempt';
import { hasClass, IntegrationError } from '../errors/integrationError';
import { chooseQuote } from './chooseQuote';
import { markOf, parcelKey, readMark } from './parcelMark';
import type { ParcelPlans, ParcelsPlan } from './parcelPlans';
import { quoteLevels } from './quoteParcels';
import { wholeShipment } from './wholeShipment';

export type OrderRequest = Omit<ShipmentRequest, 'parcel' | 'mark'>;

/**
 * Every parcel's label, each once. The first one has the order's own key and says how all are packed: whoever comes later, or at the same
 * time with other prices before its eyes, goes on with what it says. So a run that broke off is carried on, and nothing is bought twice.
 */
export async function createParcels(carrier: LabelMaker, request: OrderRequest, plans: ParcelPlans): Promise<Shipment> {
	const [level] = plans.levels as [ParcelsPlan[], ...ParcelsPlan[][]];
	const [first] = level as [ParcelsPlan, ...ParcelsPlan[]];
	if (first.parcels.length === 1 && (level.length === 1 || !carrier.find)) {
		const outcome = await attempt(buyWhole(carrier, request, first));
		if (outcome.ok) return await goOnFrom(carrier, request, plans, outcome.value);
		if (plans.levels.length === 1 || !carrier.find || !isNoService(outcome.error)) throw outcome.error;
	}
	if (!carrier.find) throw oneParcelOnly(request, first.parcels.length);
	const known = await carrier.find(request);
	if (!known) return await buyChosen(carrier, request, plans);
	return await goOnFrom(carrier, request, plans, readMark(known.mark) ? known : await buyWhole(carrier, request, first));
}

function isNoService(error: unknown): boolean {
	return hasClass(error, 'rejected') && (error as IntegrationError).failure.code === 'noService';
}

async function buyWhole(carrier: LabelMaker, request: OrderRequest, { parcels }: ParcelsPlan): Promise<BoughtShipment> {
	return await carrier.create({ ...request, parcel: parcels[0]!.parcel });
}

async function buyChosen(carrier: LabelMaker, request: OrderRequest, plans: ParcelPlans): Promise<Shipment> {
	const quotes = await quoteLevels(carrier, request.order, plans.levels);
	const best = chooseQuote(
		quotes.map(({ quote }) => quote),
		request.choose,
		() => false,
	);
	const { plan } = quotes.find(({ quote }) => quote === best)!;
	return await buyPlan(carrier, { ...request, serviceIds: [best.serviceId] }, plans, plan);
}

async function buyPlan(carrier: LabelMaker, request: OrderRequest, plans: ParcelPlans, plan: ParcelsPlan): Promise<Shipment> {
	const { order, key, serviceIds } = request;
	const { parcels } = plan;
	const mark = parcels.length > 1 ? markOf(serviceIds[0]!, parcels) : undefined;
	const parts = parcels.length > 1 ? partsOfOrder(order, parcels) : [order];
	const labels: BoughtShipment[] = [];
	for (const [index, { parcel }] of parcels.entries()) {
		const part = { ...request, order: parts[index]!, parcel, key: parcelKey(key, index + 1), ...(mark === undefined ? {} : { mark }) };
		const label = await carrier.create(part);
		// Another worker's, which packed otherwise.
		if ((label.mark ?? undefined) !== mark) {
			if (index > 0) throw packedOtherwise(request, parcels.length);
			return await goOnFrom(carrier, request, plans, label);
		}
		labels.push(label);
	}
	return wholeShipment(labels, order, parcels);
}

/** With the label that is under the order's key already. One that says nothing of others is the whole shipment. */
async function goOnFrom(carrier: LabelMaker, request: OrderRequest, plans: ParcelPlans, label: BoughtShipment): Promise<Shipment> {
	const told = readMark(label.mark);
	if (!told) return wholeShipment([label]);
	const plan = plans.planFor(told.serviceId);
	if (plan && markOf(told.serviceId, plan.parcels) === label.mark)
		return await buyPlan(carrier, { ...request, serviceIds: [told.serviceId] }, plans, plan);
	return wholeShipment(await allBought(carrier, request, told.count));
}

/** Where the order would be packed otherwise today: what was bought stands, if it is complete. */
async function allBought(carrier: LabelMaker, request: OrderRequest, count: number): Promise<BoughtShipment[]> {
	const labels: BoughtShipment[] = [];
	for (let number = 1; number <= count; number++) {
		const reference = { order: request.order, key: parcelKey(request.key, number) };
		const label = await carrier.find?.(reference);
		if (!label || label.status === 'created' || label.status === 'paid') throw packedOtherwise(request, count);
		labels.push((await carrier.get?.(reference)) ?? label);
	}
	return labels;
}

export function oneParcelOnly({ order }: Pick<OrderRequest, 'order'>, count: number): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'oneParcelOnly',
		message: `Order ${order.number} needs ${count} parcels, and this carrier sells labels for one parcel an order here`,
		hint: 'Send the order by another carrier, or correct weights, sizes and boxes',
	});
}

function packedOtherwise({ order }: OrderRequest, count: number): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'conflict',
		code: 'packedOtherwise',
		message: `Order ${order.number} was begun in ${count} parcels, some of which have a label, and would be packed otherwise today: the order, its sizes or the boxes have changed. Nothing was bought`,
		hint: 'Set the boxes back and run the item again; or buy what is missing by hand; or cancel the labels and set another "Idempotency Key"',
	});
}
