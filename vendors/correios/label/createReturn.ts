import type { Shipment } from '../../../domain/documents/shipment';
import type { ReturnRequest } from '../../../domain/ports/carrier';
import { requireRecipient } from '../../../runtime/carrier/recipient';
import { refuseOtherGoods } from '../../../runtime/carrier/otherGoods';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { recipientProblems } from '../parties/recipient';
import { makeLabel } from './makeLabel';
import { declaredOn, readLine } from './prePosting';
import { toShipment } from './toShipment';
import { addReverse, declaredContents } from './write';

/** The label by which the customer sends goods back (*logística reversa*): it costs nothing until it is posted. */
export async function createReturn(api: Api, request: ReturnRequest): Promise<Shipment> {
	const { key, order } = request;
	requireRecipient(vendor, order, recipientProblems(order));
	const { label, found } = await makeLabel(api, {
		key,
		order,
		customerOf: ({ from }) => from,
		add: async () => await addReverse(api, request),
	});
	if (found) refuseOtherGoods(vendor, order, declaredOn(label), declaredContents(order).map(readLine));
	return toShipment(label, undefined, found);
}
