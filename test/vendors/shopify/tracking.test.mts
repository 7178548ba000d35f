import { describe, expect, test } from 'vitest';
import { trackingOf } from '../../../vendors/shopify/fulfillment/tracking.ts';
import { shipment } from '../../contracts/orderKeeper.contract.mts';

const number = 'AA123456785BR';
const url = 'https://rastreio.example/AA123456785BR';

describe('the tracking of a shipment, as Shopify takes it', () => {
  test.each([
    ['Correios', { company: 'Correios', number }],
    ['CORREIOS', { company: 'Correios', number }],
    ['Correios - PAC', { company: 'Correios', number }],
    ['Jadlog', { company: 'Jadlog', number, url }],
    ['Loggi', { company: 'Loggi', number, url }],
    [null, { number, url }],
  ])('carrier %s', (carrier, expected) => expect(trackingOf({ ...shipment, carrier })).toEqual(expected));

  test('what is not there is not sent', () => {
    expect(trackingOf(null)).toBeUndefined();
    expect(trackingOf({ ...shipment, trackingNumber: null, trackingUrl: null })).toBeUndefined();
    expect(trackingOf({ ...shipment, carrier: 'Jadlog', trackingUrl: 'rastreio' })).toEqual({ company: 'Jadlog', number });
    expect(trackingOf({ ...shipment, trackingNumber: null })).toEqual({ company: 'Correios', url });
  });
});
