/** Where parcels are handed in. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Agency } from '../../domain/documents/shipment.ts';
import { CarrierShipment } from '../../nodes/CarrierShipment/CarrierShipment.node.ts';
import * as getAgencies from '../../nodes/CarrierShipment/shipment/getAgencies.operation.ts';
import { openMelhorEnvio } from '../../vendors/melhorEnvio/label/carrier.ts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { melhorEnvioSettings, melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { address, paidOrder } from '../contracts/support/order.mts';
import { fakeN8n, oneItem } from './support/fakeN8n.mts';

const ofOrder = (change: object) => ({
  order: paidOrder('1001', { shippingAddress: { ...address, ...change } }) as unknown as IDataObject,
});

/** The place that is asked for, as Melhor Envio reads it in the address. */
async function asked(json: IDataObject, parameters: Record<string, unknown>): Promise<string[]> {
  const paths: string[] = [];
  const world = melhorEnvioWorld();
  const { transport, ...connection } = world.connect({ settings: melhorEnvioSettings });
  const carrier = openMelhorEnvio({
    ...connection,
    transport: async (request) => (paths.push(decodeURIComponent(request.url.split('/api/v2/me')[1]!)), await transport(request)),
  });
  await getAgencies.execute(oneItem(json, parameters), 0, carrier);
  expect(world.violations).toEqual([]);
  return paths.filter((path) => path.startsWith('/shipment/agencies'));
}

describe('Get Agencies', () => {
  test.each([
    [
      'what is typed',
      ofOrder({}),
      { agencyState: ' são paulo ', agencyCity: 'Osasco', agencyCompany: 2 },
      'state=SP&city=Osasco&company=2',
    ],
    ['a state alone', {}, { agencyState: 'pr' }, 'state=PR'],
    ['the delivery address', ofOrder({ state: 'RS', city: 'Canoas' }), {}, 'state=RS&city=Canoas'],
  ])('asks for the place of %s', async (_, json, parameters, query) => {
    expect(await asked(json as IDataObject, parameters)).toEqual([`/shipment/agencies?country=BR&${query}&status=available`]);
  });

  test.each([
    ['nothing at all', {}, {}, 'no state is given'],
    ['a city alone', ofOrder({}), { agencyCity: 'Osasco' }, 'no state is given'],
    ['a state of another country', ofOrder({ state: 'Texas' }), {}, 'not a Brazilian one'],
    ['a state of the United States that is named like one of Brazil', ofOrder({ state: 'PA', country: 'US' }), {}, 'delivered abroad'],
    ['an order that is none', { order: 'x' }, {}, 'no state is given'],
  ])('refuses %s, and names no value', async (_, json, parameters, words) => {
    const { failure } = await failureOf(asked(json as IDataObject, parameters));
    expect(failure).toMatchObject({ class: 'validation', code: 'placeUnknown' });
    expect(failure.message).toContain(words);
    expect(`${failure.message} ${failure.hint}`).not.toContain('Texas');
  });

  test('puts them on the item in one list, no more than wanted', async () => {
    const world = melhorEnvioWorld();
    const list = async (parameters: Record<string, unknown>) => {
      const { documents } = await getAgencies.execute(oneItem({}, { agencyState: 'SP', ...parameters }), 0, world.open());
      return (documents.agencies as unknown as Agency[]).map(({ name, company }) => [name, company]);
    };
    expect(await list({ agencyCity: 'Sao Paulo' })).toEqual([['LJ SAO PAULO 12', 'Jadlog']]);
    expect(await list({ agencyCity: 'Osasco' })).toEqual([
      ['LJ OSASCO 01', 'Jadlog'],
      ['Papelaria da Vila', 'Loggi'],
    ]);
    expect(await list({ agencyCompany: '14' })).toEqual([['Papelaria da Vila', 'Loggi']]);
    expect(await list({ limit: 2 })).toHaveLength(2);
    expect(await list({ agencyState: 'AC' })).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test.each(['serverError', 'reset', 'rateLimited'] as const)('outlives %s', async (fault) => {
    const world = melhorEnvioWorld();
    world.inject((_, before) => (before.length === 0 ? fault : undefined));
    const { documents } = await getAgencies.execute(oneItem({}, { agencyState: 'PR' }), 0, world.open());
    expect(documents.agencies).toMatchObject([{ name: 'CO CURITIBA 02', phone: '+554133224455' }]);
  });

  test('is refused by name at a carrier that has none', async () => {
    const { failure } = await failureOf(getAgencies.execute(oneItem({}, {}), 0, { quote: async () => [] }));
    expect(failure).toMatchObject({ code: 'notOffered' });
  });
});

test('the carriers to choose from are those of the account, each once', async () => {
  const world = melhorEnvioWorld();
  const { loading } = fakeN8n({
    parameters: { vendor: 'melhorEnvio' },
    credentials: { ponteMelhorEnvioApi: 'login' },
    connect: () => world.connect({ settings: melhorEnvioSettings }),
  });
  const listed = await new CarrierShipment().methods.loadOptions.getCompanies.call(loading);
  expect(listed).toEqual([
    { name: 'Correios', value: '1' },
    { name: 'Jadlog', value: '2' },
    { name: 'LATAM Cargo', value: '6' },
    { name: 'Loggi', value: '14' },
    { name: 'J&T Express', value: '15' },
  ]);
});
