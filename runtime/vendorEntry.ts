import type { InvoiceModel } from '../domain/documents/invoice';
import type { LeadChannel } from '../domain/documents/lead';
import type { CheckoutSource } from '../domain/ports/checkoutSource';
import type { Carrier, PrintForm } from '../domain/ports/carrier';
import type { BookingSource } from '../domain/ports/bookingSource';
import type { InvoiceChoice, InvoiceIssuer, InvoiceOverrides } from '../domain/ports/invoiceIssuer';
import type { InvoiceSource, InvoiceEventType } from '../domain/ports/invoiceSource';
import type { LeadBook, LeadKeeper } from '../domain/ports/leadKeeper';
import type { LeadSource } from '../domain/ports/leadSource';
import type { MessageSource } from '../domain/ports/messageSource';
import type { Messenger } from '../domain/ports/messenger';
import type { PostalCodeBook } from '../domain/ports/postalCodeBook';
import type { RecordReader } from '../domain/ports/recordReader';
import type { ShipmentEventType, ShipmentSource } from '../domain/ports/shipmentSource';
import type { SkuStock, OrderStock } from '../domain/ports/stock';
import type { Settings } from './client/accountName';
import type { Connection } from './client/connection';

/** A vendor's line in the registry: how a node offers it and opens it. */
export interface VendorEntry<Port> extends LoginOptionalEntry<Port> {
	credentialType: string;
}

/** The same, also of one that there is nothing to log in to. */
export interface LoginOptionalEntry<Port> {
	/** Folder name; the value of the node's vendor parameter. */
	id: string;
	/** As people know it. */
	name: string;
	/** Absent where there is no login. */
	credentialType?: string;
	/** Where there are several ways to log in; `credentialType` is that of the first. */
	authentications?: readonly [Authentication, ...Authentication[]];
	/** Names the account that a credential logs in to, without any of its secrets; undefined where it does not tell. */
	accountOf?(settings: Settings): string | undefined;
	/** Reads the vendor's code, when it is first used: n8n reads at its start what descriptions need. */
	open(connection: Connection): Promise<Port>;
	/** What the shop should know of a credential before it becomes a failure; undefined where there is nothing. */
	notice?(settings: Settings, now: number): string | undefined;
}

/** An issuer says which kinds of invoice it issues, its usual one first. */
export interface InvoiceIssuerEntry extends VendorEntry<InvoiceIssuer> {
	models: readonly InvoiceModel[];
	/** The optional methods that its port has. */
	can: readonly Exclude<
		keyof InvoiceIssuer,
		'pollEverySeconds' | 'pollServicesEverySeconds' | 'issue' | 'get' | 'choices' | 'missingSettings' | 'problems'
	>[];
	/** What it does otherwise than its settings say, where a request asks for it. */
	overrides: readonly (keyof InvoiceOverrides)[];
	/** The lists it has. */
	choices: readonly InvoiceChoice[];
	/** It keeps no tax settings: a request has to say the taxes of goods. */
	asksTaxes?: true;
	/** It keeps no list of services: the request of an NFS-e has to say the code, and may say the city's and the company's own. */
	asksServiceCode?: true;
	/** It keeps customers by their CPF or CNPJ: an NFC-e has to name its consumer, too. */
	namesConsumer?: true;
	/** A request's key names its invoice; without this the order's number does, and a key of the user's would mean nothing. */
	keyed?: true;
}

/** A gateway says which of the optional methods its port has. */
export interface MessengerEntry extends VendorEntry<Messenger> {
	can: readonly Exclude<keyof Messenger, 'sendText' | 'templates'>[];
	/** The opaque name by which it reaches somebody who hides the number (see `Contact`); absent where it reaches phones only. */
	answersBy?: 'userId' | 'lid';
}

