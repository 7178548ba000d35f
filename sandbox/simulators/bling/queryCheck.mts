/** Holds path and query parameters against the vendor's OpenAPI document. */
import { parseBrazilTime } from '../../fiscal/brazilTime.mts';
import type { ErrorField } from './answers.mts';
import type { SpecOperation, SpecParameter } from './specification.mts';

export interface QueryVerdict {
  readonly fields: readonly ErrorField[];
  readonly details: readonly string[];
  /** Names that the operation does not have; Bling ignores them. */
  readonly unknown: readonly string[];
}

type Schema = { type?: string; format?: string; enum?: unknown[]; minimum?: number; pattern?: string; items?: Schema };

const yearMs = 366 * 24 * 60 * 60 * 1000;

export function checkQuery(operation: SpecOperation, pathValues: Readonly<Record<string, string>>, query: URLSearchParams): QueryVerdict {
  const faults: { name: string; rule: string }[] = [];
  for (const parameter of operation.parameters) {
    const values = parameter.in === 'path' ? [pathValues[parameter.name] ?? ''] : query.getAll(parameter.name);
    const rule = faultOf(parameter, values);
    if (rule) faults.push({ name: parameter.name, rule });
  }
  if (faults.length === 0) faults.push(...longPeriods(query));
  const names = new Set(operation.parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name));
  return {
    fields: faults.map(({ name }) => ({ code: 3, msg: `O parâmetro ${name} é inválido.`, element: name, namespace: 'PARAMETROS' })),
    details: faults.map(({ name, rule }) => `${name}: ${rule}`),
    unknown: [...new Set([...query.keys()].filter((name) => !names.has(name)))],
  };
}

function faultOf(parameter: SpecParameter, values: readonly string[]): string | undefined {
  if (values.length === 0) return parameter.required ? 'required' : undefined;
  const schema = parameter.schema as Schema;
  if (schema.type !== 'array' && values.length > 1) return 'given twice';
  const inner = schema.type === 'array' ? (schema.items ?? {}) : schema;
  return values.map((value) => valueFault(inner, value)).find((fault) => fault !== undefined);
}

function valueFault(schema: Schema, value: string): string | undefined {
  if (schema.type === 'integer' && !/^-?\d+$/.test(value)) return 'integer';
  if (schema.type === 'boolean' && !/^(true|false|0|1)$/.test(value)) return 'boolean';
  if (schema.minimum !== undefined && Number(value) < schema.minimum) return 'minimum';
  if (schema.enum && !schema.enum.map(String).includes(value)) return 'enum';
  if (schema.pattern && !new RegExp(schema.pattern).test(value)) return 'pattern';
  if (schema.format?.startsWith('date') && !isDate(value)) return 'date';
  return undefined;
}

/** The vendor's document writes times under both `date` and `datetime`, so both are taken for either. */
const isDate = (value: string) => /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/.test(value) && !Number.isNaN(parseBrazilTime(value));

/** A period filter over a year is refused (vendor documentation, limits). */
function longPeriods(query: URLSearchParams): { name: string; rule: string }[] {
  return [...query.keys()]
    .filter((name) => name.endsWith('Inicial'))
    .filter((name) => {
      const end = query.get(name.replace(/Inicial$/, 'Final'));
      return end !== null && parseBrazilTime(end) - parseBrazilTime(query.get(name)!) > yearMs;
    })
    .map((name) => ({ name, rule: 'period over a year' }));
}
