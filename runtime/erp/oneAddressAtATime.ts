import type { Order } from '../../domain/documents/order';

interface Running {
	says: string;
	count: number;
	ended: Promise<void>;
	end: () => void;
}

const running = new Map<string, Running>();

/**
 * An ERP takes the address of an invoice, and of its mail, from its record of the customer, which says what the last order said. So in
 * this process the orders of one customer that say the same are worked on side by side, and those that say something else wait for them.
 */
export async function oneAddressAtATime<T>(account: string, order: Order | null, work: () => Promise<T>): Promise<T> {
	const taxId = order?.customer.taxId?.value;
	if (!order || taxId === undefined) return await work();
	const key = `${account}:${taxId}`;
	const says = JSON.stringify([order.billingAddress ?? order.shippingAddress, order.customer.stateRegistration, order.customer.email]);
	for (let other = running.get(key); other && other.says !== says; other = running.get(key)) await other.ended;
	const mine = running.get(key) ?? begun(says);
	running.set(key, mine);
	mine.count++;
	try {
		return await work();
	} finally {
		if (--mine.count === 0) {
			running.delete(key);
			mine.end();
		}
	}
}

function begun(says: string): Running {
	let end = (): void => undefined;
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	return { says, count: 0, ended, end };
}
