/** Disputes as the API shows them. */
import { seconds } from '../context.mts';
import type { Dispute, State } from '../model/state.mts';
import { nulls } from './parts.mts';

const dayMs = 24 * 3_600_000;

const evidence = nulls(
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
);

export function disputeView(state: State, dispute: Dispute): Record<string, unknown> {
  const charge = state.charges.get(dispute.charge)!;
  const isOpen = dispute.status === 'needs_response';
  return {
    id: dispute.id,
    object: 'dispute',
    amount: dispute.amount,
    balance_transactions: [],
    charge: charge.id,
    created: seconds(dispute.createdAt),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...evidence, enhanced_evidence: {} },
    evidence_details: {
      due_by: isOpen ? seconds(dispute.createdAt + 10 * dayMs) : null,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: isOpen ? 0 : 1,
      submission_method: isOpen ? 'not_submitted' : 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: dispute.livemode,
    metadata: {},
    payment_intent: charge.paymentIntent,
    payment_method_details: {
      card: { brand: 'mastercard', case_type: 'chargeback', network: 'mastercard', network_reason_code: '4853' },
      type: 'card',
    },
    reason: 'product_not_received',
    status: dispute.status,
  };
}
