/** Melhor Envio's list of agencies, read. */
import { describe, expect, test } from 'vitest';
import type { CarrierService } from '../../../domain/ports/carrier.ts';
import { listAgencies } from '../../../vendors/melhorEnvio/agency/agencies.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';

/** As public projects keep it in a comment: the parts that are read, and some that are not. */
const recorded = {
  id: 4,
  name: 'LJ OSASCO 01',
  initials: 'LJ-OSC-01',
  code: '1008139',
  company_name: 'MEG LOGISTICA E TRANSPORTES LTDA',
  status: 'available',
  address: {
    id: 4,
    label: 'Agência JadLog',
    postal_code: '6210130',
    address: 'Rua Armenia, 259 / 644',
    number: null,
    complement: null,
    district: 'Presidente Altino',
    latitude: -23.5278746,
    longitude: -46.7652875,
    city: { id: 5094, city: 'Osasco', state: { id: 25, state: 'São Paulo', state_abbr: 'SP', country: { id: 'BR', country: 'Brazil' } } },
  },
  phone: { id: 4, label: 'Agência JadLog', phone: '1136891212', type: 'fixed', country_id: 'BR' },
};

const osasco = { state: 'SP', city: 'Osasco', companyId: '', order: undefined };
const services: CarrierService[] = [{ id: '3', name: 'Jadlog .Package', company: { id: '2', name: 'Jadlog' } }];

async function agencies(answer: unknown, place = {}, list = async () => services) {
  const paths: string[] = [];
  const call = async ({ path }: { path: string }) => {
    paths.push(path);
    return await Promise.resolve(typeof answer === 'function' ? answer(path) : answer);
  };
  return { found: await listAgencies(call, { ...osasco, ...place }, list), paths };
}

describe('agencies', () => {
  test('are told as documents: the CEP whole, the phone as E.164, what is not there as null', async () => {
    const { found, paths } = await agencies([recorded]);
    expect(found).toEqual([
      {
        vendor: 'melhorEnvio',
        id: '4',
        name: 'LJ OSASCO 01',
        company: null,
        address: {
          street: 'Rua Armenia, 259 / 644',
          number: null,
          complement: null,
          district: 'Presidente Altino',
          city: 'Osasco',
          state: 'SP',
          postalCode: '06210130',
        },
        phone: '+551136891212',
      },
    ]);
    expect(paths).toEqual(['/shipment/agencies?country=BR&state=SP&city=Osasco&status=available']);
  });

  test.each([
    ['the row itself', { companies: [{ id: 2, name: 'JadLog' }] }, {}, 'JadLog'],
    ['the id in its list of companies', { companies: [{ id: 2 }] }, {}, 'Jadlog'],
    ['its company_id', { company_id: 2 }, {}, 'Jadlog'],
    ['the question', {}, { companyId: '2' }, 'Jadlog'],
  ])('say whose they are by %s', async (_, row, place, company) => {
    expect((await agencies([{ ...recorded, ...row }], place)).found).toMatchObject([{ company }]);
  });

  test('have no carrier where the token may not list services, and are told all the same', async () => {
    const refused = async () => await Promise.reject(new Error('not allowed'));
    expect((await agencies([{ ...recorded, company_id: 2 }], {}, refused)).found).toMatchObject([{ id: '4', company: null }]);
  });

  test('of other places and closed ones are left out, whatever the vendor lists', async () => {
    const of = (city: string, state: string) => ({ ...recorded.address, city: { city, state: { state_abbr: state } } });
    const rows = [
      { ...recorded, id: 1, address: of('OSASCO', 'SP') },
      { ...recorded, id: 2, address: of('Osasco', 'RS') },
      { ...recorded, id: 3, address: of('Barueri', 'SP') },
      { ...recorded, id: 5, status: 'unavailable' },
      { ...recorded, id: 6, address: null },
    ];
    expect((await agencies(rows)).found.map(({ id }) => id)).toEqual(['1']);
    expect((await agencies(rows, { city: '' })).found.map(({ id }) => id)).toEqual(['1', '3']);
  });

  test('of another carrier than was asked for are left out, also where the vendor lists them; one of several carriers is each one’s', async () => {
    const rows = [
      { ...recorded, id: 1, company_id: 14 },
      { ...recorded, id: 2, companies: [{ id: 14, name: 'Loggi' }] },
      { ...recorded, id: 3, companies: [{ id: 14, name: 'Loggi' }, { id: 2 }] },
      { ...recorded, id: 4 },
    ];
    const { found } = await agencies(rows, { companyId: '2' });
    expect(found.map(({ id, company }) => [id, company])).toEqual([
      ['3', 'Jadlog'],
      ['4', 'Jadlog'],
    ]);
    expect((await agencies(rows)).found).toHaveLength(4);
  });

  test.each([
    ['6210130', '06210130'],
    ['06210-130', '06210130'],
    ['62101', null],
    ['621013001', null],
    ['00000000', null],
  ])('with the CEP %s have %s: one zero may be lost, and other digits are no CEP', async (postal_code, postalCode) => {
    const { found } = await agencies([{ ...recorded, address: { ...recorded.address, postal_code } }]);
    expect(found).toMatchObject([{ address: { postalCode } }]);
  });

  test('on further pages are read, too', async () => {
    const answer = (path: string) =>
      path.endsWith('&page=2')
        ? { data: [{ ...recorded, id: 9 }], next_page_url: null }
        : { data: [recorded], next_page_url: 'https://melhorenvio.com.br/api/v2/me/shipment/agencies?page=2' };
    const { found, paths } = await agencies(answer);
    expect(found.map(({ id }) => id)).toEqual(['4', '9']);
    expect(paths).toHaveLength(2);
  });

  test('that come as a page are read as well as a bare list; anything else is told', async () => {
    expect((await agencies({ data: [recorded], next_page_url: null })).found).toHaveLength(1);
    expect((await failureOf(agencies({ message: 'x' }))).failure.class).toBe('transient');
  });
});
