import type { Topic } from './families';

/** The events of Asaas about payments (Asaas documentation), with what they mean to a shop. The most used come first. */
const rows: readonly (readonly [topic: string, name: string, description: string])[] = [
	['RECEIVED', 'Payment: Received', 'The money is in the account'],
	['CONFIRMED', 'Payment: Confirmed', 'The customer has paid, the money comes later (card: after 32 days)'],
	['OVERDUE', 'Payment: Overdue', 'The due date has passed without payment'],
	['REFUNDED', 'Payment: Refunded', 'The customer got all the money back'],
	['CREATED', 'Payment: Created', 'A new charge was made'],
	['DELETED', 'Payment: Deleted', 'The charge was removed'],
	['ANTICIPATED', 'Payment: Anticipated', 'The money was paid out ahead of time'],
	['APPROVED_BY_RISK_ANALYSIS', 'Payment: Approved by Risk Analysis', 'A person at Asaas has approved the card payment'],
	['AUTHORIZED', 'Payment: Authorized', 'The card payment is authorized and waits to be captured'],
	['AWAITING_CHARGEBACK_REVERSAL', 'Payment: Awaiting Chargeback Reversal', 'The dispute is won, the money comes back'],
	['AWAITING_RISK_ANALYSIS', 'Payment: Awaiting Risk Analysis', 'A person at Asaas looks at the card payment'],
	['BANK_SLIP_CANCELLED', 'Payment: Boleto Cancelled', 'The boleto can be paid no longer'],
	['BANK_SLIP_VIEWED', 'Payment: Boleto Viewed', 'The customer has opened the boleto'],
	['CHARGEBACK_DISPUTE', 'Payment: Chargeback Dispute', 'The chargeback is disputed'],
	['CHARGEBACK_REQUESTED', 'Payment: Chargeback Requested', 'The card holder wants the money back from the bank'],
	['CHECKOUT_VIEWED', 'Payment: Checkout Viewed', 'The customer has opened the invoice page'],
	['CREDIT_CARD_CAPTURE_REFUSED', 'Payment: Credit Card Capture Refused', 'The card was refused'],
	['DUNNING_RECEIVED', 'Payment: Dunning Received', 'The debt collection has got the money'],
	['DUNNING_REQUESTED', 'Payment: Dunning Requested', 'The debt collection was asked for'],
	['PARTIALLY_REFUNDED', 'Payment: Partially Refunded', 'The customer got a part of the money back'],
	['RECEIVED_IN_CASH_UNDONE', 'Payment: Received in Cash Undone', 'The receipt in cash was taken back'],
	['REFUND_DENIED', 'Payment: Refund Denied', 'The refund was refused'],
	['REFUND_IN_PROGRESS', 'Payment: Refund in Progress', 'The refund is scheduled'],
	['REPROVED_BY_RISK_ANALYSIS', 'Payment: Refused by Risk Analysis', 'A person at Asaas has refused the card payment'],
	['RESTORED', 'Payment: Restored', 'A removed charge is back'],
	['SPLIT_CANCELLED', 'Payment: Split Cancelled', 'A split of the payment was cancelled'],
	['SPLIT_DIVERGENCE_BLOCK', 'Payment: Split Divergence Block', 'The payment is held because its splits exceed it'],
	['SPLIT_DIVERGENCE_BLOCK_FINISHED', 'Payment: Split Divergence Block Finished', 'The payment is held no longer'],
	['SPLIT_DONE', 'Payment: Split Done', 'A split of the payment was paid out'],
	['UPDATED', 'Payment: Updated', 'Due date or value of the charge was changed'],
];

export const paymentTopics: readonly Topic[] = rows.map(([ending, name, description]) => ({
	topic: `PAYMENT_${ending}`,
	name,
	description: `${description} (PAYMENT_${ending})`,
}));
