import type { Checkout } from '../documents/checkout';
import type { Appointment } from '../documents/appointment';
import type { Invoice } from '../documents/invoice';
import type { Lead } from '../documents/lead';
import { formatReais } from '../values/money';
import type { Customer } from '../documents/customer';
import type { Order } from '../documents/order';
import type { Payment } from '../documents/payment';
import type { Refund } from '../documents/refund';
import type { Shipment } from '../documents/shipment';
import { appointmentVariables } from './appointmentVariables';
import { greetingName } from './greeting';
import { leadVariables } from './leadVariables';
import { shipmentWords } from './shipmentWords';

/** The documents a flow has gathered so far, as they come from outside: any field may be absent. */
export interface FlowDocuments {
	order?: Partial<Order>;
	invoice?: Partial<Invoice>;
	shipment?: Partial<Shipment>;
	payment?: Partial<Payment>;
	appointment?: Partial<Appointment>;
	lead?: Partial<Lead>;
	refund?: Partial<Refund>;
	/** The label by which goods come back. */
	returnShipment?: Partial<Shipment>;
	checkout?: Partial<Checkout>;
}

/** What the documents offer by name, as texts ready for a customer's eyes; a name without a value is left out. */
export function flowVariables(documents: FlowDocuments): Record<string, string> {
	const { order, invoice, shipment, appointment } = documents;
	const payment = documents.payment ?? order?.payments?.[0];
	return withValues({
		...customerVariables(documents),
		...orderVariables(documents, payment),
		invoice_number: invoice?.number,
		invoice_series: invoice?.series,
		invoice_key: invoice?.accessKey,
		invoice_url: invoice?.pdfUrl,
		invoice_date: brazilianDate(invoice?.issuedAt),
		carrier: shipment?.carrier,
		service: shipment?.service,
		shipment_status: shipmentWords(shipment?.status),
		tracking_number: ofEachParcel(shipment, 'trackingNumber', ', '),
		tracking_url: ofEachParcel(shipment, 'trackingUrl', ' '),
		estimated_delivery: brazilianDate(shipment?.estimatedDelivery),
		...paymentVariables(payment),
		...appointmentVariables(appointment),
		...leadVariables(documents.lead),
		...checkoutVariables(documents.checkout),
		refund_value: amount(documents.refund?.amount, order?.currency),
		return_code: documents.returnShipment?.trackingNumber,
	});
}

/** Where the order is in several parcels, all of them, in one line: a template takes no line break. */
function ofEachParcel(shipment: FlowDocuments['shipment'], field: 'trackingNumber' | 'trackingUrl', between: string) {
	const { parcels } = shipment ?? {};
	const all = Array.isArray(parcels) ? parcels.map((parcel) => text(parcel?.[field])).filter((each) => each !== '') : [];
	return all.length > 1 ? all.join(between) : shipment?.[field];
}

const names: Readonly<Record<keyof FlowDocuments, string>> = {
	order: 'first_name customer_name order_number order_total order_date order_items shipping_price shipping_method city',
	invoice: 'invoice_number invoice_series invoice_key invoice_url invoice_date',
	shipment: 'carrier service shipment_status tracking_number tracking_url estimated_delivery',
	payment: 'payment_value payment_due_date payment_date payment_url pix_code bank_slip_line bank_slip_url',
	appointment:
		'appointment_id appointment_ref appointment_title appointment_date appointment_weekday appointment_time appointment_place appointment_location appointment_old_date appointment_old_time professional meeting_url',
	checkout: 'checkout_url checkout_total checkout_items',
	refund: 'refund_value',
	returnShipment: 'return_code',
	lead: 'company interest lead_source lead_campaign lead_email lead_phone lead_url seller_name seller_email seller_phone',
};

const documentNames = Object.keys(names) as (keyof FlowDocuments)[];

const documentOfName = new Map(documentNames.flatMap((document) => names[document].split(' ').map((name) => [name, document] as const)));

/** Which document a variable comes from, e.g. `shipment` for `tracking_url`; undefined for one that no document has. */
export function documentOf(variable: string): keyof FlowDocuments | undefined {
	return documentOfName.get(variable);
}

function customerVariables({ order, payment, invoice, shipment, appointment, checkout, lead }: FlowDocuments) {
	const people: (Partial<Customer> | null | undefined)[] = [
		order?.customer,
		payment?.customer,
		invoice?.customer,
		shipment?.customer,
		appointment?.customer,
		checkout?.customer,
		lead,
	];
	const named = people.find((person) => text(person?.name) !== '');
	return { customer_name: named?.name, first_name: greetingName(named, order?.shippingAddress), company: lead?.company };
}

function orderVariables({ order, invoice, shipment }: FlowDocuments, payment: Partial<Payment> | undefined) {
	const { shippingAddress, currency } = order ?? {};
	return {
		order_number: order?.number ?? payment?.orderNumber ?? invoice?.orderNumber ?? shipment?.orderNumber,
		order_total: amount(order?.totals?.total, currency),
		order_date: brazilianDate(order?.createdAt),
		order_items: order?.items
			?.filter(({ kind }) => kind !== 'tip' && kind !== 'fee')
			.map(({ quantity, name }) => `${quantity}x ${name}`)
			.join(', '),
		shipping_price: amount(order?.shipping?.price, currency),
		shipping_method: order?.shipping?.method,
		city: shippingAddress?.city,
	};
}

function paymentVariables(payment: Partial<Payment> | undefined) {
	return {
		payment_value: amount(payment?.value, 'BRL'),
		payment_due_date: brazilianDate(payment?.dueDate),
		payment_date: brazilianDate(payment?.paidAt),
		payment_url: payment?.invoiceUrl,
		pix_code: payment?.pix?.payload,
		bank_slip_line: payment?.bankSlip?.line,
		bank_slip_url: payment?.bankSlip?.url,
	};
}

function checkoutVariables(checkout: Partial<Checkout> | undefined) {
	return {
		checkout_url: checkout?.recoveryUrl,
		checkout_total: amount(checkout?.total, checkout?.currency),
		checkout_items: checkout?.items?.map(({ quantity, name }) => `${quantity}x ${name}`).join(', '),
	};
}

function withValues(candidates: Record<string, unknown>): Record<string, string> {
	const texts = Object.entries(candidates).map(([name, value]) => [name, text(value)] as const);
	return Object.fromEntries(texts.filter(([, value]) => value !== ''));
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function amount(value: unknown, currency: string | undefined): string | undefined {
	if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
	return currency === undefined || currency === 'BRL' ? formatReais(value) : `${currency} ${value.toFixed(2)}`;
}

const brazil = 'America/Sao_Paulo';

/** `24/11/2026`; a bare date stays the day it names, a moment becomes the day it is where the customer lives. */
function brazilianDate(value: unknown): string | undefined {
	const bare = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text(value));
	if (bare) return `${bare[3]}/${bare[2]}/${bare[1]}`;
	const at = Date.parse(text(value));
	if (Number.isNaN(at)) return undefined;
	return new Intl.DateTimeFormat('pt-BR', { timeZone: brazil, day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);
}
