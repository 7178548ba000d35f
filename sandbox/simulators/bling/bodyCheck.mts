/** Holds request bodies against the vendor's OpenAPI document and words what is wrong in Bling's shape. */
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { ErrorField } from './answers.mts';
import { toRequestSchema, unknownProperties } from './requestSchema.mts';
import type { SpecOperation, Specification } from './specification.mts';

export interface BodyVerdict {
  readonly fields: readonly ErrorField[];
  /** For the violation: where and which rule, never a value. */
  readonly details: readonly string[];
  readonly unknown: readonly string[];
}

export interface BodyCheck {
  check(operation: SpecOperation, body: unknown): BodyVerdict;
}

/** Our own numbers: the vendor documents none for these faults. */
const codes = { field: 3, list: 49 };

/** Where errors speak of a resource by another name (example of the vendor's document). */
const namespaces: Record<string, string> = { PedidosVenda: 'VENDAS' };

/** The document is one for all accounts, and takes its time. */
const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addFormat('datetime', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
const compiled = new Map<string, { validate: ValidateFunction; schema: Record<string, unknown> }>();

export function createBodyCheck(specification: Specification): BodyCheck {
  const compile = (operation: SpecOperation) => {
    const key = `${operation.method} ${operation.path}`;
    const known = compiled.get(key);
    if (known) return known;
    const schema = toRequestSchema(specification, operation.body!);
    const entry = { schema, validate: ajv.compile(schema) };
    compiled.set(key, entry);
    return entry;
  };

  return {
    check(operation, body) {
      const { validate, schema } = compile(operation);
      const errors = validate(body) ? [] : distinct(validate.errors ?? []);
      const namespace = namespaces[operation.resource] ?? operation.resource.toUpperCase();
      return {
        fields: toFields(errors, namespace),
        details: errors.map((error) => `${pathOf(error).join('.') || 'body'}: ${error.keyword}`),
        unknown: unknownProperties(schema, body),
      };
    },
  };
}

const distinct = (errors: readonly ErrorObject[]) => [
  ...new Map(errors.map((error) => [`${error.instancePath} ${error.keyword} ${error.params.missingProperty ?? ''}`, error])).values(),
];

function pathOf(error: ErrorObject): string[] {
  const path = error.instancePath.split('/').slice(1);
  return error.keyword === 'required' ? [...path, String(error.params.missingProperty)] : path;
}

const message = (error: ErrorObject, element: string) =>
  error.keyword === 'required' ? `O campo ${element} é obrigatório.` : `O campo ${element} é inválido.`;

/** Faults inside lists are gathered under the list, by position from 1. */
function toFields(errors: readonly ErrorObject[], namespace: string): ErrorField[] {
  const fields = new Map<string, ErrorField>();
  for (const error of errors) {
    const path = pathOf(error);
    const at = path.findIndex((part) => /^\d+$/.test(part));
    if (at < 0) {
      const element = path.join('.') || 'dados';
      fields.set(element, { code: codes.field, msg: message(error, element), element, namespace });
      continue;
    }
    const list = path.slice(0, at).join('.');
    const element = path.slice(at + 1).join('.') || list;
    const entry = { index: Number(path[at]) + 1, code: codes.field, msg: message(error, element), element, namespace };
    const before = fields.get(list)?.collection ?? [];
    fields.set(list, {
      code: codes.list,
      msg: `Um ou mais registros de ${list} possuem erros de validação`,
      element: list,
      namespace,
      collection: [...before, entry],
    });
  }
  return [...fields.values()];
}
