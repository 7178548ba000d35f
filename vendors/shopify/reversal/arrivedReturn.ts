import type { DeclaredLine } from '../../../domain/documents/shipment';
import type { ReturnedLine } from '../../../domain/documents/orderReturn';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { listedIn } from '../client/reading';
import { vendor } from '../client/vendor';
import { readReturnedLines } from '../events/returnedLines';

export interface ArrivedReturn {
	/** e.g. `#1001-R1` */
	name: string;
	lines: ReturnedLine[];
}

interface ListedReturn {
	name: string;
	status: string;
	lines: ReturnedLine[] | null;
}

/** How a refund's note says which return it paid for. */
export function noteOfReturn({ name }: Pick<ArrivedReturn, 'name'>, mark: string): string {
	return `${name} ${mark}`;
}

/**
 * Which of the order's returns a parcel brought. A label names none of Shopify's returns, so there has to be but one that it can be: open, not
 * paid back, and of the goods that the label declares.
 */
export function arrivedReturn(state: Json, number: string, contents: DeclaredLine[] | null): ArrivedReturn {
	const returns = listedReturns(state, number);
	const notes = asRecords(state.refunds).map(({ note }) => asText(note) ?? '');
	const isPaidFor = ({ name }: ListedReturn) => notes.some((note) => ` ${note}`.includes(` ${noteOfReturn({ name }, '[')}`));
	// What went back otherwise may have been for the same goods.
	if (notes.length > returns.filter(isPaidFor).length) throw refundedBefore(number);
	const open = returns.filter((each) => each.status === 'OPEN' && !isPaidFor(each));
	const possible = open.filter(({ lines }) => contents === null || lines === null || isSameGoods(lines, contents));
	if (open.length > 0 && possible.length === 0) throw returnedOtherGoods(number);
	const [one, ...others] = possible;
	const isSure = contents !== null || returns.filter(({ status }) => mayHaveLabel.includes(status)).length === 1;
	if (!one || others.length > 0 || !isSure || one.lines === null) throw whichReturn(number, open.length);
	return { name: one.name, lines: one.lines };
}

const mayHaveLabel: readonly string[] = ['OPEN', 'CLOSED', 'CANCELED'];

function listedReturns({ returns }: Json, number: string): ListedReturn[] {
	const nodes = listedIn(returns, 'the returns of an order');
	if (asRecord(asRecord(returns).pageInfo).hasNextPage !== false) throw whichReturn(number, nodes.length);
	return nodes.map(({ name, status, returnLineItems }) => ({
		name: asText(name) ?? '',
		status: asText(status) ?? '',
		lines: readReturnedLines(returnLineItems),
	}));
}

/** Carriers cut long names off. */
const comparedLength = 60;

function isSameGoods(lines: readonly ReturnedLine[], contents: readonly DeclaredLine[]): boolean {
	return unitsByName(lines) === unitsByName(contents);
}

function unitsByName(rows: readonly DeclaredLine[]): string {
	const units = new Map<string, number>();
	for (const { name, quantity } of rows) {
		const cut = name.slice(0, comparedLength).trim();
		units.set(cut, (units.get(cut) ?? 0) + quantity);
	}
	return JSON.stringify([...units].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

export function refundedBefore(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'refundedBefore',
		message: `Order ${number}: money of it went back before, and nothing says whether that was for the goods of this return. Nothing was refunded now`,
		hint: "Look at the order's payments in the Shopify admin, refund there what is still owed for the return, and close it",
	});
}

function whichReturn(number: string, open: number): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'whichReturn',
		message: `Order ${number} has ${open} open returns that were not refunded yet, and it cannot be told that the parcel brought one of them. Nothing was refunded`,
		hint: 'Look at the returns of the order in the Shopify admin, see what the parcel holds, and refund it there',
	});
}

function returnedOtherGoods(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'returnedOtherGoods',
		message: `Order ${number}: the label of the parcel that came back declares other goods than the open return has. Nothing was refunded`,
		hint: 'See what the parcel holds, correct the return in the Shopify admin, and run the item again; or refund it there',
	});
}
