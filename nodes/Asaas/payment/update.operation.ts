import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { changeProperty } from '../shared/changeProperty';
import { leastReais } from '../../shared/numberParameter';
import { fieldsWithNumbers } from '../shared/numberFields';
import { methodProperty } from '../shared/methodProperty';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';
import { readSplits, readTerms, termNumbers, withoutTerms } from '../shared/termsParameters';
import { changeableFields } from './paymentFields';

export const option: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	description: 'Change a payment that nobody has paid; fields that are not given stay',
	action: 'Update a payment',
};

export const description = showFor({ resource: ['payment'] }, [
	...recordProperties(kinds.payment),
	changeProperty([...changeableFields, methodProperty]),
]);

const numbers = { ...termNumbers, value: { field: 'Value', ...leastReais } };

export async function execute(context: IExecuteFunctions, itemIndex: number, { payments }: AsaasAccount): Promise<ItemResult> {
	const fields = fieldsWithNumbers(context, itemIndex, 'changes', numbers);
	const change = { ...withoutTerms(fields), ...readTerms(fields, true), splits: readSplits(fields) };
	return documentResult('payment', await payments.update(recordId(context, itemIndex, kinds.payment), change));
}
