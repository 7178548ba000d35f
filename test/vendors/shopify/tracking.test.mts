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

  describe('of several parcels', () => {
    const parcel = (code: string | null) =>
      ({
        number: 1,
        id: '1',
        status: 'label_ready',
        price: 1,
        labelUrl: null,
        estimatedDelivery: null,
        found: false,
        trackingNumber: code,
        trackingUrl: code && `https://r.example/${code}`,
      }) as const;
    const parcels = [parcel('AA1'), parcel('AA2')];

    test('has every code, and every link where Shopify makes none', () => {
      expect(trackingOf({ ...shipment, carrier: 'Correios', parcels })).toEqual({ company: 'Correios', numbers: ['AA1', 'AA2'] });
      expect(trackingOf({ ...shipment, carrier: 'Jadlog', parcels })).toEqual({
        company: 'Jadlog',
        numbers: ['AA1', 'AA2'],
        urls: ['https://r.example/AA1', 'https://r.example/AA2'],
      });
    });

    test('is that of the one that has a code already', () => {
      expect(trackingOf({ ...shipment, carrier: 'Correios', parcels: [parcels[0]!, parcel(null)] })).toEqual({
        company: 'Correios',
        number,
      });
    });
  });
});
