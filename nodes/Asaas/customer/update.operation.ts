import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';
import { changeProperty } from '../shared/changeProperty';
import { customerFields } from './customerFields';

export const option: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	description: 'Change the fields that are given and leave the others',
	action: 'Update a customer',
};

export const description = showFor({ resource: ['customer'] }, [
	...recordProperties(kinds.customer),
	changeProperty([
		...customerFields,
		{
			displayName: 'CPF/CNPJ',
			name: 'taxId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 529.982.247-25',
			description: 'In any notation',
		},
		{ displayName: 'Name', name: 'name', type: 'string', default: '', description: 'Of the person or company' },
	]),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, { customers }: AsaasAccount): Promise<ItemResult> {
	const id = recordId(context, itemIndex, kinds.customer);
	return documentResult('customer', await customers.update(id, fieldsParameter(context, itemIndex, 'changes')));
}
