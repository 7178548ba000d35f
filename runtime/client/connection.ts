import type { Clock } from '../clock';
import type { Transport } from './http';

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
}

export function textSetting(connection: Connection, name: string): string {
	const value = connection.settings[name];
	return typeof value === 'string' ? value.trim() : '';
}
