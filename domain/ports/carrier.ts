import type { Invoice } from '../documents/invoice';
import type { Order } from '../documents/order';
import type { Agency, Parcel, Shipment, ShippingQuote, Tracking, Wallet } from '../documents/shipment';
import type { ParcelLimits } from '../parcels/parcelPlan';
import type { Sides } from '../parcels/sides';

export interface QuoteRequest {
	order: Order;
	parcel: Parcel;
	/** The vendor's ids of the services to ask for; empty for all. */
	serviceIds: string[];
}

export interface ShipmentRequest extends QuoteRequest {
	/** Names this shipment once and for all. */
	key: string;
	invoice: Invoice | null;
	/** Which of the quotes to buy. */
	choose: 'cheapest' | 'fastest';
	/** For an order of several parcels: what the label keeps and tells again (`BoughtShipment.mark`). */
	mark?: string;
}

/** Goods of an order that come back to the shop. The parcel's sender is the customer. */
export interface ReturnRequest {
	/** With the lines that come back. */
	order: Order;
	parcel: Parcel;
	/** Names this return once and for all. */
	key: string;
	choose: 'cheapest' | 'fastest';
	/** The number that the parcel to the customer had; null where it is not known. */
	outwardNumber: string | null;
}

/** With what the package needs to know of a label and no document shows. */
export interface BoughtShipment extends Shipment {
	mark?: string | null;
}

/** What one parcel may be: longest side first, in millimetres; grams. */
export interface ServiceLimits extends ParcelLimits {
	minSides: Sides;
}

export interface CarrierService {
	id: string;
	name: string;
	/** Absent where the carrier does not say. */
	limits?: ServiceLimits;
	/** Not bought where another service will do. */
	lastResort?: boolean;
	/** Whose service it is, where the vendor sells those of several carriers and says it. */
	company?: { id: string; name: string };
}

/** What the shop itself says of its own way to deliver, which nobody can be asked about. */
export interface OwnTerms {
	/** As customers and the shop call it, e.g. Motoboy. */
	service: string;
	/** Of a delivery, in reais. */
	price: number;
	/** Working days. */
	deliveryDays: number;
}

/** Where agencies are looked for, as people write it. */
export interface AgencyRequest {
	/** UF or name of the state. Both empty: where the order is delivered. */
	state: string;
	/** Empty beside a state: in all of it. */
	city: string;
	/** The order on the item, which may be anything. */
	order: unknown;
	/** `CarrierService.company.id`; empty: of all. */
	companyId: string;
}

/** A shipment by the vendor's own id, or by the key that it was bought with for an order. */
export type ShipmentReference = { id: string } | { key: string; order: Order };

/** What is printed: the label as PDF or for a label printer, or the DACE, which travels with a parcel that has no nota fiscal. */
export type PrintForm = 'label' | 'zpl' | 'dace';

/** A parcel by the number that its carrier follows it by. */
export interface TrackingRequest {
	trackingNumber: string;
	/** The vendor's id of the service that carries it, for vendors of several carriers; null where nobody says. */
	serviceId: string | null;
}

/** A carrier, or a platform that sells carriers' labels, or one that only knows what they ask. */
export interface Carrier {
	/** What shipping the parcel costs, cheapest first. */
	quote(request: QuoteRequest): Promise<ShippingQuote[]>;
	/** Finds the shipment of this key or buys it, and has its label made. */
	create?(request: ShipmentRequest): Promise<BoughtShipment>;
	/** Finds the return of this key or makes the label by which the customer sends the goods back. */
	createReturn?(request: ReturnRequest): Promise<BoughtShipment>;
	/** The shipment as the carrier has it now. */
	get?(reference: ShipmentReference): Promise<BoughtShipment>;
	/**
	 * The label under exactly this key, waiting for payment or bought and good; undefined where there is none. Only carriers that have it, and
	 * whose labels keep `ShipmentRequest.mark`, sell labels for orders of several parcels.
	 */
	find?(reference: { key: string; order: Order }): Promise<BoughtShipment | undefined>;
	/** The scans of a parcel, whoever bought its label. */
	track?(request: TrackingRequest): Promise<Tracking>;
	/** Calls a label off that was not posted yet, so that its price comes back; one that is called off already is found. */
	cancel?(reference: ShipmentReference, reason: string): Promise<BoughtShipment>;
	/** The labels, as PDF unless told: one file for all of them where the vendor can, else one for each in their order. */
	print?(references: readonly ShipmentReference[], form?: PrintForm): Promise<Buffer[]>;
	/** The labels to customers that were bought or whose state changed since then (ISO 8601), the newest change first; all of them, or it fails. */
	list?(since: string): Promise<Shipment[]>;
	/** What labels are paid from. */
	wallet?(): Promise<Wallet>;
	/** Where parcels are handed in, as far as they are open for it. */
	agencies?(place: AgencyRequest): Promise<Agency[]>;
	/** The same carrier on these terms; only one that is the shop itself. */
	withTerms?(terms: OwnTerms): Carrier;
	/** The services that can be chosen. */
	services?(): Promise<CarrierService[]>;
}

/** A carrier that makes labels. */
export type LabelMaker = Carrier & Required<Pick<Carrier, 'create'>>;

/** A carrier that sells labels. */
export type LabelSeller = Carrier & Required<Pick<Carrier, 'create' | 'get' | 'cancel' | 'print'>>;
