import type { IExecuteFunctions } from 'n8n-workflow';
import type { Order } from '../../domain/documents/order';
import { asObject } from '../../runtime/host/itemDocuments';
import { orderParameter } from './orderParameter';
import { requireOrder } from './requireOrder';

/** The order an item is about: in full, or known by its number alone, as behind a payment trigger. */
export interface OrderReference {
	order: Order | null;
	number: string;
	/** `source:number`, what keys are made of. */
	id: string;
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
			return { order: null, number: typeof number === 'string' && number !== '' ? number : id, id: `${String(payment?.vendor)}:${id}` };
		}
		if (typeof number === 'string' && number !== '') return { order: null, number, id: `${String(payment?.vendor)}:${number}` };
	}
	const present = requireOrder(order);
	return { order: present, number: present.number, id: present.id };
}
