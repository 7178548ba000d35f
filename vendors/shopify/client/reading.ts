import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { vendor } from './vendor';

/** The nodes of a GraphQL connection. */
export function nodesOf(connection: unknown): Json[] {
	return asRecords(asRecord(connection).nodes);
}

/** The nodes of a connection that was asked for: an answer without it is no "none". */
export function listedIn(connection: unknown, what: string): Json[] {
	const { nodes } = asRecord(connection);
	if (!Array.isArray(nodes)) throw unreadableAnswer(vendor, 'transient', `the request for ${what}`, ['nodes']);
	return nodes.map(asRecord);
}

export function textsOf(value: unknown): string[] {
	return Array.isArray(value) ? value.map(asText).filter((text) => text !== null) : [];
}
