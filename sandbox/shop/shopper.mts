/** Who buys in a simulated shop, and what: drawn alike for every vendor that sells the catalogue. */
import { address, company, person, type BrazilianAddress, type Company, type Person } from '../brazil/index.mts';
import { catalogue, type CatalogueProduct } from '../world/catalogue.mts';
import type { Random } from '../world/random.mts';

export type BuyerKind = 'person' | 'company' | 'alphanumericCompany';

export interface Shopper {
  readonly person: Person;
  /** Undefined where a person buys. */
  readonly company: Company | undefined;
  /** Bare characters. */
  readonly taxId: string;
  readonly home: BrazilianAddress;
}

const kinds: readonly BuyerKind[] = ['person', 'person', 'company', 'person', 'alphanumericCompany'];

export function drawShopper(random: Random, kind: BuyerKind = random.pick(kinds)): Shopper {
  const home = address(random);
  const human = person(random, home.areaCode);
  const firm = kind === 'person' ? undefined : company(random, kind === 'alphanumericCompany');
  return { person: human, company: firm, taxId: firm?.cnpj ?? human.cpf, home };
}

export interface Wish {
  readonly sku: string;
  readonly quantity: number;
  /** Reais; the catalogue's own where absent. */
  readonly price?: number;
}

/** One to four different goods, one to three of each. */
export function drawBasket(random: Random): Wish[] {
  const start = random.int(0, catalogue.length - 1);
  return Array.from({ length: random.int(1, 4) }, (_, index) => ({
    sku: catalogue[(start + index * 7) % catalogue.length]!.sku,
    quantity: random.int(1, 3),
  }));
}

export function goodsOf(sku: string): CatalogueProduct {
  const found = catalogue.find((product) => product.sku === sku);
  if (!found) throw new Error(`the catalogue has no ${sku}`);
  return found;
}

export const inCents = (reais: number): number => Math.round(reais * 100);

/** Splits an amount over weights, to the cent, nothing lost. */
export function spread(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  let seen = 0;
  return weights.map((weight) => {
    seen += weight;
    const until = whole === 0 ? 0 : Math.round((amount * seen) / whole);
    const part = until - given;
    given = until;
    return part;
  });
}
