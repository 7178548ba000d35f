import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asId, asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { BalanceTarget, Written } from '../../../runtime/stock/balanceBook';
import { inGroups } from '../../../runtime/stock/slices';
import type { WooApi } from '../client/api';
import { vendor } from '../client/vendor';
import { maxProducts, type Counted } from './findProducts';

/** One batch takes products, or the variations of one product. */
export function batches(targets: readonly BalanceTarget<Counted>[]): BalanceTarget<Counted>[][] {
	const byParent = new Map<number | null, BalanceTarget<Counted>[]>();
	for (const target of targets) byParent.set(target.item.parent, [...(byParent.get(target.item.parent) ?? []), target]);
	return [...byParent.values()].flatMap((group) => inGroups(group, maxProducts));
}

/** The quantities of one batch. WooCommerce answers 200 whatever becomes of the single ones. */
export async function writeQuantities(api: WooApi, targets: readonly BalanceTarget<Counted>[]): Promise<Written[]> {
	const parent = targets[0]?.item.parent ?? null;
	const path = parent === null ? '/products/batch' : `/products/${parent}/variations/batch`;
	const body = await api.post(path, { update: targets.map(({ item, after }) => ({ id: item.id, stock_quantity: after })) });
	const answers = new Map(asRecords(asRecord(body).update).map((each) => [asId(each.id), each]));
	if (targets.some(({ item }) => !isTold(answers.get(item.id)))) throw answerIncomplete();
	return targets.map((target) => written(target, answers.get(target.item.id)!));
}

/** What became of a product; one that is counted shows a quantity. The balance is looked at where nothing is told. */
function isTold(answer: Json | undefined): boolean {
	if (answer === undefined) return false;
	return answer.error !== undefined || asNumber(answer.stock_quantity) !== null || answer.manage_stock === false;
}

function written({ after }: BalanceTarget<Counted>, answer: Json): Written {
	if (answer.error !== undefined) return { reason: asText(asRecord(answer.error).message) ?? 'The store refuses it without a reason' };
	if (asNumber(answer.stock_quantity) === after) return { movementId: null };
	return {
		reason: "The store accepted the quantity but shows another one: a plugin changes it, or the product's stock is no longer managed",
	};
}

function answerIncomplete(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'unknownOutcome',
		code: 'incompleteBatch',
		message: 'The WooCommerce store did not answer for every product of the batch',
	});
}
