import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { isSettled } from '../../../domain/documents/invoice';
import { hostClock } from '../../../runtime/host/clock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { waitUntil } from '../../../runtime/once/waitUntil';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Wait',
	value: 'wait',
	description: 'Wait until the city hall has authorized, refused or cancelled an NFS-e',
	action: 'Wait for a service invoice',
};

const defaultWaitSeconds = 60;

export const description = showFor({ resource: ['serviceInvoice'] }, [
	...recordProperties(kinds.serviceInvoice),
	{
		displayName: 'Wait for at Most (Seconds)',
		name: 'waitSeconds',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: defaultWaitSeconds,
		hint: 'City halls may take hours: then let the Asaas trigger go on when the invoice is authorized',
		description: 'How long to wait. After that the invoice goes on with the status that it has.',
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, { serviceInvoices }: AsaasAccount): Promise<ItemResult> {
	const id = recordId(context, itemIndex, kinds.serviceInvoice);
	const seconds = context.getNodeParameter('waitSeconds', itemIndex, defaultWaitSeconds) as number;
	const invoice = await waitUntil(hostClock, await serviceInvoices.get(id), {
		isFinal: ({ status }) => isSettled(status),
		ask: async () => await serviceInvoices.get(id),
		everyMs: serviceInvoices.pollEverySeconds * 1000,
		forMs: seconds * 1000,
	});
	return documentResult('invoice', invoice);
}
