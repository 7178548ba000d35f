import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { addressProblems } from '../../../domain/checks/buyerCheck';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { orderParameter } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { addressField, checkedAddress } from './addressByPostalCode';

export const option: INodePropertyOptions = {
	name: 'Check Address',
	value: 'checkAddress',
	description: 'Look up the CEP of the delivery address, complete it, and tell what is wrong with it; the order stays as it is',
	action: 'Check the address of a shipment',
};

/** The order is asked for by every operation. */
export const description: INodeProperties[] = [];

/** What contradicts the CEP stands before what a label lacks; of one field only the first is told. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const checked = await checkedAddress(context, itemIndex, order);
	const { address, completed, problems: contradictions, place } = checked ?? { address: null, completed: [], problems: [], place: null };
	const all = [...contradictions, ...addressProblems(address, addressField)];
	const problems = all.filter(({ field }, index) => all.findIndex((other) => other.field === field) === index);
	return documentResult('addressCheck', { valid: problems.length === 0, address, completed, problems, place });
}
