import { describe, expect, test } from 'vitest';
import { chooseQuote } from '../../../runtime/carrier/chooseQuote.ts';
import { digitsWithoutCountry } from '../../../runtime/carrier/digitsWithoutCountry.ts';
import { addWorkingDays } from '../../../runtime/carrier/workingDays.ts';
import { wantsAgency } from '../../../vendors/melhorEnvio/agency/wantsAgency.ts';
import { readLabel, readLabels } from '../../../vendors/melhorEnvio/label/label.ts';
import { statusOf } from '../../../vendors/melhorEnvio/label/labelStatus.ts';
import { toShipment } from '../../../vendors/melhorEnvio/label/toShipment.ts';

/** The example of Melhor Envio's documentation of the search, shortened. */
const documented = {
  id: '04c13ada-68e6-41df-a2c6-ff5f3e7560f8',
  protocol: 'ORD-20220395512',
  service_id: 3,
  price: 25.35,
  delivery_min: 5,
  delivery_max: 6,
  status: 'released',
  tracking: 'ME220021P41BR',
  self_tracking: 'ME220021P41BR',
  paid_at: '2022-03-29 21:17:26',
  generated_at: '2022-03-29 21:38:30',
  posted_at: null,
  created_at: '2022-03-29 20:24:17',
  service: { id: 3, name: '.Package', type: 'normal', range: 'interstate', company: 'melhorenvio' },
};

describe('a label as Melhor Envio documents it', () => {
  test('is ready once it was made, although its status stays "released"', () => {
    expect(toShipment(readLabel(documented), undefined, null, true)).toEqual({
      vendor: 'melhorEnvio',
      id: '04c13ada-68e6-41df-a2c6-ff5f3e7560f8',
      carrier: null,
      service: '.Package',
      status: 'label_ready',
      price: 25.35,
      trackingNumber: 'ME220021P41BR',
      trackingUrl: 'https://www.melhorrastreio.com.br/rastreio/ME220021P41BR',
      labelUrl: null,
      // Six working days after Tuesday 29 March 2022.
      estimatedDelivery: '2022-04-06',
      events: [],
      found: true,
    });
  });

  test('may write its price as text', () => {
    expect(toShipment(readLabel({ ...documented, price: '25.35' }), undefined, null, false).price).toBe(25.35);
  });

  test.each([
    ['pending', 'created'],
    ['released', 'paid'],
    ['generated', 'label_ready'],
    ['posted', 'posted'],
    ['delivered', 'delivered'],
    ['undelivered', 'failed_attempt'],
    ['canceled', 'cancelled'],
    ['cancelled', 'cancelled'],
    ['expired', 'cancelled'],
    ['suspended', 'unknown'],
    ['paused', 'unknown'],
    ['teleported', 'unknown'],
  ])('%s is %s', (word, status) => {
    expect(statusOf({ status: word, generated_at: null })).toBe(status);
  });

  test('comes in a bare list, in a page, or not at all', () => {
    expect(readLabels([documented])).toMatchObject({ labels: [{ id: documented.id }], isLast: true });
    expect(readLabels({ data: [documented], next_page_url: 'https://x/?page=2' })).toMatchObject({
      labels: [{ id: documented.id }],
      isLast: false,
    });
    expect(readLabels({ data: [], next_page_url: null })).toEqual({ labels: [], isLast: true });
    expect(readLabels('')).toEqual({ labels: [], isLast: true });
  });
});

describe('working days', () => {
  test.each([
    ['2026-11-24', 1, '2026-11-25'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-24', 10, '2026-12-08'],
  ])('%s and %i', (day, count, expected) => {
    expect(addWorkingDays(day, count)).toBe(expected);
  });
});

describe('the quote that is bought', () => {
  const quote = (carrier: string, price: number, deliveryDays: number | null) => ({
    vendor: 'melhorEnvio',
    serviceId: `${carrier}-${price}`,
    carrier,
    service: 'x',
    price,
    deliveryDays,
  });
  const pac = quote('Correios', 21.5, 7);
  const sedex = quote('Correios', 38, 2);
  const loggi = quote('Loggi', 30, 2);
  const latam = quote('LATAM Cargo', 10, 1);

  test('is the cheapest, or the fastest and of those the cheapest', () => {
    expect(chooseQuote([sedex, pac, loggi], 'cheapest', wantsAgency)).toBe(pac);
    expect(chooseQuote([sedex, pac, loggi], 'fastest', wantsAgency)).toBe(loggi);
  });

  test('is not one without a time when the fastest is wanted', () => {
    const silent = quote('J&T Express', 5, null);
    expect(chooseQuote([silent, pac], 'fastest', wantsAgency)).toBe(pac);
  });

  test('is one that wants no posting agency, unless there is no other', () => {
    expect(chooseQuote([latam, pac], 'cheapest', wantsAgency)).toBe(pac);
    expect(chooseQuote([latam], 'cheapest', wantsAgency)).toBe(latam);
  });
});

test.each([
  ['+5531988887777', '31988887777'],
  ['5598105050', '5598105050'],
  ['1133334444', '1133334444'],
  [null, undefined],
])('the phone %s goes out as %s', (phone, expected) => {
  expect(digitsWithoutCountry(phone)).toBe(expected);
});
