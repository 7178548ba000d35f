/** Invented people and companies. */
import type { Random } from '../world/random.mts';
import { companyForms, companyTrades, companyWords, firstNames, lastNames } from './names.mts';
import { mobile } from './phones.mts';
import { cnpj, cpf } from './taxIds.mts';

export interface Person {
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly cpf: string;
  /** E.164. */
  readonly phone: string;
}

export interface Company {
  readonly name: string;
  readonly tradeName: string;
  readonly cnpj: string;
  readonly stateRegistration: string;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

export function person(random: Random, areaCode = random.pick(['11', '21', '31', '55', '71', '85', '92'])): Person {
  const firstName = random.pick(firstNames);
  const lastName = `${random.pick(lastNames)} ${random.pick(lastNames)}`;
  return {
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    email: `${plain(firstName)}.${plain(lastName)}.${random.int(10, 99_999)}@example.com`,
    cpf: cpf(random),
    phone: mobile(random, areaCode),
  };
}

/** One company in three has an alphanumeric CNPJ unless `alphanumeric` says otherwise. */
export function company(random: Random, alphanumeric = random.chance(1 / 3)): Company {
  const tradeName = `${random.pick(companyWords)} ${random.pick(companyTrades)}`;
  return {
    name: `${tradeName} ${random.pick(companyForms)}`,
    tradeName,
    cnpj: cnpj(random, { alphanumeric }),
    // Who has none leaves the field empty: "ISENTO" is refused of a company in twelve states (rejection 805), and no state is known here.
    stateRegistration: random.chance(0.3) ? '' : String(random.int(100_000_000, 999_999_999)),
  };
}
