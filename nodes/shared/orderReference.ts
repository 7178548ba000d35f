import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { orderKeyOf, type Order } from '../../domain/documents/order';
import { asObject } from '../../runtime/host/itemDocuments';
import { orderParameter } from './orderParameter';
import { requireOrder } from './requireOrder';

/** The order an item is about: in full, or known by its number alone, as behind a payment trigger. */
export interface OrderReference {
	order: Order | null;
	number: string;
	/** What keys are made of, see `orderKeyOf`. */
	key: string;
	/** The order's id over all shops, where a payment names it and the order is not at hand. */
	orderId?: string;
}

/**
 * `byPayment`: where there is no order, each payment stands for itself and is named by its own id. A subscription's payments share one
 * number, and a payment link's have none.
 */
export function orderReference(context: IExecuteFunctions, itemIndex: number, byPayment = false): OrderReference {
	const order = orderParameter(context, itemIndex);
	if (!order) {
		const payment = asObject(context.getInputData()[itemIndex]!.json.payment);
		const number = payment?.orderNumber;
		const id = payment?.id;
		if (byPayment && typeof id === 'string' && id !== '') {
			return { order: null, number: typeof number === 'string' && number !== '' ? number : id, key: `${String(payment?.vendor)}:${id}` };
		}
		if (typeof number === 'string' && number !== '') return { order: null, number, ...namesOf(payment!, number) };
	}
	const present = requireOrder(order);
	return { order: present, number: present.number, key: orderKeyOf(present) };
}

/** A payment that names its order in full has the order's key, so that either of them finds what was made for the other. */
function namesOf({ orderId, vendor }: IDataObject, number: string): Pick<OrderReference, 'key' | 'orderId'> {
	if (typeof orderId !== 'string' || orderId === '') return { key: `${String(vendor)}:${number}` };
	return { key: orderKeyOf({ id: orderId, number }), orderId };
}
