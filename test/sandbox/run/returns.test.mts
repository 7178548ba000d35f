/** What `npm run try -- return-to-refund` counts: nothing where all is right, and each kind of fault under its name. */
import { describe, expect, test } from 'vitest';
import type { Evidence, OrderAfterwards, Told } from '../../../sandbox/run/returns/evidence.mts';
import { judgeReturns } from '../../../sandbox/run/returns/judge.mts';
import { boughtUnits, days, planReturns } from '../../../sandbox/run/returns/plan.mts';
import { noteOfHand, type LivedReturn } from '../../../sandbox/run/returns/play.mts';
import { worthOf } from '../../../sandbox/run/returns/wanted.mts';

const hour = 3_600_000;

/** Two of three cups. */
const lived: LivedReturn = {
  orderNumber: '1001',
  line: 0,
  quantity: 2,
  ...{ acts: [], due: [] },
  goods: [{ sku: 'A', name: 'Caneca', quantity: 2 }],
  happened: { opened: 1 * hour, posted: 24 * hour, arrived: 48 * hour },
};

const order: OrderAfterwards = {
  orderNumber: '1001',
  name: 'Maria Souza',
  phone: '+5511987654321',
  taxId: '52998224725',
  lines: [{ sku: 'A', quantity: 3, paid: 100 }],
  // Of 100.00 for three, 33.33 is left for one.
  moneyBack: [{ at: 49 * hour, amount: 66.67, note: '#1001-R1 [k]', lines: [{ sku: 'A', quantity: 2, isOnShelf: true }] }],
};

const label: Evidence['labels'][number] = {
  ...{ id: 'PR1', code: 'AD000000001BR', orderNumber: '1001', status: 'posted', at: 1.1 * hour, sender: '52998224725', to: '01310100' },
  goods: [{ name: 'Caneca', quantity: 2 }],
};

const said = (text: string, at: number, template: string, media?: string): Told => ({
  ...{ template, waId: '551187654321', text, at, status: 'delivered', media },
});

const sendIt = said(
  'Maria, a devolução do pedido 1001 foi aprovada. Cole a etiqueta em anexo no pacote. O código da devolução é AD000000001BR, guarde-o.',
  1.2 * hour,
  'devolucao_aprovada',
  'media-1',
);

const paidBack = said(
  'Maria, a devolução do pedido 1001 chegou. O reembolso de R$ 66,67 foi feito pelo mesmo meio do pagamento.',
  50 * hour,
  'devolucao_reembolsada',
);

const right: Evidence = {
  ...{ returns: [lived], orders: [order], labels: [label], shopPostalCode: '01310100', shelf: { A: 2 }, warehouse: { A: 2 }, red: [] },
  movements: [{ sku: 'A', quantity: 2, at: 49.5 * hour }],
  messages: [sendIt, paidBack],
};

const nothing = { lost: [], doubled: [], wrong: [], errored: 0 };

function judged(change: Partial<Evidence>) {
  const { lostOrders, doubledEffects, wrongEffects, errored } = judgeReturns({ ...right, ...change });
  return { lost: lostOrders, doubled: doubledEffects, wrong: wrongEffects, errored };
}

const refundOf = (change: Partial<OrderAfterwards['moneyBack'][number]>) => [
  { ...order, moneyBack: [{ ...order.moneyBack[0]!, ...change }] },
];

