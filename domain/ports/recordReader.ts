import type { Appointment } from '../documents/appointment';
import type { FlowEvent } from '../documents/event';
import type { Lead } from '../documents/lead';
import type { Order } from '../documents/order';
import type { Payment } from '../documents/payment';

export const documentKinds = ['order', 'payment', 'lead', 'appointment'] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** What the shop says has happened to an order that came without its event. */
export const happenings = ['created', 'paid', 'shipped', 'cancelled'] as const;

export type Happening = (typeof happenings)[number];

/** Documents of one record; the event where the record is a delivery that says what happened. */
export interface RecordDocuments {
	order?: Order;
	payment?: Payment;
	lead?: Lead;
	appointment?: Appointment;
	event?: FlowEvent;
}

export interface RecordReading {
	documents: RecordDocuments;
	/** What the record does not say and a flow should know, in whole sentences. */
	doubts: string[];
	/** Made to try things out: no money moved. */
	test?: true;
}

/** A record as another node put it out. */
export interface ForeignRecord {
	json: Readonly<Record<string, unknown>>;
	/** Of the delivery that brought it, by names in small letters; empty where it was fetched. */
	headers: Readonly<Record<string, string>>;
}

export interface ReadingOptions {
	/** Shop or calendar as the user writes it; null where the record has to say it. */
	account: string | null;
	happened: Happening | null;
	/** Milliseconds. */
	now: number;
	/** IANA name of the flow's own zone, for records that name none. */
	timeZone: string;
}

/** A form that a vendor's records come in. */
export interface RecordShape {
	/** As people call it: `order of Shopify`. */
	name: string;
	/** What it can make; nothing where it only points to the record, which `instead` says how to get. */
	makes: readonly DocumentKind[];
	instead?: string;
	fits(record: ForeignRecord): boolean;
	/** Throws where the record is not whole, or is of something that is no such document. */
	read?(record: ForeignRecord, options: ReadingOptions): RecordReading;
}

/** Reads a vendor's records as other nodes put them out, with nothing to ask the vendor for. */
export interface RecordReader {
	shapes(): Promise<readonly RecordShape[]>;
}
