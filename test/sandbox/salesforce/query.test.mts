/** SOQL, as far as leads need it. */
import { describe, expect, test } from 'vitest';
import type { Loose } from '../support/loose.mts';
import { data, openSalesforce } from './account.mts';

async function openWithLeads() {
  const world = openSalesforce();
  const { simulator, clock } = world;
  for (const [LastName, Email, Phone] of [
    ["O'Neil", 'ana@a.example', '(11) 98765-4321'],
    ['Bia', 'bia@b.example', null],
    ['Caio', null, '+5521988887777'],
  ] as const) {
    simulator.add('Lead', { LastName, Company: 'x', Email, Phone, HasOptedOutOfEmail: LastName === 'Bia' });
    await clock.advance(60_000);
  }
  const names = async (where: string): Promise<string[]> =>
    (await world.query(`SELECT LastName FROM Lead ${where}`)).body.records.map((row: Loose) => row.LastName);
  return { ...world, names };
}

describe('conditions', () => {
  test('of every kind', async () => {
    const { names } = await openWithLeads();
    expect(await names("WHERE Email = 'ANA@a.example'")).toEqual(["O'Neil"]);
    expect(await names("WHERE LastName = 'O\\'Neil'")).toEqual(["O'Neil"]);
    expect(await names("WHERE Email IN ('ana@a.example', 'bia@b.example') AND HasOptedOutOfEmail = false")).toEqual(["O'Neil"]);
    expect(await names("WHERE Phone LIKE '%8765_4321' OR Phone LIKE '%988887777'")).toEqual(["O'Neil", 'Caio']);
    expect(await names('WHERE Email = null')).toEqual(['Caio']);
    expect(await names("WHERE NOT (Email != null) AND (LastName = 'Caio' OR LastName = 'Bia')")).toEqual(['Caio']);
    expect(await names("WHERE LastName NOT IN ('Bia')")).toEqual(["O'Neil", 'Caio']);
    expect(await names('WHERE CreatedDate >= 2026-11-24T15:01:00Z AND CreatedDate < 2026-11-24T12:02:00.000-03:00')).toEqual(['Bia']);
  });

  /** They count in letters of both sizes: of 62 in a row some differ in nothing else. */
  test('on an id tell capitals from small letters', async () => {
    const { simulator, query } = openSalesforce();
    const ids = Array.from({ length: 62 }, (_, index) => simulator.add('Lead', { LastName: `Silva ${index}`, Company: 'x' }));
    expect(new Set(ids.map((id) => id.slice(0, 15).toLowerCase())).size).toBeLessThan(62);
    for (const WhoId of ids) simulator.add('Task', { WhoId, Subject: 'x' });
    for (const id of ids) {
      for (const written of [id, id.slice(0, 15)]) {
        expect((await query(`SELECT Id FROM Lead WHERE Id = '${written}'`)).body.records).toMatchObject([{ Id: id }]);
        expect((await query(`SELECT WhoId FROM Task WHERE WhoId IN ('${written}')`)).body.records).toMatchObject([{ WhoId: id }]);
      }
      expect((await query(`SELECT Id FROM Lead WHERE Id != '${id}'`)).body.totalSize).toBe(61);
    }
  });

  test('that cannot be read are refused by their name', async () => {
    const { query } = await openWithLeads();
    const code = async (soql: string) => (await query(soql)).body[0]?.errorCode;
    expect(await code("SELECT Id FROM Lead WHERE A__c = '1'")).toBe('INVALID_FIELD');
    expect(await code("SELECT Id FROM Lead WHERE CreatedDate > '2026-11-24'")).toBe('INVALID_FIELD');
    expect(await code("SELECT Id FROM Lead WHERE Description = 'x'")).toBe('INVALID_FIELD');
    expect(await code("SELECT Id FROM Casa WHERE Id = '1'")).toBe('INVALID_TYPE');
    expect(await code("SELECT Id FROM Lead WHERE Email = 'a' AND Email = 'b' OR Email = 'c'")).toBe('MALFORMED_QUERY');
    expect(await code("SELECT Id FROM Lead WHERE LastName = 'O'Neil'")).toBe('MALFORMED_QUERY');
    expect(await code('SELECT Id FROM Lead LIMIT 1; DROP')).toBe('MALFORMED_QUERY');
  });
});

test('columns have their own spelling, and an owner’s name', async () => {
  const { query, simulator } = await openWithLeads();
  const { body } = await query("SELECT id,lastname,Owner.Name FROM lead WHERE LastName = 'Bia'");
  expect(body).toEqual({
    totalSize: 1,
    done: true,
    records: [
      {
        attributes: { type: 'Lead', url: expect.stringContaining('/sobjects/Lead/00Q') },
        Id: simulator.rows('Lead')[1]!.id,
        LastName: 'Bia',
        Owner: { attributes: { type: 'User', url: expect.any(String) }, Name: 'Integração Ponte' },
      },
    ],
  });
  expect((await query('SELECT COUNT() FROM Lead')).body).toEqual({ totalSize: 3, done: true, records: [] });
});

test('order, limit and offset', async () => {
  const { names } = await openWithLeads();
  expect(await names('ORDER BY Email ASC NULLS LAST, Id LIMIT 2 OFFSET 1')).toEqual(['Bia', 'Caio']);
  expect(await names('ORDER BY CreatedDate DESC LIMIT 1')).toEqual(['Caio']);
});

test('pages follow each other, also where the query is sent once more', async () => {
  const { query, request, simulator } = await openWithLeads();
  simulator.setPageSize(2);
  const first = await query('SELECT LastName FROM Lead');
  expect([first.body.totalSize, first.body.done, first.body.records.length]).toEqual([3, false, 2]);
  expect(first.body.nextRecordsUrl).toMatch(/^\/services\/data\/v59\.0\/query\/01g\w+-2$/);
  const second = await request('GET', `${first.body.nextRecordsUrl.slice(1)}?q=SELECT`);
  expect([second.body.done, second.body.records.map((row: Loose) => row.LastName)]).toEqual([true, ['Caio']]);
  expect((await request('GET', `${data}/query/01gXYZ-2`)).body[0].errorCode).toBe('INVALID_QUERY_LOCATOR');
});

test('what was deleted is seen by queryAll alone', async () => {
  const { query, request, simulator } = await openWithLeads();
  simulator.remove(simulator.rows('Lead')[0]!.id);
  expect((await query('SELECT Id FROM Lead')).body.totalSize).toBe(2);
  expect((await request('GET', `${data}/queryAll?q=SELECT+Id+FROM+Lead+WHERE+IsDeleted=true`)).body.totalSize).toBe(1);
});
