/** The simulated company that issues documents, under whichever ERP. */
import type { Random } from '../world/random.mts';
import { digits } from '../world/randomText.mts';
import { completeCnpj } from './taxId.mts';

export interface Company {
  readonly nome: string;
  readonly cnpj: string;
  readonly ie: string;
  readonly email: string;
}

export function createCompany(random: Random): Company {
  return {
    nome: 'Loja Ponte de Teste Ltda',
    cnpj: completeCnpj(`${random.int(1, 9)}${digits(random, 7)}0001`),
    ie: digits(random, 12),
    email: 'fiscal@loja-ponte.example',
  };
}
