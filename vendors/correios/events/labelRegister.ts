import type { LabelRegister, RegisteredLabel } from '../../../domain/ports/labelRegister';
import { byChange, isSince } from '../../../runtime/carrier/byChange';
import { labelMissing } from '../../../runtime/carrier/foundLabels';
import type { Connection } from '../../../runtime/client/connection';
import { openApi, type Api } from '../client/api';
import { vendor } from '../client/vendor';
import { getLabel, prePostingsSince } from '../label/findLabel';
import { statusOf, wasRefused, type PrePosting } from '../label/prePosting';
import { toShipment } from '../label/toShipment';
import { customerOf, orderOf } from './listedShipments';

/** 14 days to post a label; after that its state stays. */
const longestLifeMs = 30 * 86_400_000;

/** A label may have waited for its payment. */
const dayMs = 86_400_000;

/** The pre-postings of the contract: a call for each fifty. Once it was posted, the scans of a parcel are not asked for. */
export function openLabelRegister(connection: Connection): LabelRegister {
	const api = openApi(connection);
	const since = async (moment: string, lifeMs: number) =>
		byChange(await listLabels(api, Date.parse(moment) - lifeMs)).filter((label) => isSince(label, moment));
	return {
		changed: async (moment) => await since(moment, longestLifeMs),
		bought: async (moment) => await since(moment, dayMs),
		async get(id) {
			const label = await getLabel(api, id);
			if (label === undefined) throw labelMissing(vendor, { id });
			return registered(label);
		},
	};
}

/** One that is in the making or was refused is none yet; those of goods that come back go to the shop. */
async function listLabels(api: Api, since: number): Promise<RegisteredLabel[]> {
	const found: RegisteredLabel[] = [];
	for await (const label of prePostingsSince(api, since))
		if (!label.isReverse && !wasRefused(label) && statusOf(label) !== 'created') found.push(registered(label));
	return found;
}

/** The remark names the order by its number, not by its id. */
function registered(label: PrePosting): RegisteredLabel {
	const order = orderOf(label);
	const shipment = { ...toShipment(label, undefined, true), orderNumber: order?.number ?? null, customer: customerOf(label) };
	return { shipment, codes: label.code === null ? [] : [label.code], order: order && { ...order, id: null }, changedAt: label.stateAt };
}
