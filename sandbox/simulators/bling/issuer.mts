/** The company whose Bling account this is, and the application that reads it. */
import type { Random } from '../../world/random.mts';
import { completeCnpj } from './taxId.mts';

export interface Issuer {
  /** 32 hexadecimal characters, as in the webhooks. */
  readonly companyId: string;
  readonly nome: string;
  readonly cnpj: string;
  readonly ie: string;
  readonly email: string;
}

export interface BlingSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
}

export const hex = (random: Random, length: number): string => Array.from({ length }, () => random.int(0, 15).toString(16)).join('');

export const digits = (random: Random, length: number): string => Array.from({ length }, () => random.int(0, 9)).join('');

export function createIssuer(random: Random): Issuer {
  return {
    companyId: hex(random, 32),
    nome: 'Loja Ponte de Teste Ltda',
    cnpj: completeCnpj(`${random.int(1, 9)}${digits(random, 7)}0001`),
    ie: digits(random, 12),
    email: 'fiscal@loja-ponte.example',
  };
}

export function createSecrets(random: Random): BlingSecrets {
  return { clientId: hex(random, 40), clientSecret: hex(random, 60) };
}
