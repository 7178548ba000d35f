import type { Clock } from '../clock';
import type { Transport } from './http';
import type { Vendor } from './vendor';

/** One account at one vendor, as an adapter gets it. */
export interface Connection {
	/** Names the account for limits and caches; not a secret. */
	readonly account: string;
	/** The credential's fields; an adapter reads hosts, ids and signing secrets from here, logins stay with the transport. */
	readonly settings: Readonly<Record<string, unknown>>;
	readonly transport: Transport;
	readonly clock: Clock;
	/** When waiting for limits and retries ends, in milliseconds since the epoch. */
	readonly deadline: number;
	/** Told of what a vendor sent and nobody could read, without any of its values; absent where nobody listens. */
	readonly passedOver?: PassedOver;
}

/** `what`: e.g. `"statuses" of a delivery (id)`. */
export type PassedOver = (what: string) => void;

/** Something in a list could not be read; the others of the list count. A look-up that could be wrong without it is refused instead. */
export function listener({ passedOver }: Connection, vendor: Vendor): PassedOver {
	return (what) => passedOver?.(`${vendor.name}: ${what}`);
}

export function textSetting(connection: Connection, name: string): string {
	const value = connection.settings[name];
	return typeof value === 'string' ? value.trim() : '';
}
