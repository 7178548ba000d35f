/** What a CEP completes in an address, and where the two contradict each other. */
import { describe, expect, test } from 'vitest';
import { completeAddress } from '../../domain/checks/postalCodeCheck.ts';
import type { PostalCodePlace } from '../../domain/ports/postalCodeBook.ts';
import type { PostalAddress } from '../../domain/values/postalAddress.ts';
import { address } from '../contracts/support/order.mts';

const paulista: PostalCodePlace = { state: 'SP', city: 'São Paulo', district: 'Bela Vista' };
const complete = (change: object, place = paulista) =>
  completeAddress({ ...address, ...change } as PostalAddress, place, 'order.shippingAddress');
const inSaoPaulo = { state: 'SP', city: 'São Paulo', district: 'Bela Vista', postalCode: '01310100' };

describe('what the order lacks', () => {
  test.each([null, undefined, '', '  '])('is filled in (%j)', (nothing) => {
    const { address: whole, completed, problems } = complete({ ...inSaoPaulo, district: nothing, city: nothing, state: nothing });
    expect(whole).toMatchObject({ district: 'Bela Vista', city: 'São Paulo', state: 'SP', street: 'Rua da Bahia', number: '1148' });
    expect({ completed, problems }).toEqual({ completed: ['district', 'city', 'state'], problems: [] });
  });

  test('stays lacking where the whole city has one CEP', () => {
    const { address: same, completed } = complete({ ...inSaoPaulo, district: null }, { ...paulista, district: null });
    expect({ district: same.district, completed }).toEqual({ district: null, completed: [] });
  });

  test('the given address itself is not touched', () => {
    const given = { ...address, ...inSaoPaulo, district: null };
    completeAddress(given, paulista, 'order.shippingAddress');
    expect(given.district).toBeNull();
  });
});

describe('what stands in the address', () => {
  test.each([
    { city: 'SAO PAULO' },
    { city: 'São Paulo - SP' },
    { city: ' sao  paulo/sp ' },
    { state: 'sp' },
    { state: 'São Paulo' },
    { district: 'Cerqueira César' },
  ])('stays as it is, and is no contradiction: %j', (written) => {
    const given = { ...inSaoPaulo, ...written };
    expect(complete(given)).toEqual({ address: { ...address, ...given }, completed: [], problems: [], place: paulista });
  });

  test.each(['Taguatinga', 'Ceilândia', 'Brasília'])('%s is in the Distrito Federal, which is one municipality', (city) => {
    const brasilia = { state: 'DF', city: 'Brasília', district: null };
    expect(complete({ city, state: 'DF' }, brasilia).problems).toEqual([]);
  });

  test('a city without its state is not taken to the Distrito Federal', () => {
    const { address: same, problems } = complete({ city: 'Goiânia', state: null }, { state: 'DF', city: 'Brasília', district: null });
    expect(problems.map(({ field }) => field)).toEqual(['order.shippingAddress.city']);
    expect(same.state).toBeNull();
  });
});

describe('a contradiction', () => {
  test('is told by name, and nothing is filled in beside it', () => {
    const { address: same, completed, problems } = complete({ ...inSaoPaulo, city: 'Campinas', district: null });
    expect(problems).toEqual([{ field: 'order.shippingAddress.city', message: 'is not the city of the CEP' }]);
    expect({ city: same.city, district: same.district, completed }).toEqual({ city: 'Campinas', district: null, completed: [] });
  });

  test('may be of the state alone, of both, or of what is no state', () => {
    const fields = (change: object) => complete({ ...inSaoPaulo, ...change }).problems.map(({ field }) => field.split('.').at(-1));
    expect(fields({ state: 'RJ' })).toEqual(['state']);
    expect(fields({ state: 'RJ', city: 'Rio de Janeiro' })).toEqual(['state', 'city']);
    expect(fields({ state: 'Sampa' })).toEqual(['state']);
  });

  test.each([7, true, {}, ['São Paulo']])('a value of another type is no gap to fill: %j', (city) => {
    const { address: same, problems } = complete({ ...inSaoPaulo, city, district: null });
    expect(problems).toEqual([{ field: 'order.shippingAddress.city', message: 'is not a text' }]);
    expect(same.district).toBeNull();
  });
});
