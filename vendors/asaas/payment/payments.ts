import type { Payment, PaymentCustomer } from '../../../domain/documents/payment';
import type { KeptPayment, PaymentKeeper, PaymentRequest } from '../../../domain/ports/paymentKeeper';
import { asText } from '../../../runtime/client/json';
import type { CustomerKeeper } from '../customer/customerKeeper';
import { lookUpCustomer } from '../customer/lookUpCustomer';
import { unknownCustomer } from '../customer/readCustomer';
import { readPayment, readStatus } from './readPayment';
import type { Account } from '../records/account';
import { getJson, getRecord, pathTo, put, type AsaasRecord } from '../records/calls';
import { remove, restore } from '../records/changeOnce';
import { createOnce } from '../records/createOnce';
import { toQuery, type RecordFilters } from '../records/filters';
import { list } from '../records/list';
import { bankSlipLine, bankSlipPdf } from './bankSlip';
import { changeBody, type PaymentChange } from './changeBody';
import { paymentBody } from './paymentBody';
import { pixCode } from './pixCode';
import { receiveInCash, type CashReceipt } from './receiveInCash';
import { refund } from './refund';
import { refuseOtherPayment } from './refuseOtherPayment';
import { takeBackPayment } from './takeBackPayment';

const collection = 'payments';

/** What Asaas can do with payments beyond what every provider does. */
export interface AsaasPayments extends Required<PaymentKeeper> {
	list(filters: RecordFilters, max: number): Promise<Payment[]>;
	update(id: string, change: PaymentChange): Promise<Payment>;
	restore(id: string): Promise<Payment>;
	receiveInCash(id: string, receipt: CashReceipt): Promise<KeptPayment>;
	/** The status alone, as Asaas has it now. */
	status(id: string): Promise<Pick<Payment, 'vendor' | 'id' | 'status' | 'vendorStatus'>>;
	/** The boleto as PDF. */
	bankSlipPdf(id: string): Promise<Buffer>;
}

export function openPayments(account: Account, customers: CustomerKeeper): AsaasPayments {
	const withCustomer = async (record: AsaasRecord) => await toPayment(account, record);
	return {
		create: async (request) => await create(account, customers, request),
		get: async (id) => await withCustomer(await getRecord(account, collection, id)),
		list: async (filters, max) => (await list(account, collection, toQuery(filters), max)).map((record) => read(record)),
		update: async (id, change) => await withCustomer(await put(account, collection, id, changeBody(change))),
		remove: async (id) => await remove(account, collection, id),
		restore: async (id) => await withCustomer(await restore(account, collection, id)),
		async refund(id, request) {
			const { value, found } = await refund(account, id, request);
			return { ...(await withCustomer(value)), found };
		},
		async receiveInCash(id, receipt) {
			const { value, found } = await receiveInCash(account, id, receipt);
			return { ...(await withCustomer(value)), found };
		},
		status: async (id) => readStatus(await getJson(account, pathTo(collection, id, 'status')), id),
		pixCode: async (id) => await pixCode(account, id),
		bankSlipLine: async (id) => await bankSlipLine(account, id),
		bankSlipPdf: async (id) => await bankSlipPdf(account, id),
	};
}

async function create(account: Account, customers: CustomerKeeper, request: PaymentRequest): Promise<KeptPayment> {
	let payer: PaymentCustomer | undefined;
	const { value, found } = await createOnce(account, {
		collection,
		key: request.key,
		body: async () => {
			payer = await customers.payer(request.payer);
			return paymentBody(account, request, payer.id ?? '');
		},
		compare: async (record, all) => await refuseOtherPayment(account, record, all, request),
		takeBack: async (mine) => await takeBackPayment(account, mine),
		// A card is charged at once: silence is no reason to charge it again.
		repeatable: request.card === null,
	});
	return { ...(payer && payer.id === value.customer ? read(value, payer) : await toPayment(account, value)), found };
}

async function toPayment({ connection, ...api }: Account, record: AsaasRecord): Promise<Payment> {
	const customer = asText(record.customer);
	return read(record, customer === null ? null : await lookUpCustomer(connection, api, customer));
}

function read(record: AsaasRecord, customer?: PaymentCustomer | null): Payment {
	const id = asText(record.customer);
	return readPayment(record, record.id, customer ?? (id === null ? null : unknownCustomer(id)));
}
