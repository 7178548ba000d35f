import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText, isRecord, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { AsaasApi } from '../client/api';
import { vendor } from '../client/vendor';

/** A record of Asaas as it came, known to have an id. */
export type AsaasRecord = Json & { id: string };

/** The collections that this package works with, by their names in Asaas' addresses. */
export type Collection = 'customers' | 'payments' | 'installments' | 'subscriptions' | 'paymentLinks' | 'invoices' | 'transfers';

/** `/payments/pay_1/refund`; an id stays one part of the path, whatever was typed. */
export function pathTo(collection: Collection, id: string, action?: string): string {
	const bare = id.trim();
	if (bare === '' || /^\.+$/.test(bare)) throw idMissing(collection);
	return `/${collection}/${encodeURIComponent(bare)}${action === undefined ? '' : `/${action}`}`;
}

export async function getJson({ send, at }: AsaasApi, path: string): Promise<Json> {
	const { body } = await send({ method: 'GET', url: at(path), safety: 'read' });
	return isRecord(body) ? body : refuse(path);
}

export async function getRecord(api: AsaasApi, collection: Collection, id: string): Promise<AsaasRecord> {
	return identified(await getJson(api, pathTo(collection, id)), collection);
}

/** Not to be repeated blindly: Asaas knows no idempotency keys. */
export async function post({ send, at }: AsaasApi, collection: Collection, path: string, body: Json): Promise<AsaasRecord> {
	const answer = await send({ method: 'POST', url: at(path), body, safety: 'once' });
	return identified(answer.body, collection);
}

/** Says what the record shall be, so it may be said twice. */
export async function put({ send, at }: AsaasApi, collection: Collection, id: string, body: Json): Promise<AsaasRecord> {
	if (Object.keys(body).length === 0) throw nothingToChange();
	const answer = await send({ method: 'PUT', url: at(pathTo(collection, id)), body, safety: 'keyed' });
	return identified(answer.body, collection);
}

export function identified(value: unknown, collection: Collection): AsaasRecord {
	const record = asRecord(value);
	const id = asText(record.id);
	return id !== null ? { ...record, id } : refuse(collection);
}

function refuse(what: string): never {
	throw unreadableAnswer(vendor, 'unknownOutcome', `a request about ${what}`);
}

function idMissing(collection: Collection): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'idMissing',
		message: `There is no Asaas ID to look for in ${collection}`,
		hint: 'Fill in the ID, or put a node of this package before this one that leaves the record on the item',
	});
}

function nothingToChange(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'nothingToChange',
		message: 'There is nothing to change',
		hint: 'Add at least one field under "Fields to Change"',
	});
}
