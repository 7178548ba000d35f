import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CompletedAddress, CompletedPart } from '../../../domain/checks/postalCodeCheck';
import { startAnew } from '../../../domain/checks/startAnew';
import type { Order } from '../../../domain/documents/order';
import { tellProblems } from '../../../domain/values/problemWords';
import { completeByPostalCode } from '../../../runtime/carrier/completeByPostalCode';
import { postalCodeLookup } from '../../../runtime/carrier/postalCodes';
import type { Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { hostClock } from '../../../runtime/host/clock';
import { credentialOfNode } from '../../../runtime/host/credentialOfNode';
import { openWithoutLogin } from '../../../runtime/host/openWithoutLogin';
import { carriers, postalCodeBooks } from '../../../vendors';
import { credentialTypeOf } from '../../shared/authentication';
import { chosenVendor } from '../../shared/openVendor';
import { maxWaitSeconds } from '../../shared/optionsCollection';

export const completeAddressOption: INodeProperties = {
	displayName: 'Complete Address by CEP',
	name: 'completeAddress',
	type: 'boolean',
	default: false,
	description:
		'Whether to look up the CEP, and to fill in district, city and state where the order lacks them. An address that contradicts its CEP is refused, before anything is bought.',
};

export const addressField = 'order.shippingAddress';

/** One memory for all nodes of this process. */
const lookUp = postalCodeLookup(postalCodeBooks);

/** The delivery address as its CEP completes it; null where the order has none. */
export async function checkedAddress(context: IExecuteFunctions, itemIndex: number, order: Order): Promise<CompletedAddress | null> {
	const { shippingAddress: address } = order;
	// Orders from elsewhere may hold anything.
	if (typeof address !== 'object' || address === null) return null;
	return await completeByPostalCode(
		address,
		addressField,
		async (postalCode) => await lookUp(await connectionOf(context, itemIndex), postalCode),
	);
}

/** The order with its address completed where the user wants that; refused where address and CEP contradict each other. */
export async function withAddressByPostalCode(
	context: IExecuteFunctions,
	itemIndex: number,
	order: Order,
): Promise<{ order: Order; completed: CompletedPart[] }> {
	const isWanted = context.getNodeParameter('options.completeAddress', itemIndex, false);
	const checked = isWanted ? await checkedAddress(context, itemIndex, order) : null;
	if (!checked) return { order, completed: [] };
	const { address, completed, problems, place } = checked;
	if (problems.length === 0) return { order: { ...order, shippingAddress: address }, completed };
	throw new IntegrationError(
		'ponte',
		{
			class: 'validation',
			code: 'addressContradicted',
			message: `Order ${order.number}: the address does not fit its CEP: ${tellProblems(problems)}. Nothing was bought`,
			hint: `"Check Address" shows what the CEP is of. Ask the customer which of them is right, and correct the order in the shop; ${startAnew}`,
		},
		{ addressCheck: { valid: false, address, completed, problems, place } },
	);
}

/** The carrier's credential says how many processes there are; its login goes nowhere but to the carrier. */
async function connectionOf(context: IExecuteFunctions, itemIndex: number): Promise<Connection> {
	const type = credentialTypeOf(context, chosenVendor(context, carriers));
	const { processes } = type === undefined ? { processes: 1 } : await credentialOfNode(context, type, hostClock);
	return openWithoutLogin(context, maxWaitSeconds(context, itemIndex), processes);
}
