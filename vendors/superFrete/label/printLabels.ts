import type { ShipmentReference } from '../../../domain/ports/carrier';
import { notPrintable } from '../../../runtime/carrier/foundLabels';
import { labelFile } from '../../../runtime/carrier/labelFile';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { labelOf } from './getShipment';
import { isPrintable } from './label';

/** One file for all of them. */
export async function printLabels(api: Api, references: readonly ShipmentReference[]): Promise<Buffer[]> {
	const orders: string[] = [];
	for (const reference of references) {
		const label = await labelOf(api, reference);
		if (!isPrintable(label)) throw notPrintable(vendor, label.status);
		orders.push(label.id);
	}
	const answer = await api.call({ method: 'POST', path: '/tag/print', safety: 'keyed', body: { orders } });
	return [await labelFile(vendor, answer, api.load)];
}
