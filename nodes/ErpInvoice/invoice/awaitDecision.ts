import type { INodeProperties } from 'n8n-workflow';
import { isSettled, type Invoice, type InvoiceModel } from '../../../domain/documents/invoice';
import type { InvoiceIssuer } from '../../../domain/ports/invoiceIssuer';
import { hostClock } from '../../../runtime/host/clock';
import { waitUntil } from '../../../runtime/once/waitUntil';

/** Long enough for one question to an ERP that may be asked once a minute only. */
export const defaultWaitSeconds = 65;

export const waitProperty: INodeProperties = {
	displayName: 'Wait for Authorization (Seconds)',
	name: 'waitSeconds',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: defaultWaitSeconds,
	hint: '0: do not wait',
	description: 'How long to wait for the answer of SEFAZ. After that the invoice goes on with the status "processing".',
};

/** The invoice as it is when SEFAZ has answered or the time is up, asked for at the vendor's pace. */
export async function awaitDecision(issuer: InvoiceIssuer, issued: Invoice, waitSeconds: number): Promise<Invoice> {
	return await waitUntil(hostClock, issued, {
		isFinal: ({ status }) => isSettled(status),
		ask: async () => ({ ...(await issuer.get(issued.id, issued.model)), orderNumber: issued.orderNumber, found: issued.found }),
		everyMs: pollSeconds(issuer, issued.model) * 1000,
		forMs: waitSeconds * 1000,
	});
}

function pollSeconds({ pollEverySeconds, pollServicesEverySeconds }: InvoiceIssuer, model: InvoiceModel): number {
	return model === 'nfse' ? (pollServicesEverySeconds ?? pollEverySeconds) : pollEverySeconds;
}
