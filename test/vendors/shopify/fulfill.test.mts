/** Orders that leave from more than one place, or cannot leave at all: what a shop with one warehouse never shows. */
import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import { IntegrationError } from '../../../runtime/errors/integrationError.ts';
import { fulfill } from '../../../vendors/shopify/fulfillment/fulfill.ts';
import type { Graphql } from '../../../vendors/shopify/client/api.ts';
import { shipment } from '../../contracts/orderKeeper.contract.mts';
import { sampleOrder } from './support/sampleOrder.mts';

interface Part {
  id: string;
  location: string;
  status: string;
  actions: string[];
}

const open = (id: string, location: string): Part => ({ id, location, status: 'OPEN', actions: ['CREATE_FULFILLMENT', 'HOLD'] });
const held = (id: string, location: string): Part => ({ id, location, status: 'ON_HOLD', actions: ['RELEASE_HOLD'] });

/** A shop by the documentation: a fulfillment takes all of its fulfillment orders, and can be made once. */
function shop(parts: Part[]) {
  const made: string[][] = [];
  const graphql: Graphql = async ({ document, variables }) => {
    if (document.includes('fulfillmentCreate'))
      return create(variables.fulfillment as { lineItemsByFulfillmentOrder: { fulfillmentOrderId: string }[] });
    return { order: state() };
  };
  const create = ({ lineItemsByFulfillmentOrder }: { lineItemsByFulfillmentOrder: { fulfillmentOrderId: string }[] }) => {
    const ids = lineItemsByFulfillmentOrder.map(({ fulfillmentOrderId }) => fulfillmentOrderId);
    const mine = parts.filter(({ id }) => ids.includes(id));
    const closed = mine.find(({ status }) => status !== 'OPEN');
    if (closed) return refused(`Fulfillment order ${closed.id} has an unfulfillable status= closed.`);
    for (const part of mine) Object.assign(part, { status: 'CLOSED', actions: [] });
    made.push(ids);
    const { displayFulfillmentStatus } = state();
    return { fulfillmentCreate: { fulfillment: { id: `f${made.length}`, order: { displayFulfillmentStatus } }, userErrors: [] } };
  };
  const refused = (message: string) => ({ fulfillmentCreate: { fulfillment: null, userErrors: [{ field: ['fulfillment'], message }] } });
  const state = () => ({
    displayFulfillmentStatus: parts.every(({ status }) => status === 'CLOSED') ? 'FULFILLED' : 'PARTIALLY_FULFILLED',
    fulfillments: made.map((_, index) => ({ id: `f${index + 1}`, status: 'SUCCESS', trackingInfo: [{ number: 'AA123456785BR' }] })),
    fulfillmentOrders: {
      nodes: parts.map(({ id, location, status, actions }) => ({
        id,
        status,
        supportedActions: actions.map((action) => ({ action })),
        assignedLocation: { name: location, location: { id: location } },
      })),
    },
  });
  return { graphql, made };
}

const connection = { clock: { now: () => 0, sleep: async () => undefined } } as unknown as Connection;
const request = { order: sampleOrder, shipment, notifyCustomer: false };

describe('fulfilling', () => {
  test('an order that leaves from two places: one fulfillment each, with all that is open there', async () => {
    const { graphql, made } = shop([open('1', 'São Paulo'), open('2', 'Curitiba'), open('3', 'São Paulo')]);
    const result = await fulfill(connection, graphql, request);
    expect(made).toEqual([['1', '3'], ['2']]);
    expect(result).toMatchObject({ ids: ['f1', 'f2'], status: 'fulfilled', found: false });
  });

  test.each([1, 2])('of two places, answer %i is lost: each is sent once', async (lost) => {
    const { graphql, made } = shop([open('1', 'São Paulo'), open('2', 'Curitiba')]);
    let writes = 0;
    const lossy: Graphql = async (call) => {
      const data = await graphql(call);
      if (call.safety === 'once' && ++writes === lost)
        throw new IntegrationError({ id: 'shopify' }, { class: 'unknownOutcome', code: 'ECONNRESET', message: 'lost' });
      return data;
    };
    const result = await fulfill(connection, lossy, request);
    expect(made).toEqual([['1'], ['2']]);
    expect(result).toMatchObject({ ids: ['f1', 'f2'], status: 'fulfilled', found: false });
  });

  test('one part is on hold: the other one leaves, and the order is partly sent', async () => {
    const { graphql, made } = shop([open('1', 'São Paulo'), held('2', 'Curitiba')]);
    expect(await fulfill(connection, graphql, request)).toMatchObject({ status: 'partially_fulfilled', found: false });
    expect(made).toEqual([['1']]);
    expect(await fulfill(connection, graphql, request)).toMatchObject({ status: 'partially_fulfilled', found: true });
  });

  test('everything is on hold: the error says so', async () => {
    const { graphql } = shop([held('1', 'São Paulo')]);
    await expect(fulfill(connection, graphql, request)).rejects.toMatchObject({
      failure: { class: 'conflict', code: 'nothingToFulfill', message: expect.stringContaining('ON_HOLD') },
    });
  });

  test('somebody else was faster: what they made is found', async () => {
    const parts = [open('1', 'São Paulo')];
    const { graphql, made } = shop(parts);
    let first = true;
    const late: Graphql = async (call) => {
      const data = call.safety === 'read' && first ? await graphql(call) : undefined;
      if (data) {
        first = false;
        await graphql({
          document: 'fulfillmentCreate',
          variables: { fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: '1' }] } },
          safety: 'once',
        });
        return data;
      }
      return await graphql(call);
    };
    expect(await fulfill(connection, late, request)).toMatchObject({ ids: ['f1'], status: 'fulfilled', found: true });
    expect(made).toHaveLength(1);
  });

  test('a refusal that another look does not explain is told, after one try', async () => {
    const { graphql } = shop([open('1', 'São Paulo')]);
    let writes = 0;
    const refusing: Graphql = async (call) => {
      if (call.safety !== 'once') return await graphql(call);
      writes++;
      return {
        fulfillmentCreate: { fulfillment: null, userErrors: [{ field: ['fulfillment', 'trackingInfo', 'url'], message: 'is invalid' }] },
      };
    };
    await expect(fulfill(connection, refusing, request)).rejects.toMatchObject({
      failure: { class: 'validation', message: expect.stringContaining('fulfillment.trackingInfo.url: is invalid') },
    });
    expect(writes).toBe(1);
  });

  test('the order is not in the shop', async () => {
    const graphql: Graphql = async () => ({ order: null });
    await expect(fulfill(connection, graphql, request)).rejects.toMatchObject({ failure: { class: 'notFound' } });
  });
});
