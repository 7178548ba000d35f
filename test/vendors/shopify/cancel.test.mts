/** Shopify cancels in a job of its own, which may fail, and the money may come back behind it: what a simulated shop never shows. */
import { describe, expect, test } from 'vitest';
import { IntegrationError } from '../../../runtime/errors/integrationError.ts';
import type { Graphql } from '../../../vendors/shopify/client/api.ts';
import { cancel } from '../../../vendors/shopify/reversal/cancel.ts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { sampleOrder } from './support/sampleOrder.mts';

interface Life {
  /** Seconds after the request; never where they are absent. */
  cancelled?: number;
  refunded?: number;
  jobEnds?: number;
  answerIsLost?: boolean;
}

/** A shop by Shopify's schema: `orderCancel` answers a job, `job` says whether it has run, and the order what came of it. */
function shopOf({ cancelled = Infinity, refunded = Infinity, jobEnds = Infinity, answerIsLost = false }: Life) {
  const connection = shopifyWorld().connect();
  let askedAt = Infinity;
  let requests = 0;
  const is = (seconds: number) => connection.clock.now() >= askedAt + seconds * 1000;
  const graphql: Graphql = async ({ document, variables }) => {
    if (document.includes('PonteCancelOrder')) {
      requests++;
      askedAt = connection.clock.now();
      if (answerIsLost) throw new IntegrationError({ id: 'shopify' }, { class: 'unknownOutcome', code: 'ECONNRESET', message: 'lost' });
      return { orderCancel: { job: { id: 'gid://shopify/Job/1', done: false }, orderCancelUserErrors: [] } };
    }
    if (document.includes('PonteRefundState')) {
      const money = { amount: '25.00', currencyCode: 'BRL' };
      const owed = { gateway: 'pix', amountSet: { shopMoney: money, presentmentMoney: money }, parentTransaction: { id: 't1' } };
      return { order: { suggestedRefund: { suggestedTransactions: is(refunded) ? [] : [owed] } } };
    }
    const job = variables.hasJob === true ? { job: { done: is(jobEnds) } } : {};
    return { order: { id: sampleOrder.sourceId, cancelledAt: is(cancelled) ? '2026-11-24T12:00:00Z' : null }, ...job };
  };
  const request = { order: sampleOrder, reason: 'CUSTOMER', restock: true, refund: true, notifyCustomer: false, note: null };
  return { cancelled: cancel(connection, graphql, request), requests: () => requests };
}

describe('cancelling', () => {
  test('a job that ends and has not cancelled the order is no cancellation under way', async () => {
    const shop = shopOf({ jobEnds: 3 });
    await expect(shop.cancelled).rejects.toMatchObject({
      failure: { class: 'rejected', code: 'notCancelled', message: expect.stringContaining(sampleOrder.number) },
    });
    expect(shop.requests()).toBe(1);
  });

  test('what a job did may show a moment after its end', async () => {
    await expect(shopOf({ jobEnds: 4, cancelled: 5, refunded: 5 }).cancelled).resolves.toEqual({ status: 'cancelled', found: false });
  });

  test('a job that has not ended in half a minute is still under way', async () => {
    await expect(shopOf({ jobEnds: 60, cancelled: 60 }).cancelled).resolves.toEqual({ status: 'processing', found: false });
  });

  test('the money of our own request, whose answer was lost, gets its time', async () => {
    const shop = shopOf({ answerIsLost: true, cancelled: 3, refunded: 12 });
    await expect(shop.cancelled).resolves.toMatchObject({ status: 'cancelled' });
    expect(shop.requests()).toBe(1);
  });

  test('money that does not come is told', async () => {
    await expect(shopOf({ answerIsLost: true, cancelled: 3 }).cancelled).rejects.toMatchObject({
      failure: { class: 'conflict', code: 'cancelledUnrefunded', message: expect.stringContaining('25.00') },
    });
  });
});
