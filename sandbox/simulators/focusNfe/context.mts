/** What every part of the simulator works with. */
import type { Company } from '../../fiscal/company.mts';
import type { Authority, SefazBehaviour } from '../../fiscal/sefaz.mts';
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Account, Invoice } from './model.mts';

export interface Context {
  readonly world: WorldServices;
  readonly company: Company;
  /** CRT of the company: 1 Simples Nacional, 3 regular. */
  readonly regime: 1 | 3;
  readonly sefazRandom: Random;
  readonly nextId: () => string;
  /** Replaced by a reset. */
  accounts: Record<Account['environment'], Account>;
  sefaz: SefazBehaviour;
  announce(account: Account, invoice: Invoice): void;
  violation(rule: string, detail: string): void;
}

export const authority = ({ world, sefaz, sefazRandom }: Context): Authority => ({ clock: world.clock, random: sefazRandom, sefaz });

export function freshAccounts(random: Random): Context['accounts'] {
  const account = (environment: Account['environment']): Account => ({
    environment,
    invoices: new Map(),
    voided: [],
    hooks: [],
    lastNumber: { 55: random.int(100, 900), 65: random.int(100, 900), service: random.int(10, 90) },
  });
  return { production: account('production'), homologation: account('homologation') };
}

export const hostOf: Record<Account['environment'], string> = {
  production: 'api.focusnfe.com.br',
  homologation: 'homologacao.focusnfe.com.br',
};
