/** Quotes, services, postal codes, tracking. */
import { describe, expect, test } from 'vitest';
import { createFrenet, type FrenetOptions } from '../../../sandbox/simulators/frenet/index.mts';
import { truths } from '../../../sandbox/simulators/frenet/truths.mts';
import type { Loose } from '../support/loose.mts';
import { handWorld } from '../support/handWorld.mts';

function openAccount(options: FrenetOptions = {}) {
  const world = handWorld((services) => createFrenet(services, options));
  const call = (method: string, path: string, body?: unknown, token = world.simulator.secrets.token) =>
    world.fetch(`https://api.frenet.com.br/${path}`, {
      method,
      headers: { token, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const quote = async (change: object = {}) => (await call('POST', 'shipping/quote', quoteBody(change))).body;
  return { ...world, call, quote };
}

const shirt = { Height: 4, Length: 24, Width: 16, Weight: 0.4, Quantity: 1, SKU: 'CAM-P', Category: 'Roupas' };

const quoteBody = (change: object) => ({
  SellerCEP: '01310100',
  RecipientCEP: '80010000',
  ShipmentInvoiceValue: 79.9,
  RecipientCountry: 'BR',
  ShippingItemArray: [shirt],
  ...change,
});

const rowOf = (body: Loose, code: string) => body.ShippingSevicesArray.find((row: Loose) => row.ServiceCode === code);

describe('a quote', () => {
  test('has a row a service, with texts, and refusals beside prices', async () => {
    const { quote } = openAccount();
    const body = await quote();
    expect(rowOf(body, '03298')).toMatchObject({
      Carrier: 'Correios',
      ShippingPrice: expect.stringMatching(/^\d+\.\d{2}$/),
      DeliveryTime: '10',
      OriginalDeliveryTime: '9',
      Error: false,
    });
    expect(rowOf(body, '04227')).toEqual(expect.objectContaining({ Error: true, Msg: 'O peso excede o limite da transportadora.' }));
    expect(rowOf(body, '04227')).not.toHaveProperty('ShippingPrice');
  });

  test('may carry a notice beside a good price', async () => {
    const { quote } = openAccount();
    const row = rowOf(await quote({ RecipientCEP: '20020-050' }), '03298');
    expect([row.Error, row.Msg]).toEqual([false, expect.any(String)]);
  });

  test('sums the cubes of the items, which count from 3 kg more on', async () => {
    const { quote } = openAccount();
    const price = async (Height: number) => {
      const row = rowOf(await quote({ ShippingItemArray: [{ ...shirt, Height, Length: 40, Width: 40 }] }), '03298');
      return Number(row.OriginalShippingPrice);
    };
    expect(await price(12)).toBe(await price(4));
    expect(await price(13)).toBeGreaterThan(await price(12));
  });

  test('lacks the carrier that did not answer, and the service that is switched off', async () => {
    const { quote, simulator } = openAccount();
    simulator.setSilent('COR', true);
    simulator.setService('F_3', false);
    const body = await quote();
    expect([body.ShippingSevicesArray.map((row: Loose) => row.ServiceCode), body.Timeout]).toEqual([['LOG_DRPOFF'], 3]);
  });

  test('that is not whole is 200 with a message', async () => {
    const { call, rules } = openAccount();
    const { status, body } = await call(
      'POST',
      'shipping/quote',
      quoteBody({ RecipientCEP: '8001', ShippingItemArray: [{ ...shirt, Weight: 0 }] }),
    );
    expect([status, body.ShippingSevicesArray]).toEqual([200, []]);
    expect(body.Message).toContain('RecipientCEP inválido.');
    expect(rules()).toEqual(['quote-body']);
  });
});

describe('tracking', () => {
  const code = 'AA123456785BR';

  test('is asked for by service and code, order or invoice', async () => {
    const { call, simulator, clock } = openAccount();
    simulator.parcel({ trackingNumber: code, service: '03298', orderNumber: '1001' });
    simulator.event(code, 0);
    await clock.advance(26 * 3_600_000);
    simulator.event(code, 9, { location: 'CURITIBA / PR' });
    const { body } = await call('POST', 'tracking/trackinginfo', { ShippingServiceCode: '03298', TrackingNumber: code });
    expect(body).toEqual({
      TrackingNumber: code,
      ServiceDescrition: 'PAC',
      TrackingEvents: [
        {
          EventDateTime: '25/11/2026 14:00',
          EventLocation: 'CURITIBA / PR',
          EventDescription: 'Objeto entregue ao destinatário',
          EventType: '9',
        },
        { EventDateTime: '24/11/2026 12:00', EventLocation: 'SAO PAULO / SP', EventDescription: 'Objeto postado', EventType: '0' },
      ],
    });
    expect((await call('POST', 'tracking/trackinginfo', { ShippingServiceCode: '03298', OrderNumber: '1001' })).body.TrackingNumber).toBe(
      code,
    );
  });

  test('may list the oldest event first', async () => {
    const { call, simulator } = openAccount({ oldestFirst: true });
    simulator.parcel({ trackingNumber: code, service: '03298' });
    simulator.event(code, 0);
    simulator.event(code, 1);
    const { body } = await call('POST', 'tracking/trackinginfo', { ShippingServiceCode: '03298', TrackingNumber: code });
    expect(body.TrackingEvents.map((event: Loose) => event.EventType)).toEqual(['0', '1']);
  });

  test('of what is not known is 200 without events', async () => {
    const { call, rules } = openAccount();
    const unknown = await call('POST', 'tracking/trackinginfo', { ShippingServiceCode: '03298', TrackingNumber: code });
    expect([unknown.status, unknown.body.TrackingEvents, unknown.body.ErrorMessage]).toEqual([200, [], 'Objeto não encontrado.']);
    expect((await call('POST', 'tracking/trackinginfo', { TrackingNumber: code })).body.TrackingEvents).toEqual([]);
    expect(rules()).toEqual(['tracking-body']);
  });
});

test('services of the account and postal codes are looked up', async () => {
  const { call } = openAccount();
  const { body } = await call('GET', 'shipping/info');
  expect(body.ShippingSeviceAvailableArray[0]).toEqual({
    ServiceCode: '03298',
    ServiceDescription: 'PAC',
    Carrier: 'Correios',
    CarrierCode: 'COR',
  });
  expect((await call('GET', 'CEP/Address/01310100')).body).toMatchObject({ CEP: '01310100', UF: 'SP', Street: 'Avenida Paulista' });
  expect((await call('GET', 'CEP/Address/80010000')).body).toMatchObject({ UF: 'PR', Street: '', District: '' });
  expect((await call('GET', 'CEP/Address/00000000')).body.UF).toBeNull();
});

test.each([
  ['unauthorized', 401],
  ['ok', 200],
] as const)('a wrong token is %s', async (badToken, status) => {
  const { call, rules, simulator } = openAccount({ badToken });
  const wrong = await call('GET', 'shipping/info', undefined, 'x');
  expect([wrong.status, wrong.body]).toEqual([status, { Message: 'Token inválido.' }]);
  simulator.revokeToken();
  expect((await call('GET', 'shipping/info')).status).toBe(status);
  expect(rules()).toEqual(['authorization']);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
