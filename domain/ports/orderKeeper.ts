import type { Fulfillment, FulfillmentItem, ParcelEvent } from '../documents/fulfillment';
import type { Invoice } from '../documents/invoice';
import type { Order } from '../documents/order';
import type { RefundItem } from '../documents/refund';
import type { DeclaredLine, Shipment } from '../documents/shipment';
import type { TimeWindow } from './eventSource';
import type { StockLocations } from './stock';

/** Empty fields do not narrow the search. Moments are ISO 8601. */
export interface OrderQuery {
	createdFrom?: string;
	createdTo?: string;
	updatedFrom?: string;
	updatedTo?: string;
	financialStatus?: string;
	fulfillmentStatus?: string;
	/** `open`, `closed`, `cancelled`. */
	state?: string;
	tag?: string;
	withoutTag?: string;
	/** In the shop's own search language. */
	search?: string;
}

/** Reads a shop's orders. */
export interface OrderReader {
	/** By the shop's own id, or by the number that customer and shop call it. `of`: whose the id is, where a document says so; refused where it is another's. */
	get(reference: { id: string; of?: Pick<Order, 'source' | 'account'> } | { number: string }): Promise<Order>;
	/** The newest first. */
	list(query: OrderQuery, limit: number): Promise<Order[]>;
	/** Those created in the window, each page as soon as it is read, the oldest day first. */
	pages(window: TimeWindow): AsyncIterable<readonly Order[]>;
}

/** What a shop knows of the parcels that have left. */
export interface ParcelReader {
	/** The tracking codes of each of these orders of which something has left, by the order's `id`; none where it left without one. */
	sentParcels(orders: readonly Order[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

export interface FulfillmentRequest {
	order: Order;
	shipment: Shipment | null;
	/** What is in the parcel; without them all that is open. */
	items?: FulfillmentItem[] | null;
	/** The shop's id of the location the goods leave from; without it every one that has open items. */
	location?: string | null;
	/** Whether the shop writes to the customer itself. */
	notifyCustomer: boolean;
}

export interface TrackingRequest {
	order: Order;
	shipment: Shipment;
	/** The shop's id of the fulfillment; null where the order tells. */
	fulfillmentId: string | null;
	notifyCustomer: boolean;
}

export interface ParcelEventRequest {
	order: Order;
	event: ParcelEvent;
	trackingNumber: string | null;
	fulfillmentId: string | null;
}

/** What a flow tells a shop of its parcels. */
export interface FulfillmentKeeper {
	/** Marks items as sent, with the shipment's tracking; finds what was done before. */
	fulfill(request: FulfillmentRequest): Promise<Fulfillment>;
	updateTracking(request: TrackingRequest): Promise<Fulfillment>;
	/** What the carrier says of a parcel; the same thing of the same parcel is told once. */
	addEvent(request: ParcelEventRequest): Promise<{ fulfillmentId: string; found: boolean }>;
}

/** What a flow writes on an order. */
export interface OrderRecords {
	addTags(order: Order, tags: string[]): Promise<string[]>;
	removeTags(order: Order, tags: string[]): Promise<string[]>;
	/** Puts a line under the note that is there; one that stands there already is not put again. */
	appendNote(order: Order, text: string): Promise<{ note: string; found: boolean }>;
	/** Keeps key, number, series and DANFE link with the order. */
	recordInvoice(order: Order, invoice: Invoice): Promise<{ recorded: string[] }>;
}

export interface CancelRequest {
	order: Order;
	/** The shop's own word, e.g. `CUSTOMER`. */
	reason: string;
	restock: boolean;
	/** Whether the money goes back by the way it came. */
	refund: boolean;
	notifyCustomer: boolean;
	/** For the shop's own people. */
	note: string | null;
}

export interface OrderRefundRequest {
	order: Order;
	/** Names this refund once and for all. */
	key: string;
	/** What goes back; null for all that is left, with all items. */
	amount: number | null;
	restock: boolean;
	notifyCustomer: boolean;
	note: string | null;
	/** The money goes back by hand, and the shop only notes it; not every shop can tell the two apart. */
	recordOnly?: boolean;
}

/** Undoing a sale. */
export interface OrderReversal {
	/** `processing` where the shop had not finished when the waiting was over. */
	cancel(request: CancelRequest): Promise<{ status: 'cancelled' | 'processing'; found: boolean }>;
	refund(request: OrderRefundRequest): Promise<{ id: string; amount: number; found: boolean }>;
}

export interface ReturnRefundRequest {
	order: Order;
	/** Names this refund once and for all. */
	key: string;
	/** What the parcel that has arrived was declared to hold; null where nobody says. */
	contents: DeclaredLine[] | null;
	notifyCustomer: boolean;
	note: string | null;
}

export interface ReturnRefund {
	id: string;
	amount: number;
	/** What the refund gave back; all of it stands in the shop's stock again. */
	items: RefundItem[];
	found: boolean;
}

/** Paying back goods that a customer has sent back. */
export interface ReturnReversal {
	/** The money of the goods of the order's one open return, and nothing else of it; refused where it is not sure which they are. */
	refundReturn(request: ReturnRefundRequest): Promise<ReturnRefund>;
}

/** What a flow does back in the shop. */
export type OrderKeeper = OrderReader & ParcelReader & FulfillmentKeeper & OrderRecords & OrderReversal & ReturnReversal & StockLocations;

/** Where an order stands, in the shop's own word. */
export interface OrderStatuses {
	/** `found`: it stood there already. */
	setStatus(order: Order, status: string): Promise<{ status: string; found: boolean }>;
}

/** Notes that stand beside an order one by one. */
export interface OrderNotes {
	/** `forCustomer`: the shop writes it to the customer, too. The same note is put once. */
	addNote(order: Order, note: { text: string; forCustomer: boolean }): Promise<{ id: string; found: boolean }>;
}

/** Tracking that is kept with the order, in a shop that knows no parcels. */
export interface OrderTracking {
	setTracking(order: Order, shipment: Shipment): Promise<{ recorded: string[]; found: boolean }>;
}

/** Looks for a refund by its key, in a shop that takes none along with the request. */
export interface OrderRefunds {
	findRefund(request: Pick<OrderRefundRequest, 'order' | 'key' | 'amount'>): Promise<{ id: string; amount: number } | undefined>;
}

/** What a flow does back in a shop that has statuses and notes instead of parcels and tags. */
export type OrderDesk = OrderReader &
	ParcelReader &
	OrderStatuses &
	OrderNotes &
	OrderTracking &
	OrderRefunds &
	Pick<OrderRecords, 'recordInvoice'> &
	Pick<OrderReversal, 'refund'>;

/** Puts an order that is done out of the shop's sight. */
export interface OrderClosing {
	close(order: Order): Promise<{ status: 'closed'; found: boolean }>;
}

/** What a flow does back in a shop that has parcels and one note, and gives no money back by itself. */
export type ParcelDesk = OrderReader &
	ParcelReader &
	OrderClosing &
	Pick<OrderRecords, 'appendNote' | 'recordInvoice'> &
	Pick<FulfillmentKeeper, 'updateTracking'> &
	Pick<OrderReversal, 'cancel'>;
