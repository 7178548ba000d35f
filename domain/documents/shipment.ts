import type { PostalAddress } from '../values/postalAddress';
import type { Customer } from './customer';
import type { LeftOut } from './order';

/** Carrier-independent; each vendor's own words are mapped to these. */
export type ShipmentStatus =
	| 'created'
	| 'paid'
	| 'label_ready'
	| 'posted'
	| 'in_transit'
	| 'out_for_delivery'
	| 'delivered'
	| 'failed_attempt'
	/** At an agency, for the customer to fetch it. */
	| 'awaiting_pickup'
	| 'returned'
	/** Lost, stolen or damaged. */
	| 'lost'
	| 'cancelled'
	| 'unknown';

export interface ShipmentEvent {
	status: ShipmentStatus;
	at: string;
	description: string | null;
}

export interface Shipment {
	vendor: string;
	id: string;
	carrier: string | null;
	service: string | null;
	status: ShipmentStatus;
	price: number | null;
	trackingNumber: string | null;
	trackingUrl: string | null;
	labelUrl: string | null;
	/** `YYYY-MM-DD` */
	estimatedDelivery: string | null;
	events: ShipmentEvent[];
	/** Lines of the order that are not in the parcel, such as a tip; only where there are some. */
	leftOut?: LeftOut[];
	/** It was there already: nothing was bought by this call. */
	found: boolean;
	/**
	 * Only where the order is sent in several parcels, each with a label of its own. The fields above are then the first one's, but the price
	 * is that of all, the delivery the last one's, and `found` true where none was bought.
	 */
	parcels?: ShippedParcel[];
	/** What the shop did not say of its goods, so that a default was taken; only where there is some. */
	assumed?: Assumed[];
	/**
	 * Only of the shop's own courier: all that has to be known at the door, in Portuguese, to be sent as it is. Personal data, as a label has.
	 */
	delivery?: string;
	/** What of the delivery address the order lacked and its CEP told; only where there is some. */
	addressCompleted?: ('district' | 'city' | 'state')[];
	/** The order as customer and shop call it; only where a trigger put the shipment on the item, null where the label does not tell. */
	orderNumber?: string | null;
	/** What goods that come back were declared as; only on a trigger's item about a return, null where the label does not tell. */
	contents?: DeclaredLine[] | null;
	/** Whom it goes to; only where a trigger put the shipment on the item. */
	customer?: Pick<Customer, 'name' | 'email' | 'phone'>;
}

/** A line of a label's declaration of contents. */
export interface DeclaredLine {
	/** As the label has it: the end of a long name may be cut off. */
	name: string;
	quantity: number;
}

export interface ShippingQuote {
	vendor: string;
	serviceId: string;
	carrier: string;
	service: string;
	price: number;
	/** Working days. */
	deliveryDays: number | null;
	/** How many parcels the price is for; only where they are several. */
	parcels?: number;
	/** Which of several logins of a vendor asked; only where the user named it. */
	login?: string;
}

export type ShippedParcel = Pick<
	Shipment,
	'id' | 'status' | 'price' | 'trackingNumber' | 'trackingUrl' | 'labelUrl' | 'estimatedDelivery' | 'found'
> & {
	/** From 1. */
	number: number;
	/** Lines of the order with their units in this parcel; absent where it was packed otherwise than the node would today. */
	items?: { id: string; sku: string | null; name: string; quantity: number }[];
	/** The shop's own box by its name. */
	box?: string;
	size?: Parcel;
};

/** A line of the order by its SKU, or by its name where it has none. */
export interface Assumed {
	item: string;
	missing: ('weight' | 'size')[];
}

/** Centimetres and grams. */
export interface Parcel {
	heightCm: number;
	widthCm: number;
	lengthCm: number;
	weightGrams: number;
}

/** Where a parcel is, by its scans. */
export interface Tracking {
	vendor: string;
	trackingNumber: string;
	trackingUrl: string | null;
	/** `unknown` where there is no scan yet. */
	status: ShipmentStatus;
	/** `YYYY-MM-DD`, where the carrier says it. */
	estimatedDelivery: string | null;
	/** The oldest first. */
	events: ShipmentEvent[];
}

/** Where a carrier takes parcels in, and keeps those that customers fetch. */
export interface Agency {
	vendor: string;
	/** The vendor's own. */
	id: string;
	name: string;
	/** The carrier, e.g. Jadlog; null where the vendor does not say. */
	company: string | null;
	address: Pick<PostalAddress, 'street' | 'number' | 'complement' | 'district' | 'city' | 'state' | 'postalCode'>;
	/** E.164 */
	phone: string | null;
}

/** What labels are paid from. Reais. */
export interface Wallet {
	vendor: string;
	balance: number;
	/** Set aside for what is being bought; null where the vendor does not say. */
	reserved: number | null;
	/** Owed to the vendor, e.g. after a parcel was measured again; null where it does not say. */
	debts: number | null;
}
