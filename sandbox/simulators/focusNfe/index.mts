/** Focus NFe, API v2: fiscal documents of one company, in production and homologation. */
import { usualCityHall } from '../../fiscal/cityHall.mts';
import type { CityHallBehaviour } from '../../fiscal/cityHall.mts';
import { createCompany } from '../../fiscal/company.mts';
import { usualSefaz } from '../../fiscal/sefaz.mts';
import type { SefazBehaviour } from '../../fiscal/sefaz.mts';
import { toResponse } from '../../http/answer.mts';
import { hex } from '../../world/randomText.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { serverError, tooMany } from './answers.mts';
import { filesHost, freshAccounts, hostOf } from './context.mts';
import type { Context } from './context.mts';
import { createCredits, publishedCredits } from './credits.mts';
import { deliverOffline } from './goods.mts';
import { announce } from './hooks.mts';
import { invoicesOf, ledgerOf } from './ledger.mts';
import type { InvoiceSummary } from './ledger.mts';
import type { Account, Hook, ServiceKind, VoidedRange } from './model.mts';
import { operationName } from './routes.mts';
import { createServer } from './server.mts';
import type { FocusNfeSecrets } from './server.mts';
import { truths } from './truths.mts';

export type { CityHallBehaviour, FocusNfeSecrets, InvoiceSummary, SefazBehaviour };

export interface FocusNfeOptions {
  /** CRT of the company; 1 Simples Nacional. With 3, SEFAZ wants IBS and CBS. */
  readonly regime?: 1 | 3;
  /** Systems of NFS-e that the company is enabled for; both. */
  readonly services?: readonly ServiceKind[];
  /** Whether the company's town makes a PDF of an NFS-e, as few do; it does not. The national system always does. */
  readonly townPrints?: boolean;
  /** Another limit than the published one, for tests of the limit itself. */
  readonly creditsPerMinute?: number;
}

export interface FocusNfeSimulator extends Simulator {
  /** Numbers that SEFAZ was told will never be used. */
  voidedRanges(): readonly VoidedRange[];
  readonly secrets: FocusNfeSecrets;
  readonly fixtures: { readonly cnpj: string; readonly stateRegistration: string };
  /** While SEFAZ is away an NFC-e goes out without it (contingência off-line); it is judged when SEFAZ is back. */
  setOffline(away: boolean): void;
  /** Changes what is given, keeps the rest. */
  setSefaz(behaviour: Partial<SefazBehaviour>): void;
  /** The same for NFS-e, of both systems. */
  setCityHall(behaviour: Partial<CityHallBehaviour>): void;
  /** Documents of both environments. */
  invoices(): InvoiceSummary[];
  hooks(environment?: Account['environment']): readonly Hook[];
}

const vendor = 'focusNfe';

export function createFocusNfe(world: WorldServices, options: FocusNfeOptions = {}): FocusNfeSimulator {
  const fork = (name: string) => world.random.fork(`${vendor}:${name}`);
  const company = createCompany(fork('company'));
  const secretRandom = fork('secrets');
  const secrets: FocusNfeSecrets = { token: hex(secretRandom, 32), homologationToken: hex(secretRandom, 32) };
  const credits = createCredits(world.clock, options.creditsPerMinute ?? publishedCredits);
  const ids = fork('ids');
  const context: Context = {
    world,
    company,
    regime: options.regime ?? 1,
    services: options.services ?? ['nfse', 'nfsen'],
    townPrints: options.townPrints ?? false,
    sefazRandom: fork('sefaz'),
    nextId: () => hex(ids, 16),
    accounts: freshAccounts(fork('accounts')),
    sefaz: usualSefaz,
    cityHall: usualCityHall,
    offline: false,
    announce: (account, invoice) => announce(context, account, invoice),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };

  return {
    vendor,
    hosts: [...Object.values(hostOf), filesHost],
    app: createServer({ context, credits, secrets }),
    truths,
    secrets,
    fixtures: { cnpj: company.cnpj, stateRegistration: company.ie },
    operationOf: ({ method, path }) => operationName(method, path),
    rateLimitedAnswer: () =>
      toResponse({ ...tooMany(), headers: { 'Rate-Limit-Limit': '100', 'Rate-Limit-Remaining': '0', 'Rate-Limit-Reset': '2' } }),
    serverErrorAnswer: () => toResponse(serverError()),
    setSefaz(behaviour) {
      context.sefaz = { ...context.sefaz, ...behaviour };
    },
    setOffline(away) {
      context.offline = away;
      if (!away) deliverOffline(context);
    },
    setCityHall(behaviour) {
      context.cityHall = { ...context.cityHall, ...behaviour };
    },
    invoices: () => invoicesOf(context),
    voidedRanges: () => Object.values(context.accounts).flatMap(({ voided }) => voided),
    hooks: (environment = 'production') => context.accounts[environment].hooks,
    ledger: () => ledgerOf(context),
    reset() {
      context.accounts = freshAccounts(fork('accounts'));
      context.sefaz = usualSefaz;
      context.cityHall = usualCityHall;
      context.offline = false;
      credits.reset();
    },
  };
}