describe('a return', () => {
  test('of which everything came about once has no fault', () => {
    expect(judged({})).toEqual(nothing);
    expect(judgeReturns(right)).toMatchObject({
      events: 1,
      labels: 1,
      refunds: 1,
      moneyBack: 66.67,
      stockMovements: 1,
      messages: 2,
      stopped: 0,
    });
  });

  test.each<[string, Partial<Evidence>, string[]]>([
    ['label', { labels: [], messages: [paidBack] }, ['label of 1001']],
    ['message with the label', { messages: [paidBack] }, ['message with the label of 1001']],
    ['message with the label that failed', { messages: [{ ...sendIt, status: 'failed' }, paidBack] }, ['message with the label of 1001']],
    [
      'money',
      { orders: [{ ...order, moneyBack: [] }], movements: [], shelf: { A: 0 }, warehouse: { A: 0 }, messages: [sendIt] },
      ['refund of 1001'],
    ],
    ['place in the stock', { movements: [] }, ["2 × A in the ERP's stock of 1001"]],
    ['word of the money', { messages: [sendIt] }, ['message of the refund of 1001']],
  ])('that has no %s is lost', (_, change, lost) => {
    expect(judged(change)).toEqual({ ...nothing, lost });
  });

  test('whose execution stands red is errored, not lost', () => {
    const red = [{ node: 'Tell the Customer', reason: 'away', text: '[[[{"json":{"shipment":{"orderNumber":"1001"}}}]]]' }];
    expect(judged({ messages: [sendIt], red })).toEqual({ ...nothing, errored: 1 });
    const early = [
      {
        node: 'Create Return',
        reason: 'away',
        text: '[[[{"json":{"order":{"id":"shopify:l/1","sourceId":"g","number":"1001","name":null}}}]]]',
      },
    ];
    expect(judged({ messages: [sendIt], red: early })).toEqual({ ...nothing, errored: 1 });
  });

  test.each<[string, Partial<Evidence>, string[]]>([
    ['label', { labels: [label, { ...label, id: 'PR2', code: 'AD000000002BR' }] }, ['label of 1001']],
    ['message with the label', { messages: [sendIt, sendIt, paidBack] }, ['message with the label of 1001']],
    ['money', { orders: [{ ...order, moneyBack: [...order.moneyBack, { ...order.moneyBack[0]!, at: 60 * hour }] }] }, ['refund of 1001']],
    ['stock', { movements: [...right.movements, ...right.movements] }, ["2 × A in the ERP's stock of 1001"]],
    ['word of the money', { messages: [sendIt, paidBack, { ...paidBack, at: 60 * hour }] }, ['message of the refund of 1001']],
  ])('whose %s came twice is doubled', (_, change, doubled) => {
    expect(judged(change)).toEqual({ ...nothing, doubled });
  });

  test('whose second label was taken back has one', () => {
    expect(judged({ labels: [label, { ...label, id: 'PR2', code: 'AD000000002BR', status: 'cancelled' }] })).toEqual(nothing);
  });

  test.each<[string, Partial<Evidence>]>([
    ['label of somebody else', { labels: [{ ...label, sender: '11144477735' }] }],
    ['label to somebody else', { labels: [{ ...label, to: '20040002' }] }],
    ['label of an order that is none', { labels: [label, { ...label, id: 'PR2', orderNumber: '9' }] }],
    ['label without an order', { labels: [label, { ...label, id: 'PR2', orderNumber: undefined }] }],
    ['label for other goods', { labels: [label, { ...label, id: 'PR2', goods: [{ name: 'Prato', quantity: 1 }] }] }],
    ['message without the label', { messages: [{ ...sendIt, media: undefined }, paidBack] }],
    ['message to another phone', { messages: [sendIt, { ...paidBack, waId: '5511900000000' }] }],
    ['message by another name', { messages: [{ ...sendIt, text: sendIt.text.replace('Maria', 'Ana') }, paidBack] }],
    ['message of an order that is none', { messages: [sendIt, paidBack, { ...paidBack, text: paidBack.text.replace('1001', '9') }] }],
    ['message before the money', { messages: [sendIt, { ...paidBack, at: 48 * hour }] }],
    ['money before the goods', { orders: refundOf({ at: 47 * hour }) }],
    ['money beside the shelf', { orders: refundOf({ lines: [{ sku: 'A', quantity: 2, isOnShelf: false }] }) }],
    ['stock before the money', { movements: [{ sku: 'A', quantity: 2, at: 48.5 * hour }] }],
    ['stock of other units', { movements: [...right.movements, { sku: 'A', quantity: 1, at: 50 * hour }] }],
    ['shelf', { shelf: { A: 4 } }],
    ['balance in the ERP', { warehouse: { A: 1 } }],
  ])('with a wrong %s is wrong, once', (_, change) => {
    const { wrong, ...others } = judged(change);
    expect(wrong).toHaveLength(1);
    expect(others).toEqual({ lost: [], doubled: [], errored: 0 });
  });

  test('whose balance the ERP was told twice has moved once', () => {
    expect(judged({ movements: [...right.movements, { sku: 'A', quantity: 0, at: 50 * hour }] })).toEqual(nothing);
  });

  test('that pays another amount is wrong, and so is the message of another one', () => {
    const more = {
      orders: refundOf({ amount: 66.68 }),
      messages: [sendIt, { ...paidBack, text: paidBack.text.replace('66,67', '66,68') }],
    };
    expect(judged(more)).toEqual({ ...nothing, wrong: ['refund of 6668 cents instead of 6667 of 1001'] });
    const { lost, wrong } = judged({ messages: [sendIt, { ...paidBack, text: paidBack.text.replace('66,67', '66,68') }] });
    expect([lost, wrong.length]).toEqual([['message of the refund of 1001'], 1]);
  });
});

