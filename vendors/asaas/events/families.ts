/** The events of Asaas that are not about payments, by family (Asaas documentation). There are none about customers. */
interface Family {
	prefix: string;
	/** As people know it. */
	label: string;
	endings: string;
}

const families: readonly Family[] = [
	{
		prefix: 'SUBSCRIPTION',
		label: 'Subscription',
		endings: 'CREATED UPDATED INACTIVATED DELETED SPLIT_DISABLED SPLIT_DIVERGENCE_BLOCK SPLIT_DIVERGENCE_BLOCK_FINISHED',
	},
	{
		prefix: 'INVOICE',
		label: 'Service Invoice (NFS-e)',
		endings: 'CREATED UPDATED SYNCHRONIZED AUTHORIZED PROCESSING_CANCELLATION CANCELED CANCELLATION_DENIED ERROR',
	},
	{ prefix: 'CHECKOUT', label: 'Checkout', endings: 'CREATED CANCELED EXPIRED PAID' },
	{ prefix: 'TRANSFER', label: 'Transfer', endings: 'CREATED PENDING IN_BANK_PROCESSING BLOCKED DONE FAILED CANCELLED' },
	{ prefix: 'INTERNAL_TRANSFER', label: 'Internal Transfer', endings: 'CREDIT DEBIT' },
	{ prefix: 'BILL', label: 'Bill', endings: 'CREATED PENDING BANK_PROCESSING PAID CANCELLED FAILED REFUNDED' },
	{
		prefix: 'RECEIVABLE_ANTICIPATION',
		label: 'Anticipation',
		endings: 'CANCELLED SCHEDULED PENDING CREDITED DEBITED DENIED OVERDUE',
	},
	{ prefix: 'MOBILE_PHONE_RECHARGE', label: 'Phone Recharge', endings: 'PENDING CANCELLED CONFIRMED REFUNDED' },
	{
		prefix: 'PIX_AUTOMATIC_RECURRING_AUTHORIZATION',
		label: 'Pix Automático Authorization',
		endings: 'CREATED ACTIVATED CANCELLED EXPIRED REFUSED',
	},
	{
		prefix: 'PIX_AUTOMATIC_RECURRING_PAYMENT_INSTRUCTION',
		label: 'Pix Automático Instruction',
		endings: 'CREATED SCHEDULED REFUSED CANCELLED',
	},
	{ prefix: 'PIX_AUTOMATIC_RECURRING_ELIGIBILITY', label: 'Pix Automático Eligibility', endings: 'UPDATED' },
	{ prefix: 'BALANCE_VALUE', label: 'Balance', endings: 'BLOCKED UNBLOCKED' },
	{ prefix: 'ACCESS_TOKEN', label: 'API Key', endings: 'CREATED DELETED DISABLED ENABLED EXPIRED EXPIRING_SOON' },
	{ prefix: 'ACCOUNT_STATUS_BANK_ACCOUNT_INFO', label: 'Account, Bank Data', endings: 'APPROVED AWAITING_APPROVAL PENDING REJECTED' },
	{
		prefix: 'ACCOUNT_STATUS_COMMERCIAL_INFO',
		label: 'Account, Commercial Data',
		endings: 'APPROVED AWAITING_APPROVAL EXPIRED EXPIRING_SOON PENDING REJECTED',
	},
	{ prefix: 'ACCOUNT_STATUS_DOCUMENT', label: 'Account, Documents', endings: 'APPROVED AWAITING_APPROVAL PENDING REJECTED' },
	{ prefix: 'ACCOUNT_STATUS_GENERAL_APPROVAL', label: 'Account, Approval', endings: 'APPROVED AWAITING_APPROVAL PENDING REJECTED' },
];

export interface Topic {
	/** Asaas' own name, e.g. `INVOICE_AUTHORIZED`. */
	topic: string;
	name: string;
	description: string;
}

export const otherTopics: readonly Topic[] = families.flatMap(({ prefix, label, endings }) =>
	endings.split(' ').map((ending) => {
		const topic = `${prefix}_${ending}`;
		return { topic, name: `${label}: ${inTitleCase(ending)}`, description: topic };
	}),
);

const prefixes = ['PAYMENT', ...families.map(({ prefix }) => prefix)].sort((a, b) => b.length - a.length);

/** `PAYMENT_REFUND_IN_PROGRESS` becomes `payment.refund_in_progress`; of a family that is not known here yet, the first word counts. */
export function eventType(name: string): string {
	const family = prefixes.find((prefix) => name.startsWith(`${prefix}_`)) ?? name.split('_')[0]!;
	return [family, name.slice(family.length + 1)].join('.').toLowerCase();
}

/** `AWAITING_APPROVAL` becomes `Awaiting Approval`. */
function inTitleCase(words: string): string {
	return words
		.toLowerCase()
		.split('_')
		.map((word) => (word === 'in' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
		.join(' ')
		.replace(/^in/, 'In');
}
