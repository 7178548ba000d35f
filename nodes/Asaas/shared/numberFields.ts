import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { AmountRules } from '../../../domain/values/amount';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { requireNumber } from '../../shared/numberParameter';

/** What a user calls a number of a collection, and what it may be. */
export interface NumberField extends AmountRules {
	field: string;
}

/** Left out they would mean today, in three days or for ever. */
const days = ['dueDate', 'endDate', 'nextDueDate', 'scheduleDate'];

/**
 * A collection of parameters whose numbers are read strictly. A number that was added and came out empty is refused: leaving it out would
 * make a payment link over any amount of one over an empty cell. A day that came out empty stays, for the vendor's adapter to refuse.
 */
export function fieldsWithNumbers(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
	numbers: Record<string, NumberField>,
): IDataObject {
	const given = context.getNodeParameter(name, itemIndex, {}) as IDataObject;
	const read = Object.entries(numbers)
		.filter(([each]) => Object.hasOwn(given, each))
		.map(([each, { field, ...rules }]) => [each, requireNumber(given[each], field, rules)] as const);
	const written = days.filter((each) => Object.hasOwn(given, each)).map((each) => [each, String(given[each] ?? '')] as const);
	return { ...fieldsParameter(context, itemIndex, name), ...Object.fromEntries([...read, ...written]) };
}
