import type { LabelRegister, RegisteredLabel } from '../../../domain/ports/labelRegister';
import { byChange, isSince } from '../../../runtime/carrier/byChange';
import { isBeyond } from '../../../runtime/carrier/isBeyond';
import { taggedOrder, taggedOrderId } from '../../../runtime/carrier/orderTag';
import { tooManyLabels } from '../../../runtime/carrier/tooManyLabels';
import type { Connection } from '../../../runtime/client/connection';
import { openApi, type Api } from '../client/api';
import { vendor } from '../client/vendor';
import { getLabel, isLast } from '../label/findLabel';
import { isPaid, isReturn, readLabel, rowsIn, type Label } from '../label/label';
import { toShipment } from '../label/toShipment';
import { customerOf, happenedAt } from './listedShipments';

const pageSize = 100;

/** 20,000 labels. */
const maxPages = 200;

/** The labels that were bought at SuperFrete: a call for each hundred that changed, and one for each whose row does not tell its tags. */
export function openLabelRegister(connection: Connection): LabelRegister {
	const api = openApi(connection);
	const changed = async (since: string) => {
		const rows = (await listChanged(api, since)).filter(isPaid);
		const found: RegisteredLabel[] = [];
		for (const row of rows) {
			const label = row.tags?.length ? row : await getLabel(api, row.id);
			// Those of goods that come back go to the shop.
			if (!isReturn(label)) found.push(registered(label, row));
		}
		return byChange(found).filter((label) => isSince(label, since));
	};
	return {
		changed,
		bought: changed,
		async get(id) {
			const label = await getLabel(api, id);
			return registered(label, label);
		},
	};
}

/** The newest change first. */
async function listChanged({ call }: Api, since: string): Promise<Label[]> {
	const found = new Map<string, Label>();
	for (let page = 1; page <= maxPages; page++) {
		const query = { page, per_page: pageSize, order: 'desc', sort_by: 'updated_at' };
		const body = await call({ method: 'GET', path: '/me/orders', safety: 'read', query });
		const rows = rowsIn(body).map(readLabel);
		for (const row of rows) found.set(row.id, row);
		const updatedAt = rows.map((row) => row.updatedAt);
		if (isLast(body, page, rows) || isBeyond(updatedAt, Date.parse(since))) return [...found.values()];
	}
	throw tooManyLabels(vendor, '20,000');
}

function registered(label: Label, row: Label): RegisteredLabel {
	const order = taggedOrder(label.tags ?? []);
	return {
		shipment: { ...toShipment(label, undefined, true), orderNumber: order?.number ?? null, customer: customerOf(label, row) },
		codes: label.tracking === null ? [] : [label.tracking],
		order: order && { ...order, id: taggedOrderId(label.tags ?? []) },
		changedAt: happenedAt(label) || null,
	};
}
