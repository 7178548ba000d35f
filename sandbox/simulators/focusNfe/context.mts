/** What every part of the simulator works with. */
import type { CityHallBehaviour } from '../../fiscal/cityHall.mts';
import type { Company } from '../../fiscal/company.mts';
import type { Authority, SefazBehaviour } from '../../fiscal/sefaz.mts';
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import { strictnessOf } from '../../world/strictness.mts';
import type { Account, Invoice, ServiceKind } from './model.mts';

export interface Context {
  readonly world: WorldServices;
  readonly company: Company;
  /** CRT of the company: 1 Simples Nacional, 3 regular. */
  readonly regime: 1 | 3;
  /** Systems of NFS-e that the company was enabled for in the vendor's panel. */
  readonly services: readonly ServiceKind[];
  /** Whether the company's town makes a PDF of an NFS-e. */
  readonly townPrints: boolean;
  readonly sefazRandom: Random;
  readonly nextId: () => string;
  /** Replaced by a reset. */
  accounts: Record<Account['environment'], Account>;
  sefaz: SefazBehaviour;
  cityHall: CityHallBehaviour;
  /** SEFAZ is away: an NFC-e goes out without it. */
  offline: boolean;
  announce(account: Account, invoice: Invoice): void;
  violation(rule: string, detail: string): void;
}

export const authority = ({ world, sefaz, sefazRandom }: Context): Authority => ({
  clock: world.clock,
  random: sefazRandom,
  sefaz,
  strict: strictnessOf(world),
});

export function freshAccounts(random: Random): Context['accounts'] {
  const account = (environment: Account['environment']): Account => ({
    environment,
    invoices: new Map(),
    voided: [],
    hooks: [],
    lastNumber: { 55: random.int(100, 900), 65: random.int(100, 900), service: random.int(10, 90), rps: 100 },
  });
  return { production: account('production'), homologation: account('homologation') };
}

export const hostOf: Record<Account['environment'], string> = {
  production: 'api.focusnfe.com.br',
  homologation: 'homologacao.focusnfe.com.br',
};

/** Where the PDFs of NFS-e lie: `url_danfse` is a whole address. */
export const filesHost = 'focusnfe.s3.sa-east-1.amazonaws.com';
