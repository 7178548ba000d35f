/** Omie, API v1: customers, goods, sales, invoices and stock of one account. */
import { requireProduct } from '../../erp/sale.mts';
import type { Movement } from '../../erp/warehouse.mts';
import { createCompany } from '../../fiscal/company.mts';
import { usualSefaz } from '../../fiscal/sefaz.mts';
import type { SefazBehaviour } from '../../fiscal/sefaz.mts';
import { toResponse } from '../../http/answer.mts';
import type { CatalogueProduct } from '../../world/catalogue.mts';
import { digits, hex } from '../../world/randomText.mts';
import type { SeedCustomer, SeedSale } from '../../world/seed.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { serverError, tooMany } from './answers.mts';
import type { WrongKeysForm } from './answers.mts';
import type { Context } from './context.mts';
import { cancelInvoice, cancelSale, invoicesOf, ledgerOf, salesOf, seedCustomer, seedSale } from './control.mts';
import { createLimits, publishedLimits } from './limits.mts';
import type { LimitSettings } from './limits.mts';
import { isQuestion, operationName } from './methods.mts';
import { freshAccount } from './model.mts';
import { createServer } from './server.mts';
import type { OmieSecrets } from './server.mts';
import { truths } from './truths.mts';

export type { OmieSecrets, SefazBehaviour };

export interface OmieOptions {
  /** Whether an authorized invoice takes its goods out of stock; it does. */
  readonly invoiceMovesStock?: boolean;
  /** Other limits than the published ones, for tests of the limits themselves. */
  readonly limits?: Partial<LimitSettings>;
}

export interface OmieSimulator extends Simulator {
  readonly secrets: OmieSecrets;
  /** Ids and codes that a fixture needs. */
  readonly fixtures: {
    readonly cnpj: string;
    readonly defaultDepotId: number;
    readonly otherDepotId: number;
    readonly bankAccountId: number;
    readonly category: string;
    readonly terms: string;
  };
  /** Changes what is given, keeps the rest. */
  setSefaz(behaviour: Partial<SefazBehaviour>): void;
  seedProducts(products: readonly CatalogueProduct[]): void;
  seedSale(seed: SeedSale): { id: number };
  /** A customer whom the account knows already; without a key one that was made by hand. */
  seedContact(customer: SeedCustomer, key?: string): { id: number };
  /** The shop's people cancel the last sale of an order, or its invoice, in Omie itself. */
  cancelSale(orderNumber: string): void;
  cancelInvoice(orderNumber: string): void;
  /** How a wrong app key is answered: all three were seen. */
  setWrongKeysAnswer(form: WrongKeysForm): void;
  sales(): ReturnType<typeof salesOf>;
  invoices(): ReturnType<typeof invoicesOf>;
  movements(): readonly Movement[];
  /** Units of a product in all depots. */
  stockOf(sku: string): number;
}

const vendor = 'omie';

export function createOmie(world: WorldServices, options: OmieOptions = {}): OmieSimulator {
  const fork = (name: string) => world.random.fork(`${vendor}:${name}`);
  const company = createCompany(fork('company'));
  const secretRandom = fork('secrets');
  const secrets: OmieSecrets = { appKey: digits(secretRandom, 13), appSecret: hex(secretRandom, 32) };
  const violation = (rule: string, detail: string) => world.violation({ vendor, rule, detail });
  const limits = createLimits(world.clock, { ...publishedLimits, ...options.limits }, violation);
  const ids = fork('ids');
  // Ids go on through a reset, so that nothing that happened before it is mistaken for what happens after.
  let id = ids.int(1_000_000, 9_000_000) * 1000;
  const nextId = () => (id += ids.int(1, 9));
  const context: Context = {
    world,
    company,
    sefazRandom: fork('sefaz'),
    nextId,
    invoiceMovesStock: options.invoiceMovesStock ?? true,
    account: freshAccount(fork('account'), nextId),
    sefaz: usualSefaz,
    wrongKeysForm: 'forbidden',
    violation,
  };

  return {
    vendor,
    hosts: ['app.omie.com.br'],
    app: createServer({ context, limits, secrets }),
    truths,
    secrets,
    get fixtures() {
      const { warehouse, bankAccounts, categories, terms } = context.account;
      return {
        cnpj: company.cnpj,
        defaultDepotId: warehouse.defaultDepot.id,
        otherDepotId: warehouse.depots.find(({ isDefault }) => !isDefault)!.id,
        bankAccountId: bankAccounts[1]!.id,
        category: categories[1]!.code,
        terms: terms[0]!.code,
      };
    },
    operationOf: ({ method, path, body }) => operationName(method, path, body),
    asksOnly: ({ path, body }) => isQuestion(path, body),
    rateLimitedAnswer: () => toResponse(tooMany()),
    serverErrorAnswer: () => toResponse(serverError()),
    setSefaz(behaviour) {
      context.sefaz = { ...context.sefaz, ...behaviour };
    },
    seedProducts: (products) => context.account.warehouse.add(products),
    seedSale: (seed) => seedSale(context, seed),
    seedContact: (customer, key) => seedCustomer(context, customer, key),
    cancelSale: (orderNumber) => cancelSale(context, orderNumber),
    cancelInvoice: (orderNumber) => cancelInvoice(context, orderNumber),
    setWrongKeysAnswer: (form) => void (context.wrongKeysForm = form),
    sales: () => salesOf(context),
    invoices: () => invoicesOf(context),
    movements: () => context.account.warehouse.movements,
    stockOf: (sku) => context.account.warehouse.balance(requireProduct(context.account.warehouse, sku).id),
    ledger: () => ledgerOf(context),
    reset() {
      context.account = freshAccount(fork('account'), nextId);
      context.sefaz = usualSefaz;
      context.wrongKeysForm = 'forbidden';
      limits.reset();
    },
  };
}
