/**
 * What became of each return, counted in the vendors' own books alone: the carrier's labels, the shop's refunds and shelf, the ERP's movements,
 * the customers' phones.
 */
import { noFindings, type Evidence, type Findings, type OrderAfterwards, type RedExecution } from './evidence.mts';
import { counts, judgeLabels } from './judgeLabels.mts';
import { judgeMoney, type PaidReturn } from './judgeMoney.mts';
import { approvedTemplate, judgeLabelMessages, judgeRefundMessages, numberIn, refundedTemplate } from './judgeMessages.mts';
import type { LivedReturn } from './play.mts';
import { judgeShelf, judgeStock, judgeWarehouse } from './judgeStock.mts';
import { hasToStop, reasonToStop } from './wanted.mts';

export interface JudgedReturns {
  /** Returns. */
  readonly events: number;
  readonly labels: number;
  readonly refunds: number;
  /** Reais. */
  readonly moneyBack: number;
  readonly stockMovements: number;
  readonly messages: number;
  /** Parcels that a person has to look at, as it should be. */
  readonly stopped: number;
  readonly errored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly lostOrders: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly wrongEffects: readonly string[];
  readonly erroredOrders: readonly { readonly orderNumber: string; readonly node: string; readonly reason: string }[];
}

export function judgeReturns(evidence: Evidence): JudgedReturns {
  const { returns, orders, messages, movements, labels } = evidence;
  const sent = messages.filter(({ status }) => status !== 'failed');
  const ours = sent.filter(({ template }) => template === approvedTemplate || template === refundedTemplate);
  const paid: PaidReturn[] = [];
  const found = orders.map((order) => {
    const judged = judgeOrder({ ...evidence, messages: ours }, order);
    paid.push(...judged.paid);
    return { orderNumber: order.orderNumber, ...judged.findings };
  });
  const everywhere = [
    ...judgeStock(paid, movements),
    ...judgeShelf(returns, paid, evidence.shelf),
    ...judgeWarehouse(paid, evidence.warehouse),
    ...judgeStrangers(evidence, ours),
  ];
  const all = [...found, ...everywhere];
  const named = (kind: keyof Findings) => all.flatMap((one) => one[kind].map((what) => ({ what, orderNumber: one.orderNumber })));
  const sorted = { missing: named('missing'), doubled: named('doubled'), wrong: named('wrong') };
  return {
    events: returns.length,
    labels: labels.filter(counts).length,
    refunds: paid.length,
    moneyBack: paid.reduce((sum, { refund }) => sum + Math.round(refund.amount * 100), 0) / 100,
    stockMovements: movements.filter(({ quantity }) => quantity !== 0).length,
    messages: ours.length,
    stopped: returns.filter((one) => hasToStop(one) && stopOf(one, evidence.red)).length,
    ...summed(sorted, evidence.red),
  };
}

type Named = readonly { readonly what: string; readonly orderNumber: string }[];

/** What is missing where an execution stands red is not lost: its owner sees it. */
function summed({ missing, doubled, wrong }: Readonly<Record<keyof Findings, Named>>, red: readonly RedExecution[]) {
  const failed = (orderNumber: string) => red.find((one) => numberIn(one.text) === orderNumber && !reasonToStop.test(one.reason));
  const texts = (list: Named) => list.map(({ what, orderNumber }) => `${what} of ${orderNumber}`);
  const lostOrders = texts(missing.filter(({ orderNumber }) => !failed(orderNumber)));
  const erroredOrders = [...new Set(missing.map(({ orderNumber }) => orderNumber))].flatMap((orderNumber) => {
    const execution = failed(orderNumber);
    return execution ? [{ orderNumber, node: execution.node, reason: execution.reason }] : [];
  });
  const [doubledEffects, wrongEffects] = [texts(doubled), texts(wrong)];
  return {
    errored: erroredOrders.length,
    lost: lostOrders.length,
    doubled: doubledEffects.length,
    wrong: wrongEffects.length,
    ...{ lostOrders, doubledEffects, wrongEffects, erroredOrders },
  };
}

function judgeOrder(evidence: Evidence, order: OrderAfterwards): { findings: Findings; paid: PaidReturn[] } {
  const findings = noFindings();
  const returns = evidence.returns.filter(({ orderNumber }) => orderNumber === order.orderNumber);
  const messages = evidence.messages.filter(({ text }) => numberIn(text) === order.orderNumber);
  const labelled = judgeLabels(findings, returns, { ...evidence, order });
  judgeLabelMessages(findings, labelled, { order, messages: messages.filter(({ template }) => template === approvedTemplate) });
  for (const { due } of returns) if (due[0] !== undefined) findings.missing.push(`way to "${due[0]}"`);
  const paid = judgeMoney(findings, returns, order);
  judgeRefundMessages(findings, paid, { order, messages: messages.filter(({ template }) => template === refundedTemplate) });
  for (const one of returns.filter(hasToStop)) if (!stopOf(one, evidence.red)) findings.missing.push('word of a parcel in doubt');
  return { findings, paid };
}

const stopOf = ({ orderNumber }: LivedReturn, red: readonly RedExecution[]) =>
  red.find(({ node, reason, text }) => node === 'Refund Return' && reasonToStop.test(reason) && numberIn(text) === orderNumber);

/** What names an order that has no return, or none. */
function judgeStrangers({ orders, labels }: Evidence, ours: Evidence['messages']): (Findings & { orderNumber: string })[] {
  const isKnown = (orderNumber: string | undefined) => orders.some((order) => order.orderNumber === orderNumber);
  const wrong = [
    ...labels.filter((label) => counts(label) && !isKnown(label.orderNumber)).map(() => 'label'),
    ...ours.filter(({ text }) => !isKnown(numberIn(text))).map(() => 'message'),
  ];
  return [{ ...noFindings(), wrong, orderNumber: 'nobody' }];
}
