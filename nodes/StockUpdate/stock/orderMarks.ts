import type { IExecuteFunctions } from 'n8n-workflow';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { Ledger } from '../../../runtime/host/ledger';
import { maxNamedLines } from '../../../runtime/host/pieces';
import { skuStocks } from '../../../vendors';
import { accountOfVendor } from '../../shared/openVendor';
import { keyParameter } from '../../shared/optionsCollection';

/** A line of an order: its id, and how many units. */
export interface Units {
	id: string;
	quantity: number;
}

/** Names the stock of an order at an account of a system, and all that n8n remembers of it. */
export async function stockName(context: IExecuteFunctions, itemIndex: number, vendor: string, orderKey: string): Promise<string> {
	return await atAccount(context, [vendor, keyParameter(context, itemIndex, `${orderKey}:stock`)].join(':'));
}

/** Two accounts of one system have goods of their own. No account's name has a blank. */
export async function atAccount(context: IExecuteFunctions, name: string): Promise<string> {
	return `${await accountOfVendor(context, skuStocks)} ${name}`;
}

/** The name that the account itself is told. */
export const keyAt = (name: string) => name.slice(name.indexOf(' ') + 1);

/** What is put back of an order as a whole, or with one of its refunds. Apart from its deduction also under a key of the user's. */
export const returnName = (name: string, refundId?: string) => [name, 'return', ...(refundId === undefined ? [] : [refundId])].join(':');

const deducted = (name: string) => `${name}:deducted`;
const refunded = (name: string) => `${name}:refunded`;
const lineOf = (piece: string, line: string) => `${piece}:line:${line}`;

/** With how many units a line was taken out; of a large order, with how many each of them. */
function takenOut(name: string, lines: readonly Units[], { id, quantity }: Units): string {
	const units = lines.length > maxNamedLines ? lines.map((line) => `${line.id}=${line.quantity}`).join() : `${id}=${quantity}`;
	return `${name}:out:${units}`;
}

/** A system has posted the stock of its own sale, by us or before. */
export async function notePosted(context: IExecuteFunctions, name: string): Promise<void> {
	await new Ledger(context).note([deducted(name)], []);
}

/** A system has taken its posting back: what was refunded of it is not given back once more. */
export async function noteReversed(context: IExecuteFunctions, name: string): Promise<void> {
	await new Ledger(context).release([deducted(name)]);
}

/** Lines of an order, and those of them that were taken out now. */
export interface TakenOut {
	name: string;
	lines: readonly Units[];
	moved: readonly Units[];
}

export async function noteTakenOut(context: IExecuteFunctions, orders: readonly TakenOut[]): Promise<void> {
	const marks = orders.flatMap(({ name, lines, moved }) => {
		if (lines.length <= maxNamedLines) return moved.map((line) => takenOut(name, lines, line));
		return moved.length === lines.length ? [takenOut(name, lines, lines[0]!), deducted(name)] : [];
	});
	await new Ledger(context).note([...new Set(marks)], []);
}

/** A posting that was partly given back by refunds cannot be taken back as a whole. */
export async function refuseAfterRefund(context: IExecuteFunctions, name: string, number: string): Promise<void> {
	const done = await new Ledger(context).areDone([refunded(name)]);
	if (done.get(refunded(name)) === true) throw partlyReturned(number);
}

/**
 * The whole of an order is put back where all of it was taken out, as it is now, and nothing came back with a refund: n8n remembers what
 * was done, not how much of it, so what would be left cannot be told.
 */
export async function refuseUntaken(context: IExecuteFunctions, name: string, number: string, lines: readonly Units[]): Promise<void> {
	const marks = lines.map((line) => takenOut(name, lines, line));
	const done = await new Ledger(context).areDone([...new Set([...marks, refunded(name)])]);
	if (done.get(refunded(name)) === true) throw partlyReturned(number);
	if (marks.some((mark) => done.get(mark) !== true)) throw notDeducted(number);
}

/**
 * Of a refund's lines those that are to be put back: none of an order that was put back as a whole. All of them have to have been taken
 * out. That they came back is noted before they are moved.
 */
export async function linesToReturn<Line extends Units>(
	context: IExecuteFunctions,
	name: string,
	number: string,
	lines: readonly Line[],
): Promise<Set<Line>> {
	const whole = returnName(name);
	const marks = lines.flatMap(({ id }) => [lineOf(name, id), lineOf(whole, id)]);
	const ledger = new Ledger(context);
	const done = await ledger.areDone([...new Set([...marks, whole, deducted(name)])]);
	const isDone = (mark: string) => done.get(mark) === true;
	if (lines.some(({ id }) => !isDone(lineOf(name, id)) && !isDone(deducted(name)))) throw notDeducted(number);
	const left = lines.filter(({ id }) => !isDone(whole) && !isDone(lineOf(whole, id)));
	if (left.length > 0) await ledger.note([refunded(name)], []);
	return new Set(left);
}

function notDeducted(number: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'conflict',
		code: 'notDeducted',
		message: `This workflow has not taken all goods of order ${number} out of this stock, or the order was changed since. Nothing was put back`,
		hint: 'Put "Deduct Order" and "Return Order" into one workflow, with the same system and key: n8n remembers by workflow what was moved. For goods that something else took out use "Adjust" with the quantities',
	});
}

function partlyReturned(number: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'conflict',
		code: 'partlyReturned',
		message: `Some units of order ${number} came back with a refund before, so the order cannot be put back as a whole. Nothing was moved`,
		hint: 'Let the refund events bring back the rest, or use "Adjust" with the quantities that are left',
	});
}
