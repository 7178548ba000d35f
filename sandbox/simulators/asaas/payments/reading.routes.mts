import { declined, json } from '../answers.mts';
import type { Call, Route } from '../call.mts';
import { answerList, type Filters } from '../lists.mts';
import { bankSlipNumbers } from '../numbers/bankSlip.mts';
import type { Payment } from '../types.mts';
import { withLivePayment, withPayment } from './lookup.mts';
import { pixQrCode } from './pix.mts';

export const paymentFilters: Filters<Payment> = {
  equal: [
    'installment',
    'customer',
    'billingType',
    'status',
    'subscription',
    'externalReference',
    'paymentDate',
    'estimatedCreditDate',
    'pixQrCodeId',
    'anticipated',
    'anticipable',
  ],
  ranges: ['dateCreated', 'paymentDate', 'estimatedCreditDate', 'dueDate'],
};

/** Newest first; removed payments are left out. */
function list(call: Call): Response {
  const { payments, customers } = call.account;
  const live = [...payments.values()].filter(({ deleted }) => !deleted).reverse();
  const inGroup = (payment: Payment, wanted: string) => customers.get(payment.customer)?.groupName === wanted;
  return answerList(call, live, { ...paymentFilters, custom: { customerGroupName: inGroup } });
}

const show = withPayment((_, payment) => json(payment));
const status = withPayment((_, payment) => json({ status: payment.status }));
const refunds = withPayment((call, payment) => answerList(call, payment.refunds ?? []));

const qrCode = withLivePayment((call, payment) =>
  payment.billingType === 'CREDIT_CARD'
    ? declined('invalid_action', 'Esta cobrança não pode ser paga por Pix.')
    : json(pixQrCode(call.account, payment)),
);

const identificationField = withLivePayment((_, payment) =>
  payment.nossoNumero === null
    ? declined('invalid_action', 'Esta cobrança não possui boleto.')
    : json(bankSlipNumbers({ dueDate: payment.dueDate, value: payment.value, nossoNumero: payment.nossoNumero })),
);

export const paymentReadingRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/payments', operation: 'payments.list', handle: list },
  { method: 'GET', pattern: '/payments/:id', operation: 'payments.get', handle: show },
  { method: 'GET', pattern: '/payments/:id/status', operation: 'payments.status', handle: status },
  { method: 'GET', pattern: '/payments/:id/refunds', operation: 'payments.refunds', handle: refunds },
  { method: 'GET', pattern: '/payments/:id/pixQrCode', operation: 'payments.pixQrCode', handle: qrCode },
  { method: 'GET', pattern: '/payments/:id/identificationField', operation: 'payments.identificationField', handle: identificationField },
];
