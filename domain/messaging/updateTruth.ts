import { paymentStateProblems, stateProblems } from '../checks/stateCheck';
import type { Appointment } from '../documents/appointment';
import type { Invoice } from '../documents/invoice';
import type { Order } from '../documents/order';
import type { Payment } from '../documents/payment';
import type { Shipment } from '../documents/shipment';
import { startOf } from '../scheduling/startOf';
import type { Problem } from '../values/problem';
import type { FlowDocuments } from './flowVariables';

/**
 * What the documents say, `now`, against an update of this id, see `orderUpdates`: a customer is told nothing that is not so. What they leave
 * open counts for it.
 */
export function updateProblems(id: string, documents: FlowDocuments, now: number): Problem[] {
	return claims.get(id)?.(documents, now) ?? [];
}

const minutesADay = 1_440;

type Claim = (documents: FlowDocuments, now: number) => Problem[];

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
	['appointmentReminder', ({ appointment }, now) => (appointment ? reminderProblems(appointment, now) : [])],
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

/** After a wait, or where a failed run is tried again, it may have begun; one of a whole day begins on any hour of it. */
function reminderProblems({ status, start, timeZone }: Partial<Appointment>, now: number): Problem[] {
	if (status === 'cancelled' || status === 'done') return unless('appointment.status', status, [status]);
	const begins = start === undefined ? Number.NaN : startOf({ start, timeZone: timeZone ?? '' }, minutesADay);
	return begins <= now ? [{ field: 'appointment.start', message: 'has passed' }] : [];
}

/** The payment on the item knows better than the order of the shop that waits for it. */
function paid({ order, payment }: FlowDocuments): Problem[] {
	if (payment?.status !== undefined) return paymentStateProblems({ status: payment.status }, []);
	if (!order) return [];
	return [...stateProblems(order as Order, ['test']), ...unless('order.financialStatus', order.financialStatus, ['authorized'])];
}
