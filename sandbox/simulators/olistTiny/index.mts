/** Olist Tiny, API v3: customers, goods, sales, invoices and stock of one account. */
import { requireProduct } from '../../erp/sale.mts';
import type { Movement } from '../../erp/warehouse.mts';
import { createCompany } from '../../fiscal/company.mts';
import { usualSefaz } from '../../fiscal/sefaz.mts';
import type { SefazBehaviour } from '../../fiscal/sefaz.mts';
import { toResponse } from '../../http/answer.mts';
import type { CatalogueProduct } from '../../world/catalogue.mts';
import { hex } from '../../world/randomText.mts';
import type { SeedCustomer, SeedSale } from '../../world/seed.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { serverError, tooMany } from './answers.mts';
import type { Context } from './context.mts';
import { cancelInvoice, cancelSale, invoicesOf, ledgerOf, salesOf, seedCustomer, seedInvoice, seedSale } from './control.mts';
import { freshAccount } from './model.mts';
import { createRequestLimit, usualPerMinute } from './requestLimit.mts';
import { operationName } from './routes.mts';
import { createServer, hosts } from './server.mts';
import { createTokens } from './tokens.mts';
import type { TinySecrets, TinyTokens } from './tokens.mts';
import { truths } from './truths.mts';

export type { SefazBehaviour, TinySecrets, TinyTokens };

export interface OlistTinyOptions {
  /** What the account's plan allows. */
  readonly requestsPerMinute?: number;
}

export interface OlistTinySimulator extends Simulator {
  readonly secrets: TinySecrets;
  /** Ids that a fixture needs. */
  readonly fixtures: { readonly cnpj: string; readonly defaultDepotId: number; readonly otherDepotId: number; readonly shopId: number };
  /** Tokens as if a user had consented; they outlive a reset. */
  issueTokens(): TinyTokens;
  expireTokens(): void;
  /** Changes what is given, keeps the rest. */
  setSefaz(behaviour: Partial<SefazBehaviour>): void;
  seedProducts(products: readonly CatalogueProduct[]): void;
  seedSale(seed: SeedSale): { id: number };
  /** An invoice that was made in Tiny itself, over a sale of its own, and decided already. */
  seedInvoice(seed: SeedSale, status?: 'authorized' | 'rejected' | 'pending'): { id: number };
  /** A customer whom the account knows already: with an old address, or with none. */
  seedContact(customer: SeedCustomer): { id: number };
  /** The shop's people cancel the last sale of an order, or its invoice, in Tiny itself. */
  cancelSale(orderNumber: string): void;
  cancelInvoice(orderNumber: string): void;
  sales(): ReturnType<typeof salesOf>;
  invoices(): ReturnType<typeof invoicesOf>;
  movements(): readonly Movement[];
  /** Units of a product in all depots. */
  stockOf(sku: string): number;
}

const vendor = 'olistTiny';

export function createOlistTiny(world: WorldServices, options: OlistTinyOptions = {}): OlistTinySimulator {
  const fork = (name: string) => world.random.fork(`${vendor}:${name}`);
  const company = createCompany(fork('company'));
  const secretRandom = fork('secrets');
  const secrets: TinySecrets = { clientId: `tiny-api-${hex(secretRandom, 40)}`, clientSecret: hex(secretRandom, 32) };
  const violation: Context['violation'] = (rule, detail, isMended) =>
    world.violation({ vendor, rule, detail, ...(isMended ? { isMended } : {}) });
  const tokens = createTokens(world.clock, fork('tokens'), secrets, violation);
  const limit = createRequestLimit(world.clock, options.requestsPerMinute ?? usualPerMinute);
  const ids = fork('ids');
  // Ids go on through a reset, so that nothing that happened before it is mistaken for what happens after.
  let id = ids.int(300_000, 900_000) * 1000;
  const nextId = () => (id += ids.int(1, 9));
  const context: Context = {
    world,
    company,
    sefazRandom: fork('sefaz'),
    nextId,
    account: freshAccount(fork('account'), nextId),
    sefaz: usualSefaz,
    violation,
  };

  return {
    vendor,
    unforgivingOperations: ['oauth.token'],
    hosts: Object.values(hosts),
    app: createServer({ context, limit, tokens }),
    truths,
    secrets,
    get fixtures() {
      const { warehouse, shop } = context.account;
      return {
        cnpj: company.cnpj,
        defaultDepotId: warehouse.defaultDepot.id,
        otherDepotId: warehouse.depots.find(({ isDefault }) => !isDefault)!.id,
        shopId: shop.id,
      };
    },
    operationOf: ({ method, path }) => operationName(method, path),
    rateLimitedAnswer: () => toResponse(tooMany()),
    serverErrorAnswer: () => toResponse(serverError()),
    issueTokens: () => tokens.issue(),
    expireTokens: () => tokens.expireAccess(),
    setSefaz(behaviour) {
      context.sefaz = { ...context.sefaz, ...behaviour };
    },
    seedProducts: (products) => context.account.warehouse.add(products),
    seedSale: (seed) => seedSale(context, seed),
    seedInvoice: (seed, status) => seedInvoice(context, seed, status),
    seedContact: (customer) => seedCustomer(context, customer),
    cancelSale: (orderNumber) => cancelSale(context, orderNumber),
    cancelInvoice: (orderNumber) => cancelInvoice(context, orderNumber),
    sales: () => salesOf(context),
    invoices: () => invoicesOf(context),
    movements: () => context.account.warehouse.movements,
    stockOf: (sku) => context.account.warehouse.balance(requireProduct(context.account.warehouse, sku).id),
    ledger: () => ledgerOf(context),
    reset() {
      context.account = freshAccount(fork('account'), nextId);
      context.sefaz = usualSefaz;
      limit.reset();
    },
  };
}
