import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { stockProblems } from '../../../domain/orderCheck';
import type { StockKeeper } from '../../../domain/ports/stockKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { keyParameter } from '../../shared/optionsCollection';
import { orderReference } from '../../shared/orderReference';
import { refuseProblems } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Deduct Order',
	value: 'deductOrder',
	description: "Take the order's items out of stock",
	action: 'Deduct an order from stock',
};

export const description: INodeProperties[] = [
	{
		displayName: 'Location Name or ID',
		name: 'location',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getLocations', loadOptionsDependsOn: ['vendor'] },
		displayOptions: { show: { operation: ['deductOrder'] } },
		default: '',
		hint: "Empty: the vendor's default warehouse (depósito)",
		description:
			'The warehouse the goods leave from. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: StockKeeper): Promise<ItemResult> {
	const { order, number, id } = orderReference(context, itemIndex);
	if (order) refuseProblems(number, stockProblems(order), 'Give the products their SKUs in the shop, then run the item again');
	const location = context.getNodeParameter('location', itemIndex, '') as string;
	const key = keyParameter(context, itemIndex, `${id}:stock`);
	const stock = await keeper.deductOrder({ order, orderNumber: number, key, location: location || null });
	return { documents: { stock: stock as unknown as IDataObject[] } };
}
