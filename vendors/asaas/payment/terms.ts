import type { AmountType, PaymentSplit, PaymentTerms } from '../../../domain/ports/paymentKeeper';
import type { Json } from '../../../runtime/client/json';

const words: Record<AmountType, string> = { fixed: 'FIXED', percentage: 'PERCENTAGE' };

/** Discount, fine and interest as payments and subscriptions have them (Asaas documentation); what is null is left out. */
export function termsBody({ discount, fine, interest }: PaymentTerms): Json {
	return {
		...(discount ? { discount: { value: discount.value, dueDateLimitDays: discount.daysBefore, type: words[discount.type] } } : {}),
		...(fine ? { fine: { value: fine.value, type: words[fine.type] } } : {}),
		...(interest === null ? {} : { interest: { value: interest } }),
	};
}

/** Left out where nothing is split: Asaas takes an empty list for "split no longer". */
export function splitBody(splits: readonly PaymentSplit[]): Json {
	if (splits.length === 0) return {};
	return { split: splits.map(({ walletId, value, type }) => ({ walletId, [type === 'fixed' ? 'fixedValue' : 'percentualValue']: value })) };
}
