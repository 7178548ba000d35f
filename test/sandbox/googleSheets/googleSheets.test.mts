/** One spreadsheet, cell by cell. */
import { describe, expect, test } from 'vitest';
import { createGoogleCalendar } from '../../../sandbox/simulators/googleCalendar/index.mts';
import { createGoogleSheets } from '../../../sandbox/simulators/googleSheets/index.mts';
import { truths } from '../../../sandbox/simulators/googleSheets/truths.mts';
import { handWorld, type Answered } from '../support/handWorld.mts';

const headings = ['id', 'nome', 'telefone'];

function openSheets(scopes?: readonly string[]) {
  const world = handWorld((services) => {
    const google = createGoogleCalendar(services);
    return Object.assign(createGoogleSheets(services, { logins: google }), { google });
  });
  const { simulator } = world;
  const { access_token: token } = simulator.google.issueTokens(scopes ?? simulator.scopes);
  const request = (method: string, path: string, body?: object) =>
    world.fetch(`https://sheets.googleapis.com/v4/spreadsheets/${simulator.spreadsheet}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    ...world,
    request,
    append: (row: readonly unknown[], option = 'RAW') =>
      request('POST', `/values/Leads!3:3:append?valueInputOption=${option}`, { range: 'Leads!3:3', values: [row] }),
  };
}

const refusal = ({ body }: Answered) => [body.error.code, body.error.status];

describe('a row', () => {
  test('is appended below the others, as it was given', async () => {
    const { append, simulator } = openSheets();
    simulator.addRow(headings);
    const { body } = await append(['L1', '=HYPERLINK("x")', '+5511988880000']);
    expect(body.updates).toMatchObject({ updatedRange: 'Leads!A2:C2', updatedRows: 1, updatedCells: 3 });
    await append(['L2', 'Bia', '01234567890']);
    expect(simulator.rows()).toEqual([headings, ['L1', '=HYPERLINK("x")', '+5511988880000'], ['L2', 'Bia', '01234567890']]);
    expect(simulator.ledger().map(({ kind, id }) => [kind, id])).toEqual([
      ['row', 'Leads!2'],
      ['row', 'Leads!3'],
    ]);
    expect(JSON.stringify(simulator.ledger())).not.toMatch(/Bia|L2|988880000/);
  });

  test('that is taken for what a person types loses signs and zeros, and may be a formula', async () => {
    const { append, simulator, rules } = openSheets();
    await append(['+5511988880000', '01234567890', '=1+1', '10.5', 'TRUE'], 'USER_ENTERED');
    expect(simulator.rows()).toEqual([[5511988880000, 1234567890, '#NAME?', 10.5, true]]);
    expect(rules()).toEqual(['user-entered', 'user-entered', 'user-entered']);
  });

  test('that two write at a computed place is the later one’s', async () => {
    const { request, simulator } = openSheets();
    simulator.addRow(headings);
    for (const name of ['Ana', 'Bia'])
      await request('PUT', '/values/Leads!2:2?valueInputOption=RAW', { range: 'Leads!2:2', values: [[name]] });
    expect(simulator.rows()).toEqual([headings, ['Bia']]);
  });

  test('beyond the grid is refused until the grid is longer', async () => {
    const { request, simulator } = openSheets();
    simulator.addSheet('Curta', 2);
    const put = () => request('PUT', '/values/Curta!3:3?valueInputOption=RAW', { values: [['x']] });
    const refused = await put();
    expect([refusal(refused)[0], refused.body.error.message]).toEqual([400, expect.stringContaining('exceeds grid limits. Max rows: 2')]);
    const appendDimension = { sheetId: '111', dimension: 'ROWS', length: 1 };
    expect((await request('POST', ':batchUpdate', { requests: [{ appendDimension }] })).body.replies).toEqual([{}]);
    expect((await put()).status).toBe(200);
  });
});

test('cells are read in any shape of range', async () => {
  const { request, simulator } = openSheets();
  const values = async (range: string, option = 'FORMATTED_VALUE') =>
    (await request('GET', `/values/${range}?valueRenderOption=${option}`)).body.values;
  expect(await values("'Leads'")).toBeUndefined();
  simulator.addRow(headings);
  simulator.addRow(['L1', '', 10]);
  simulator.addRow(['L2']);
  expect(await values("'Leads'")).toEqual([headings, ['L1', '', '10'], ['L2']]);
  expect(await values('Leads!A1:ZZZ1')).toEqual([headings]);
  expect(await values('Leads!C2:ZZZ', 'UNFORMATTED_VALUE')).toEqual([[10]]);
  expect(await values('Leads!A3')).toEqual([['L2']]);
  expect(refusal(await request('GET', '/values/Outra!A1'))).toEqual([400, 'INVALID_ARGUMENT']);
});

test('several places are written at once, and null leaves what is there', async () => {
  const { request, simulator } = openSheets();
  simulator.addRow(headings);
  simulator.addRow(['L1', 'Ana', '1']);
  const data = [
    { range: 'Leads!B2', values: [['Ana B']] },
    { range: 'Leads!A2:C2', values: [[null, null, '']] },
  ];
  expect((await request('POST', '/values:batchUpdate', { data, valueInputOption: 'RAW' })).body).toMatchObject({
    totalUpdatedCells: 4,
    totalUpdatedRows: 2,
  });
  expect(simulator.rows()[1]).toEqual(['L1', 'Ana B']);
  expect((await request('POST', '/values:batchUpdate', { data })).body.error.message).toContain('valueInputOption');
});

test('the spreadsheet tells its sheets', async () => {
  const { request } = openSheets();
  expect((await request('GET', '?fields=sheets.properties')).body).toEqual({
    sheets: [
      { properties: { sheetId: 0, title: 'Leads', index: 0, sheetType: 'GRID', gridProperties: { rowCount: 1000, columnCount: 26 } } },
    ],
  });
});

test('login, scope and share are looked at', async () => {
  const { request, simulator, fetch } = openSheets();
  expect(refusal(await fetch(`https://sheets.googleapis.com/v4/spreadsheets/${simulator.spreadsheet}`))).toEqual([401, 'UNAUTHENTICATED']);
  simulator.setShared(false);
  expect(refusal(await request('GET', ''))).toEqual([403, 'PERMISSION_DENIED']);
  const reader = openSheets(['https://www.googleapis.com/auth/spreadsheets.readonly']);
  expect((await reader.request('GET', '')).status).toBe(200);
  expect(refusal(await reader.append(['x']))).toEqual([403, 'PERMISSION_DENIED']);
});

test('sixty reads in a minute are enough', async () => {
  const { request, append, pass, rules } = openSheets();
  for (let n = 0; n < 60; n++) expect((await request('GET', '')).status).toBe(200);
  expect(refusal(await request('GET', ''))).toEqual([429, 'RESOURCE_EXHAUSTED']);
  expect((await append(['x'])).status).toBe(200);
  pass(60_000);
  expect((await request('GET', '')).status).toBe(200);
  expect(rules()).toEqual(['rate-limit']);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
