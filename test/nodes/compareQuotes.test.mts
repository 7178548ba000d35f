/** Quotes of several carriers and logins in one list. */
import { describe, expect, test } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import type { ShippingQuote } from '../../domain/documents/shipment.ts';
import type { Carrier } from '../../domain/ports/carrier.ts';
import * as quote from '../../nodes/CarrierShipment/shipment/quote.operation.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const box = { orderFrom: 'item', parcelHeight: 10, parcelWidth: 15, parcelLength: 20 };

const offer = (vendor: string, serviceId: string, price: number, deliveryDays: number | null): ShippingQuote => ({
  vendor,
  serviceId,
  carrier: vendor,
  service: serviceId,
  price,
  deliveryDays,
});

const carrierWith = (quotes: readonly ShippingQuote[]): Carrier => ({ quote: async () => [...quotes] });

const refusing = (failure: 'rejected' | 'transient'): Carrier => ({
  quote: async () => {
    throw new IntegrationError('ponte', { class: failure, code: failure, message: 'no' });
  },
});

async function quotesOf(carrier: Carrier, parameters: object, earlier?: unknown): Promise<ShippingQuote[]> {
  const json = { order: paidOrder(), ...(earlier === undefined ? {} : { quotes: earlier }) } as unknown as IDataObject;
  const { documents } = await quote.execute(oneItem(json, { ...box, ...parameters }), 0, carrier);
  return documents.quotes as unknown as ShippingQuote[];
}

const cheap = offer('melhorEnvio', '1', 20, 8);
const fast = offer('melhorEnvio', '2', 35, 2);
const middle = offer('superFrete', '3', 25, 5);
const silent = offer('frenet', '04162', 22, null);

describe('several logins', () => {
  test('one behind the other: one list, the cheapest first', async () => {
    const first = await quotesOf(carrierWith([fast, cheap]), {});
    const both = await quotesOf(carrierWith([middle]), { compareEarlier: true }, first);
    expect(await quotesOf(carrierWith([silent]), { compareEarlier: true }, both)).toEqual([cheap, silent, middle, fast]);
  });

  test('the fastest first, one that tells no time last', async () => {
    const all = await quotesOf(carrierWith([silent, middle]), { compareEarlier: true, quoteRule: 'fastest' }, [cheap, fast]);
    expect(all).toEqual([fast, middle, cheap, silent]);
  });

  test('of one carrier are told apart by the name that the user gives them', async () => {
    const head = await quotesOf(carrierWith([cheap]), { loginName: 'matriz' });
    const both = await quotesOf(carrierWith([{ ...cheap, price: 18 }]), { compareEarlier: true, loginName: 'filial' }, head);
    expect(both.map(({ login, price }) => [login, price])).toEqual([
      ['filial', 18],
      ['matriz', 20],
    ]);
  });

  test('one carrier that does not take the parcel leaves the others; alone it is the error', async () => {
    expect(await quotesOf(refusing('rejected'), { compareEarlier: true }, [cheap])).toEqual([cheap]);
    expect((await failureOf(quotesOf(refusing('rejected'), { compareEarlier: true }, []))).failure.class).toBe('rejected');
  });

  test('one carrier that is away is no answer: nothing is compared with half of the quotes', async () => {
    expect((await failureOf(quotesOf(refusing('transient'), { compareEarlier: true }, [cheap]))).failure.class).toBe('transient');
  });

  test('without being asked to, what stands on the item is left out', async () => {
    expect(await quotesOf(carrierWith([middle]), {}, [cheap])).toEqual([middle]);
  });

  test.each([
    ['a text', 'cheap'],
    ['a price of nothing', [{ ...cheap, price: null }]],
    ['a price of 0', [{ ...cheap, price: 0 }]],
    ['no carrier', [{ ...cheap, vendor: undefined }]],
    ['a time that is none', [{ ...cheap, deliveryDays: 'soon' }]],
  ])('quotes that are none (%s) are refused by name', async (_, earlier) => {
    const { failure } = await failureOf(quotesOf(carrierWith([middle]), { compareEarlier: true }, earlier));
    expect(failure).toMatchObject({ class: 'validation', code: 'quotesUnreadable' });
  });
});
