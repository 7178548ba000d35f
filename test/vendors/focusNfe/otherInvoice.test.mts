/** A document that stands under the ref of an order and is another order's. */
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { issued, issueRequest } from './issuing.mts';

const order = paidOrder('1001');
const bruno = { ...order, customer: { ...order.customer, name: 'Bruno Lima', taxId: { type: 'CPF' as const, value: '11144477735' } } };
const shorter = { ...order, items: order.items.slice(1) };

describe('an invoice that is there already', () => {
  test.each([
    ['of another customer', bruno, 'otherCustomer'],
    ['over another total', shorter, 'otherTotal'],
    ['over other goods of the same price', { ...order, items: [{ ...order.items[0]!, sku: 'CAM-ALG-P' }, order.items[1]!] }, 'otherGoods'],
  ])('%s is a conflict and is not handed on', async (_name, other, code) => {
    const { world, issuer } = await issued();
    const { failure } = await failureOf(issuer.issue(issueRequest(other, { orderNumber: '1001' })));
    expect(failure).toMatchObject({ class: 'conflict', code });
    expect(`${failure.message} ${failure.hint}`).not.toMatch(/Ana|Bruno|5299|1114/);
    expect(world.simulator.ledger().filter(({ kind }) => kind === 'invoice')).toHaveLength(1);
  });

  test('of this order is found, whatever notation its CPF has', async () => {
    const { issuer, invoice } = await issued();
    const written = { ...order, customer: { ...order.customer, taxId: { type: 'CPF' as const, value: '529.982.247-25' } } };
    expect(await issuer.issue(issueRequest(written))).toMatchObject({ id: invoice.id, found: true });
  });
});
