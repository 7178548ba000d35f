/** Reads fields of a body by dotted path and collects what is wrong with them, as Laravel's validator reports it. */

export interface Checker {
  readonly errors: Record<string, string[]>;
  readonly failed: boolean;
  at(path: string): unknown;
  fail(path: string, message: string): void;
  text(path: string, rules?: { required?: boolean; max?: number }): string | null;
  /** Numbers may come as numeric strings. */
  number(path: string, rules?: { required?: boolean; min?: number; integer?: boolean }): number | null;
  flag(path: string): boolean;
  /** Length of the array at `path`; an empty or missing one is a failure where required. */
  list(path: string, rules?: { required?: boolean }): number;
}

const isMissing = (value: unknown) => value === undefined || value === null || value === '';

export function valueAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
      body,
    );
}

export function createChecker(body: unknown): Checker {
  const errors: Record<string, string[]> = {};
  const fail = (path: string, message: string) => void (errors[path] ??= []).push(message);
  const at = (path: string) => valueAt(body, path);
  const required = (path: string) => fail(path, `O campo ${path} é obrigatório.`);

  return {
    errors,
    get failed() {
      return Object.keys(errors).length > 0;
    },
    at,
    fail,
    text(path, rules = {}) {
      const value = at(path);
      if (isMissing(value)) {
        if (rules.required) required(path);
        return null;
      }
      const text = typeof value === 'number' ? String(value) : value;
      if (typeof text !== 'string') {
        fail(path, `O campo ${path} deve ser uma string.`);
        return null;
      }
      if (rules.max !== undefined && text.length > rules.max)
        fail(path, `O campo ${path} não pode ser superior a ${rules.max} caracteres.`);
      return text;
    },
    number(path, rules = {}) {
      const value = at(path);
      if (isMissing(value)) {
        if (rules.required) required(path);
        return null;
      }
      const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) {
        fail(path, `O campo ${path} deve ser um número.`);
        return null;
      }
      if (rules.integer && !Number.isInteger(number)) fail(path, `O campo ${path} deve ser um número inteiro.`);
      if (rules.min !== undefined && number < rules.min) fail(path, `O campo ${path} deve ser pelo menos ${rules.min}.`);
      return number;
    },
    flag(path) {
      const value = at(path);
      if (isMissing(value)) return false;
      if (![true, false, 0, 1, '0', '1'].includes(value as boolean)) fail(path, `O campo ${path} deve ser verdadeiro ou falso.`);
      return value === true || value === 1 || value === '1';
    },
    list(path, rules = {}) {
      const value = at(path);
      if (isMissing(value) || (Array.isArray(value) && value.length === 0)) {
        if (rules.required) required(path);
        return 0;
      }
      if (!Array.isArray(value)) {
        fail(path, `O campo ${path} deve ser uma matriz.`);
        return 0;
      }
      return value.length;
    },
  };
}
