import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderSource';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/integrationError';
import { commaList } from '../../shared/commaList';
import { orderParameter } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Add Tags',
	value: 'addTags',
	description: 'Add tags and keep those that the order has',
	action: 'Add tags to an order',
};

export const description: INodeProperties[] = [
	{
		displayName: 'Tags',
		name: 'tags',
		type: 'string',
		required: true,
		displayOptions: { show: { operation: ['addTags'] } },
		default: '',
		placeholder: 'e.g. nf-e, etiqueta pronta',
		hint: 'Separate several with commas',
		description: 'The tags to add',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const tags = commaList(context.getNodeParameter('tags', itemIndex));
	if (tags.length === 0) throw noTags();
	return { documents: { tags: await keeper.addTags(order, tags) } };
}

function noTags(): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code: 'tags', message: 'There is no tag to add', hint: 'Fill in "Tags"' });
}
