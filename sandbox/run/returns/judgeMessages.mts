import { take, type Findings, type OrderAfterwards, type Told } from './evidence.mts';
import type { LabelledReturn } from './judgeLabels.mts';
import type { PaidReturn } from './judgeMoney.mts';
import { graceMs } from './wanted.mts';

export const approvedTemplate = 'devolucao_aprovada';
export const refundedTemplate = 'devolucao_reembolsada';

/** The order that a message speaks of, or that an execution started with: on a parcel's news, or on the order itself. */
export function numberIn(text: string): string | undefined {
  const [, told] = /a devolução do pedido (\S+) /.exec(text) ?? [];
  const [, parcels] = /"orderNumber":"([^"]+)"/.exec(text) ?? [];
  const [, own] = /"order":\{(?:"[^"]+":(?:"[^"]*"|null|\d+),)*?"number":"([^"]+)"/.exec(text) ?? [];
  return told ?? parcels ?? own;
}

interface Phone {
  readonly order: OrderAfterwards;
  /** Of one template, about this order. */
  readonly messages: readonly Told[];
}

/** Whoever has a label has its code and its PDF, once; whose return was called off is not asked to send anything. */
export function judgeLabelMessages(findings: Findings, labelled: readonly LabelledReturn[], { order, messages }: Phone): void {
  const left = [...messages];
  for (const { lived, label } of labelled.filter((one) => one.label !== undefined)) {
    const isIts = ({ text }: Told) => text.includes(`O código da devolução é ${label!.code},`);
    const told = take(left, isIts);
    if (!told) findings.missing.push('message with the label');
    while (take(left, isIts)) findings.doubled.push('message with the label');
    if (!told) continue;
    if (!isTo(order, told) || told.media === undefined) findings.wrong.push(`message "${told.text}"`);
    if (told.at > (lived.happened.calledOff ?? Infinity) + graceMs) findings.wrong.push('message of a return that was called off');
  }
  for (const { text } of left) findings.wrong.push(`message "${text}"`);
}

/** Whose money went back is told how much, once, and not before. */
export function judgeRefundMessages(findings: Findings, paid: readonly PaidReturn[], { order, messages }: Phone): void {
  const left = messages.toSorted((one, other) => one.at - other.at);
  const inTurn = paid.toSorted((one, other) => one.refund.at - other.refund.at);
  for (const { refund } of inTurn) {
    const told = take(left, ({ text }) => centsIn(text) === Math.round(refund.amount * 100));
    if (!told) findings.missing.push('message of the refund');
    else if (!isTo(order, told)) findings.wrong.push(`message "${told.text}"`);
    else if (told.at < refund.at) findings.wrong.push('message before the refund');
  }
  for (const { text } of left) {
    const isAgain = inTurn.some(({ refund }) => centsIn(text) === Math.round(refund.amount * 100));
    if (isAgain) findings.doubled.push('message of the refund');
    else findings.wrong.push(`message "${text}"`);
  }
}

/** `O reembolso de R$ 1.234,56 foi feito` */
function centsIn(text: string): number | undefined {
  const [, reais] = /O reembolso de R\$\s?([\d.]+,\d\d) foi feito/.exec(text) ?? [];
  return reais === undefined ? undefined : Number(reais.replace(/[.,]/g, ''));
}

/** To the customer, by name: of a company whole, else the first one. */
function isTo({ name, phone }: OrderAfterwards, { waId, text }: Told): boolean {
  const [greeting = ''] = text.split(', a devolução do pedido ');
  return waId?.slice(-8) === phone.replace(/\D/g, '').slice(-8) && greeting !== '' && name.includes(greeting);
}