describe('a parcel in doubt', () => {
  const red = (reason: string) => [{ node: 'Refund Return', reason, text: '{"shipment":{"orderNumber":"1001"}}' }];
  const unpaid = { movements: [], messages: [sendIt], orders: [{ ...order, moneyBack: [] }], shelf: { A: 0 }, warehouse: { A: 0 } };
  const calledOff = [{ ...lived, happened: { ...lived.happened, calledOff: 30 * hour } }];
  const noReturn = 'Order 1001 has 0 open returns that were not refunded yet, and it cannot be told';

  test('of a return that was called off stops, and nothing is paid', () => {
    expect(judged({ ...unpaid, returns: calledOff, red: red(noReturn) })).toEqual(nothing);
    expect(judgeReturns({ ...right, ...unpaid, returns: calledOff, red: red(noReturn) }).stopped).toBe(1);
    expect(judged({ ...unpaid, returns: calledOff }).lost).toEqual(['word of a parcel in doubt of 1001']);
    expect(judged({ ...unpaid, returns: calledOff, red: red('Shopify is away') })).toMatchObject({ lost: [], errored: 1 });
    expect(judged({ returns: calledOff, red: red(noReturn) }).wrong).not.toEqual([]);
  });

  test('of a return that somebody has paid back by hand stops, and only that money is gone', () => {
    const byHand = { ...order.moneyBack[0]!, at: 30 * hour, note: noteOfHand };
    const returns = [{ ...lived, happened: { ...lived.happened, paidByHand: 30 * hour } }];
    const change = { ...unpaid, returns, orders: [{ ...order, moneyBack: [byHand] }], shelf: { A: 2 } };
    expect(judged({ ...change, red: red('Order 1001: money of it went back before') })).toEqual(nothing);
    const twice = { ...change, orders: [{ ...order, moneyBack: [byHand, ...order.moneyBack] }] };
    expect(judged({ ...twice, red: red('Order 1001: money of it went back before') }).wrong).toEqual([
      'refund that nothing came back for of 1001',
    ]);
  });
});

test('a return that could not go on is lost, however little was wanted so far', () => {
  const stuck = [{ ...lived, happened: { opened: hour }, due: ['posted', 'arrived'] as const }].map((one) => ({
    ...one,
    due: [...one.due],
  }));
  const none = { movements: [], shelf: {}, warehouse: {}, orders: [{ ...order, moneyBack: [] }] };
  expect(judged({ ...none, returns: stuck, messages: [sendIt] })).toEqual({ ...nothing, lost: ['way to "posted" of 1001'] });
});

test('of a return that was declined, or is not here yet, nothing may be paid or told', () => {
  const none = { labels: [], messages: [], movements: [], shelf: {}, warehouse: {}, orders: [{ ...order, moneyBack: [] }] };
  const declined = [{ ...lived, happened: { asked: hour, declined: 2 * hour } }];
  expect(judged({ ...none, returns: declined })).toEqual(nothing);
  expect(judged({ returns: declined }).wrong.length).toBeGreaterThan(2);
  const underWay = [{ ...lived, happened: { opened: hour, posted: 2 * hour } }];
  expect(judged({ ...none, returns: underWay, labels: [label], messages: [sendIt] })).toEqual(nothing);
  expect(judged({ returns: underWay }).wrong).toContain('refund that nothing came back for of 1001');
});

test('of a return that was called off at once there may be a label; hours later nobody is told of one', () => {
  const returns = [{ ...lived, happened: { opened: hour, calledOff: hour } }];
  const none = { returns, movements: [], shelf: {}, warehouse: {}, orders: [{ ...order, moneyBack: [] }] };
  expect(judged({ ...none, labels: [], messages: [] })).toEqual(nothing);
  expect(judged({ ...none, messages: [sendIt] })).toEqual(nothing);
  expect(judged({ ...none, messages: [{ ...sendIt, at: 3 * hour }] }).wrong).toEqual(['message of a return that was called off of 1001']);
});

describe('the money of some units of a line', () => {
  test.each([
    [0, 1, 3333],
    [0, 2, 6667],
    [1, 1, 3334],
    [2, 1, 3333],
    [0, 3, 10_000],
  ])('with %i gone before, %i more are %i cents of 100.00 for three', (before, units, cents) => {
    expect(worthOf(order.lines[0]!, before, units)).toBe(cents);
  });
});

describe('the plan', () => {
  const twelve = Array.from({ length: 12 }, (_, index) => String(1001 + index));
  const returns = planReturns(twelve);

  test('has all that can happen to a return, and two returns of an order', () => {
    const acts = new Set(returns.flatMap(({ acts: each }) => each.flat()));
    expect([...acts].toSorted()).toEqual(
      [
        'approved',
        'arrived',
        'asked',
        'calledOff',
        'declined',
        'expired',
        'lost',
        'opened',
        'paidByHand',
        'posted',
        'toldAgain',
      ].toSorted(),
    );
    expect(new Set(returns.map(({ orderNumber }) => orderNumber)).size).toBe(12);
    expect(returns.length).toBeGreaterThan(12);
  });

  test('asks for no more than was bought, and posts nothing that nobody agreed to', () => {
    for (const { line, quantity, acts } of returns) {
      expect(acts).toHaveLength(days);
      expect(quantity ?? 0).toBeLessThanOrEqual(line === undefined ? 0 : boughtUnits[line]!);
      const all = acts.flat();
      if (all.includes('posted')) expect(all.includes('opened') || all.includes('approved')).toBe(true);
      if (all.includes('arrived')) expect(all.indexOf('posted')).toBeLessThan(all.indexOf('arrived'));
    }
  });
});
