import type { InvoiceModel } from '../domain/invoice';
import type { InvoiceChoice, InvoiceIssuer, InvoiceWishes } from '../domain/ports/invoiceIssuer';
import type { Messenger } from '../domain/ports/messenger';
import type { Connection } from './connection';

/** A vendor's line in the registry: how a node offers it and opens it. */
export interface VendorEntry<Port> {
	/** Folder name; the value of the node's vendor parameter. */
	id: string;
	/** As people know it. */
	name: string;
	credentialType: string;
	open(connection: Connection): Port;
}

/** An issuer says which kinds of invoice it issues, its usual one first. */
export interface InvoiceIssuerEntry extends VendorEntry<InvoiceIssuer> {
	models: readonly InvoiceModel[];
	/** The optional methods that its port has. */
	can: readonly Exclude<keyof InvoiceIssuer, 'pollEverySeconds' | 'issue' | 'get' | 'choices'>[];
	/** What it does otherwise than its settings say, where a request asks for it. */
	wishes: readonly (keyof InvoiceWishes)[];
	/** The lists it has. */
	choices: readonly InvoiceChoice[];
	/** It keeps no tax settings: a request has to say the taxes of goods. */
	asksTaxes?: true;
	/** A request's key names its invoice; without this the order's number does, and a key of the user's would mean nothing. */
	keyed?: true;
}

/** A gateway says which of the optional methods its port has. */
export interface MessengerEntry extends VendorEntry<Messenger> {
	can: readonly Exclude<keyof Messenger, 'sendText' | 'templates'>[];
}

/** A way to log in, as a node offers it. */
export interface Authentication {
	/** The value of the node's authentication parameter. */
	id: string;
	name: string;
	description: string;
	credentialType: string;
}
