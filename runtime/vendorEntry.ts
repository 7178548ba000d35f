import type { InvoiceModel } from '../domain/invoice';
import type { InvoiceIssuer } from '../domain/ports/invoiceIssuer';
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
}

/** A way to log in, as a node offers it. */
export interface Authentication {
	/** The value of the node's authentication parameter. */
	id: string;
	name: string;
	description: string;
	credentialType: string;
}