/** A carrier says which of the optional methods its port has. */
export interface CarrierEntry extends LoginOptionalEntry<Carrier> {
	can: readonly Exclude<keyof Carrier, 'find' | 'quote' | 'services' | 'withTerms'>[];
	/** The shop itself delivers, on terms that it says (`withTerms`): nobody is asked, and the order alone tells of a delivery. */
	byShop?: true;
	/** What it prints beside the label as PDF. */
	printsAlso?: readonly Exclude<PrintForm, 'label'>[];
}

/** A carrier says which news of a parcel it has. */
export interface ShipmentSourceEntry extends VendorEntry<ShipmentSource> {
	topics: readonly ShipmentEventType[];
	/** It delivers what its labels would show at the next look. */
	delivers?: true;
}

/** A source of invoice events says which of them it reports. */
export interface InvoiceSourceEntry extends VendorEntry<InvoiceSource> {
	topics: readonly InvoiceEventType[];
	/** What a person has to do or to know; absent where the trigger registers itself. */
	setUp?: string;
}

/** Every gateway reports all of it, as far as its customers' apps do. */
export interface MessageSourceEntry extends VendorEntry<MessageSource> {
	/** By further words than those that everybody knows, a customer of this shop opts out. */
	open(connection: Connection, ownOptOutWords?: readonly string[]): Promise<MessageSource>;
	/** What a person has to do at the vendor; absent where the trigger registers itself. */
	setUp?: string;
}

/** Whose bookings are told: those of the login's owner, or of the whole team that it may see. */
export type BookingScope = 'own' | 'team';

export interface BookingSourceEntry extends VendorEntry<BookingSource> {
	/** What the user may choose between. */
	scopes: readonly BookingScope[];
	open(connection: Connection, scope?: BookingScope): Promise<BookingSource>;
}

export interface OrderStockEntry extends VendorEntry<OrderStock> {
	/** A request's key names the sale, as with an issuer. */
	keyed?: true;
}

export interface SkuStockEntry extends VendorEntry<SkuStock> {
	/** It counts in one place, so there is no location to choose. */
	hasNoLocations?: true;
}

/** A shop whose unfinished purchases can be looked through. */
export interface CheckoutSourceEntry extends VendorEntry<CheckoutSource> {
	/** It keeps one answer of a customer for all channels: which ones it is about, the shop has to say. */
	asksOneConsent?: true;
	/** @param channels what the one answer is about */
	open(connection: Connection, channels?: readonly LeadChannel[]): Promise<CheckoutSource>;
}

/** Where leads are kept. */
export interface LeadBookEntry extends VendorEntry<LeadBook> {
	/** Leads can be kept in several places: which one has to be said. */
	hasTables?: true;
	/** @param table one of `tables`, where it has any */
	open(connection: Connection, table?: string): Promise<LeadBook>;
}

/** A CRM, or what serves as one. */
export interface LeadKeeperEntry extends LeadBookEntry {
	open(connection: Connection, table?: string): Promise<LeadKeeper>;
}

/** A place where people leave their data: on which of the login's pages, in which of its forms. */
export interface LeadSourceEntry extends VendorEntry<LeadSource> {
	/** @param watched no forms stand for all of the page */
	open(connection: Connection, watched?: { page: string; forms: readonly string[] }): Promise<LeadSource>;
	pages(connection: Connection): Promise<{ id: string; name: string }[]>;
	/** Those that take answers. */
	forms(connection: Connection, page: string): Promise<{ id: string; name: string }[]>;
}

/** A way to log in, as a node offers it. */
export interface Authentication {
	/** The value of the node's authentication parameter. */
	id: string;
	name: string;
	description: string;
	credentialType: string;
}

/** It is asked for nothing, so there is nothing to open. */
export interface RecordReaderEntry extends RecordReader {
	id: string;
	name: string;
}

/** It knows no accounts, so there is no credential to open it on. */
export interface PostalCodeBookEntry {
	id: string;
	name: string;
	/** Reads the vendor's code, when it is first used. */
	open(connection: Connection): Promise<PostalCodeBook>;
}
