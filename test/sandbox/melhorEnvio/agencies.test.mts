import { expect, test } from 'vitest';
import { openAccount } from './account.mts';

const idsOf = async (query: string) => {
  const account = openAccount();
  const { status, data } = await account.call('GET', `/shipment/agencies${query}`);
  expect(status).toBe(200);
  return { ids: data.map(({ id }: { id: number }) => id), rules: account.rules() };
};

test.each([
  ['?company=2', [4, 52, 70]],
  ['?country=BR&state=SP&city=S%C3%A3o+Paulo', [52, 53]],
  ['?company=2&country=BR&state=SP&city=Osasco', [4]],
  ['?state=SP&status=available', [4, 31, 52]],
  ['?country=AR', []],
])('agencies by %s', async (query, ids) => {
  expect(await idsOf(query)).toEqual({ ids, rules: [] });
});

test('a filter that does not exist is a fault of the client', async () => {
  expect((await idsOf('?postal_code=06210130')).rules).toEqual(['agencies-query']);
});
