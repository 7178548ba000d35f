import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';

/** The nodes of a GraphQL connection. */
export function nodesOf(connection: unknown): Json[] {
	return asRecords(asRecord(connection).nodes);
}

export function textsOf(value: unknown): string[] {
	return Array.isArray(value) ? value.map(asText).filter((text) => text !== null) : [];
}
