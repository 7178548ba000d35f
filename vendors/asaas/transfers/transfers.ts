import { shownAmount } from '../client/amount';
import { money, toCents } from '../../../domain/values/money';
import { asText } from '../../../runtime/client/json';
import type { Account } from '../records/account';
import { getRecord, identified, pathTo, type AsaasRecord } from '../records/calls';
import { changeOnce } from '../records/changeOnce';
import { createOnce } from '../records/createOnce';
import { refuseOtherTransfer } from './refuseOtherTransfer';
import { toQuery, type RecordFilters } from '../records/filters';
import { list } from '../records/list';
import { transferBody, type TransferRequest } from './transferBody';
import { vendor } from '../client/vendor';

const collection = 'transfers';

/** Who gets the money is left out: it is personal data that a flow has no use for. */
export interface Transfer {
	vendor: 'asaas';
	id: string;
	/** Asaas' own word in lower case: `pending`, `bank_processing`, `done`, `cancelled`, `failed`. */
	status: string;
	/** `pix` or `ted`. */
	type: string;
	value: number;
	fee: number;
	/** `YYYY-MM-DD` */
	createdAt: string | null;
	scheduleDate: string | null;
	effectiveDate: string | null;
	/** Whether it needs no confirmation in Asaas any more. */
	authorized: boolean;
	failReason: string | null;
	reference: string | null;
	receiptUrl: string | null;
}

export interface TransferKeeper {
	create(request: TransferRequest): Promise<Transfer & { found: boolean }>;
	get(id: string): Promise<Transfer>;
	list(filters: RecordFilters, max: number): Promise<Transfer[]>;
	cancel(id: string): Promise<Transfer>;
}

export function openTransfers(account: Account): TransferKeeper {
	return {
		async create(request) {
			const { value, found } = await createOnce(account, {
				collection,
				key: request.key,
				body: async () => transferBody(request),
				couldBe: (record) => [undefined, toCents(request.value)].includes(toCents(record.value)),
				compare: (record) => refuseOtherTransfer(record, request),
				// Money that has left is not taken back.
			});
			return { ...readTransfer(value), found };
		},
		get: async (id) => readTransfer(await getRecord(account, collection, id)),
		list: async (filters, max) => (await list(account, collection, toQuery(filters), max)).map(readTransfer),
		cancel: async (id) => readTransfer(await cancel(account, id)),
	};
}

async function cancel(account: Account, id: string): Promise<AsaasRecord> {
	const { value } = await changeOnce(account, collection, id, {
		repeatable: true,
		isDone: ({ status }) => status === 'CANCELLED',
		write: async () => {
			const { body } = await account.send({ method: 'DELETE', url: account.at(pathTo(collection, id, 'cancel')), safety: 'once' });
			return identified(body, collection);
		},
	});
	return value;
}

/** The answer of `GET /transfers/{id}` (Asaas documentation). */
export function readTransfer(record: AsaasRecord): Transfer {
	return {
		vendor: vendor.id,
		id: record.id,
		status: (asText(record.status) ?? 'unknown').toLowerCase(),
		type: (asText(record.type) ?? 'unknown').toLowerCase(),
		value: shownAmount(record.value, 'value'),
		fee: money(record.transferFee),
		createdAt: asText(record.dateCreated),
		scheduleDate: asText(record.scheduleDate),
		effectiveDate: asText(record.effectiveDate),
		authorized: record.authorized === true,
		failReason: asText(record.failReason),
		reference: asText(record.externalReference),
		receiptUrl: asText(record.transactionReceiptUrl),
	};
}
