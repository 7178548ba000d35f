import { paymentStateProblems, stateProblems } from '../checks/stateCheck';
import type { Invoice } from '../documents/invoice';
import type { Order } from '../documents/order';
import type { Payment } from '../documents/payment';
import type { Shipment } from '../documents/shipment';
import type { Problem } from '../values/problem';
import type { FlowDocuments } from './flowVariables';

/** What the documents say against an update of this id, see `orderUpdates`: a customer is told nothing that is not so. What they leave open counts for it. */
export function updateProblems(id: string, documents: FlowDocuments): Problem[] {
	return claims.get(id)?.(documents) ?? [];
}

type Claim = (documents: FlowDocuments) => Problem[];

const endedOtherwise: readonly Shipment['status'][] = ['returned', 'lost', 'cancelled'];
const nothingIsDue: readonly Payment['status'][] = [
	'authorized',
	'confirmed',
	'received',
	'refund_requested',
	'refunded',
	'chargeback',
	'deleted',
];
const notIssued: readonly Invoice['status'][] = ['pending', 'processing', 'rejected', 'denied', 'cancelled'];
const notDelivered: readonly Shipment['status'][] = [
	'created',
	'paid',
	'label_ready',
	'posted',
	'in_transit',
	'out_for_delivery',
	'failed_attempt',
	'awaiting_pickup',
	...endedOtherwise,
];

const claims: ReadonlyMap<string, Claim> = new Map<string, Claim>([
	['appointmentReminder', ({ appointment }) => unless('appointment.status', appointment?.status, ['cancelled'])],
	['delivered', ({ shipment }) => unless('shipment.status', shipment?.status, notDelivered)],
	['invoiced', ({ invoice }) => unless('invoice.status', invoice?.status, notIssued)],
	['outForDelivery', ({ shipment }) => unless('shipment.status', shipment?.status, [...endedOtherwise, 'delivered'])],
	['paid', paid],
	['paymentDue', ({ payment }) => unless('payment.status', payment?.status, nothingIsDue)],
	['received', ({ order }) => (order ? stateProblems(order as Order, ['refunded', 'test', 'unpaid', 'voided']) : [])],
	['shipped', ({ shipment }) => unless('shipment.status', shipment?.status, ['created', ...endedOtherwise])],
]);

function unless<Status extends string>(field: string, status: Status | undefined, against: readonly Status[]): Problem[] {
	return status !== undefined && against.includes(status) ? [{ field, message: `is ${status}` }] : [];
}

/** The payment on the item knows better than the order of the shop that waits for it. */
function paid({ order, payment }: FlowDocuments): Problem[] {
	if (payment?.status !== undefined) return paymentStateProblems({ status: payment.status }, []);
	if (!order) return [];
	return [...stateProblems(order as Order, ['test']), ...unless('order.financialStatus', order.financialStatus, ['authorized'])];
}
