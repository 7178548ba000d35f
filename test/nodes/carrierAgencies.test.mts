/** Where parcels are handed in. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Agency } from '../../domain/documents/shipment.ts';
import type { AgencyRequest, Carrier } from '../../domain/ports/carrier.ts';
import { CarrierShipment } from '../../nodes/CarrierShipment/CarrierShipment.node.ts';
import * as getAgencies from '../../nodes/CarrierShipment/shipment/getAgencies.operation.ts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { melhorEnvioSettings, melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { address, paidOrder } from '../contracts/support/order.mts';
import { fakeN8n, oneItem } from './support/fakeN8n.mts';

const ofOrder = (change: object) => ({
  order: paidOrder('1001', { shippingAddress: { ...address, ...change } }) as unknown as IDataObject,
});

async function asked(json: IDataObject, parameters: Record<string, unknown>): Promise<AgencyRequest> {
  const requests: AgencyRequest[] = [];
  const carrier: Carrier = { quote: async () => [], agencies: async (place) => (requests.push(place), await Promise.resolve([])) };
  await getAgencies.execute(oneItem(json, parameters), 0, carrier);
  return requests[0]!;
}

describe('Get Agencies', () => {
  test('asks for the place that is typed, else for that of the delivery address', async () => {
    const typed = { agencyState: ' são paulo ', agencyCity: 'Osasco', agencyCompany: 2 };
    expect(await asked(ofOrder({}), typed)).toEqual({ state: 'SP', city: 'Osasco', companyId: '2' });
    expect(await asked({}, { agencyState: 'pr' })).toEqual({ state: 'PR', city: null, companyId: null });
    expect(await asked(ofOrder({ state: 'RS', city: 'Canoas' }), {})).toEqual({ state: 'RS', city: 'Canoas', companyId: null });
  });

  test.each([
    ['nothing at all', {}, {}, 'no state is given'],
    ['a city alone', ofOrder({}), { agencyCity: 'Osasco' }, 'no state is given'],
    ['a state of another country', ofOrder({ state: 'Texas' }), {}, 'not a Brazilian one'],
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
