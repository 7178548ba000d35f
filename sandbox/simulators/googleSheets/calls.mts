/** What can be asked of a spreadsheet. */
import type { Answer } from '../../http/answer.mts';
import { firstFreeRow, optionOf, read, write, type Written } from './cells.mts';
import { invalid, refuse, type Call, type Sheet } from './context.mts';
import { rangeText, readRange } from './ranges.mts';

const properties = ({ sheetId, title, rowCount, columnCount }: Sheet, index: number) => ({
  properties: { sheetId, title, index, sheetType: 'GRID', gridProperties: { rowCount, columnCount } },
});

export const getSpreadsheet = ({ simulation: { state, spreadsheet }, query }: Call): Answer => ({
  status: 200,
  body: {
    ...(query.get('fields') === 'sheets.properties'
      ? {}
      : { spreadsheetId: spreadsheet, properties: { title: 'Leads da loja', locale: 'pt_BR', timeZone: 'America/Sao_Paulo' } }),
    sheets: state.sheets.map(properties),
  },
});

export function getValues({ simulation, params, query }: Call): Answer {
  const range = readRange(simulation, params.range!);
  const values = read(range, query.get('valueRenderOption') ?? 'FORMATTED_VALUE');
  return { status: 200, body: { range: rangeText(range), majorDimension: 'ROWS', ...(values.length > 0 ? { values } : {}) } };
}

export function putValues({ simulation, params, query, body }: Call): Answer {
  const written = write(simulation, readRange(simulation, params.range!), body.values, optionOf(query.get('valueInputOption')));
  return { status: 200, body: { spreadsheetId: simulation.spreadsheet, ...written } };
}

/** Below everything, whatever else is written at the same time; the grid grows. */
export function appendValues({ simulation, params, query, body }: Call): Answer {
  const asked = readRange(simulation, params.range!);
  const option = optionOf(query.get('valueInputOption'));
  const top = firstFreeRow(asked);
  const count = Array.isArray(body.values) ? body.values.length : 0;
  asked.sheet.rowCount = Math.max(asked.sheet.rowCount, top + count);
  const updates = write(simulation, { sheet: asked.sheet, top, left: 0, bottom: undefined, right: undefined }, body.values, option);
  const table =
    top === 0
      ? {}
      : { tableRange: rangeText({ sheet: asked.sheet, top: 0, left: 0, bottom: top - 1, right: asked.sheet.columnCount - 1 }) };
  return {
    status: 200,
    body: { spreadsheetId: simulation.spreadsheet, ...table, updates: { spreadsheetId: simulation.spreadsheet, ...updates } },
  };
}

export function batchUpdateValues({ simulation, body }: Call): Answer {
  const option = optionOf(body.valueInputOption);
  const data = (body.data ?? []) as readonly { readonly range: string; readonly values: unknown }[];
  const responses = data.map(({ range, values }) => write(simulation, readRange(simulation, range), values, option));
  const sum = (name: keyof Omit<Written, 'updatedRange'>) => responses.reduce((total, response) => total + response[name], 0);
  return {
    status: 200,
    body: {
      spreadsheetId: simulation.spreadsheet,
      totalUpdatedRows: sum('updatedRows'),
      totalUpdatedColumns: sum('updatedColumns'),
      totalUpdatedCells: sum('updatedCells'),
      totalUpdatedSheets: responses.length > 0 ? 1 : 0,
      responses: responses.map((response) => ({ spreadsheetId: simulation.spreadsheet, ...response })),
    },
  };
}

interface Change {
  readonly appendDimension?: { readonly sheetId: unknown; readonly dimension: string; readonly length: number };
}

/** The grid grows. */
export function batchUpdate({ simulation, body }: Call): Answer {
  const changes = (body.requests ?? []) as readonly Change[];
  for (const { appendDimension } of changes) {
    if (!appendDimension) {
      simulation.violation('not-simulated', 'a change of the spreadsheet that is not known here');
      return refuse(invalid('Invalid requests: unknown kind'));
    }
    const sheet =
      simulation.state.sheets.find(({ sheetId }) => String(sheetId) === String(appendDimension.sheetId)) ??
      refuse(invalid(`No grid with id: ${String(appendDimension.sheetId)}`));
    if (appendDimension.dimension === 'ROWS') sheet.rowCount += appendDimension.length;
    else sheet.columnCount += appendDimension.length;
  }
  return { status: 200, body: { spreadsheetId: simulation.spreadsheet, replies: changes.map(() => ({})) } };
}
