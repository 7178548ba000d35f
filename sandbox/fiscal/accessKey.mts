/** The 44 characters that name a fiscal document (chave de acesso). */
import { mod11 } from './taxId.mts';

export interface KeyParts {
  /** IBGE number of the issuer's state, two digits. */
  readonly state: string;
  /** YYYY-MM-DD. */
  readonly issuedOn: string;
  readonly cnpj: string;
  readonly model: 55 | 65;
  readonly serie: number;
  readonly numero: number;
  /** Eight digits drawn for this document. */
  readonly code: string;
}

export function accessKey({ state, issuedOn, cnpj, model, serie, numero, code }: KeyParts): string {
  const yearMonth = issuedOn.slice(2, 4) + issuedOn.slice(5, 7);
  const normalEmission = '1';
  const base = `${state}${yearMonth}${cnpj}${model}${pad(serie, 3)}${pad(numero, 9)}${normalEmission}${code}`;
  return `${base}${mod11(base, 9)}`;
}

const pad = (value: number, length: number) => String(value).padStart(length, '0');
