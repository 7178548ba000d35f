/** Bling, API v3: customers, goods, sales, invoices and stock of one account. */
import { usualCityHall } from '../../fiscal/cityHall.mts';
import type { CityHallBehaviour, NfseSystem } from '../../fiscal/cityHall.mts';
import { usualSefaz } from '../../fiscal/sefaz.mts';
import type { SefazBehaviour } from '../../fiscal/sefaz.mts';
import type { CatalogueProduct } from '../../world/catalogue.mts';
import type { SeedCustomer } from '../../world/seed.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { freshAccount } from './account.mts';
import { serverError, toResponse, tooManyPerSecond } from './answers.mts';
import { createBodyCheck } from './bodyCheck.mts';
import type { Context } from './context.mts';
import {
  cancelInvoice,
  cancelSale,
  countStock,
  invoicesOf,
  movementsOf,
  salesOf,
  seedContact,
  seedProducts,
  seedSale,
  serviceNotesOf,
  stockOf,
} from './control.mts';
import type { InvoiceSummary, MovementSummary, SaleSummary, SeedSale, ServiceNoteSummary } from './control.mts';
import { createGrants } from './grants.mts';
import type { BlingTokens } from './grants.mts';
import { createIssuer, createSecrets } from './issuer.mts';
import type { BlingSecrets } from './issuer.mts';
import { ledgerOf } from './ledger.mts';
import { createLimits, publishedLimits } from './limits.mts';
import type { LimitSettings } from './limits.mts';
import { createOauthEndpoints } from './oauthEndpoints.mts';
import { operationName } from './routes.mts';
import { createServer } from './server.mts';
import { loadSpecification } from './specification.mts';
import { truths } from './truths.mts';
import { createWebhooks } from './webhooks.mts';

export type {
  BlingSecrets,
  BlingTokens,
  CityHallBehaviour,
  InvoiceSummary,
  MovementSummary,
  SaleSummary,
  SeedSale,
  SefazBehaviour,
  ServiceNoteSummary,
};

export interface BlingOptions {
  /** The account setting "authorizing an invoice posts its stock"; off. */
  readonly invoiceMovesStock?: boolean;
  /** What `xml` of an invoice holds: an address, as we think, or the document itself. */
  readonly invoiceXml?: 'link' | 'inline';
  /** Where the account's NFS-e go: to a town's own system or to the national one. A town. */
  readonly nfseSystem?: NfseSystem;
  /** Redirect address of the registered application; where absent, the one in the request is used. */
  readonly redirectUri?: string;
  /** Other limits than the published ones, for tests of the limits themselves. */
  readonly limits?: Partial<LimitSettings>;
}

export interface BlingSimulator extends Simulator {
  readonly secrets: BlingSecrets;
  /** Ids and names that a fixture needs. */
  readonly fixtures: {
    readonly companyId: string;
    readonly cnpj: string;
    readonly defaultDepotId: number;
    readonly otherDepotId: number;
    readonly paymentMethodId: number;
    /** Channel of the shop's own integration, and one of type API. */
    readonly shopChannelId: number;
    readonly apiChannelId: number;
    /** A natureza de operação of sales that is not the account's own. */
    readonly otherNatureId: number;
  };
  /** Tokens as if a user had consented; they outlive a reset. */
  issueTokens(options?: { jwt?: boolean }): BlingTokens;
  expireTokens(): void;
  /** Takes scopes away: names of resources as in the vendor's OpenAPI document (`x-api-resource`), e.g. `NotasFiscais`. */
  denyScopes(resources: readonly string[]): void;
  /** Events such as `invoice.updated`, `stock.*` or `*`. */
  subscribe(url: string, events: readonly string[]): void;
  subscriptions(): { url: string; active: boolean }[];
  /** Changes what is given, keeps the rest. */
  setSefaz(behaviour: Partial<SefazBehaviour>): void;
  /** The same for NFS-e. */
  setCityHall(behaviour: Partial<CityHallBehaviour>): void;
  seedProducts(products: readonly CatalogueProduct[]): void;
  seedSale(seed: SeedSale): { id: number };
  /** A customer whom the account knows already: with an old address, or with none. */
  seedContact(customer: SeedCustomer): { id: number };
  /** The shop's people cancel the last sale, or the last invoice, of an order in Bling itself. */
  cancelSale(orderNumber: string): void;
  cancelInvoice(orderNumber: string): void;
  sales(): SaleSummary[];
  invoices(): InvoiceSummary[];
  serviceNotes(): ServiceNoteSummary[];
  movements(): MovementSummary[];
  /** The shop's people count a product in the default depot. */
  count(sku: string, units: number): void;
  /** Units of a product in all depots. */
  stockOf(sku: string): number;
  hasProduct(sku: string): boolean;
}

const vendor = 'bling';

export function createBling(world: WorldServices, options: BlingOptions = {}): BlingSimulator {
  const fork = (name: string) => world.random.fork(`${vendor}:${name}`);
  const violation: Context['violation'] = (rule, detail, isMended) =>
    world.violation({ vendor, rule, detail, ...(isMended ? { isMended } : {}) });
  const secrets = createSecrets(fork('secrets'));
  const issuer = createIssuer(fork('issuer'));
  const grants = createGrants(world.clock, fork('tokens'));
  const limits = createLimits(world.clock, { ...publishedLimits, ...options.limits }, violation);
  const webhooks = createWebhooks({
    world,
    random: fork('webhooks'),
    clientSecret: secrets.clientSecret,
    companyId: issuer.companyId,
    authorized: () => grants.any(),
  });
  const context = createContext();
  const specification = loadSpecification();
  const deniedScopes = new Set<string>();
  const redirect = options.redirectUri === undefined ? {} : { redirectUri: options.redirectUri };
  const oauth = createOauthEndpoints({ grants, secrets, violation, ...redirect });

  function createContext(): Context {
    const ids = fork('ids');
    // Ids go on through a reset, so that nothing that happened before it is mistaken for what happens after.
    let id = ids.int(10_000_000, 20_000_000) * 1000;
    return {
      world,
      issuer,
      sefazRandom: fork('sefaz'),
      publish: webhooks.publish,
      nextId: () => (id += ids.int(1, 9)),
      invoiceMovesStock: options.invoiceMovesStock ?? false,
      invoiceXml: options.invoiceXml ?? 'link',
      nfseSystem: options.nfseSystem ?? 'town',
      account: freshAccount(fork('account')),
      sefaz: usualSefaz,
      cityHall: usualCityHall,
      violation,
    };
  }

  return {
    vendor,
    unforgivingOperations: ['oauth.token'],
    hosts: ['api.bling.com.br', 'bling.com.br', 'www.bling.com.br'],
    app: createServer({ context, grants, limits, oauth, specification, bodies: createBodyCheck(specification), deniedScopes }),
    truths,
    secrets,
    fixtures: fixturesOf(context),
    operationOf: ({ method, path }) => operationName(method, path),
    rateLimitedAnswer: () => toResponse(tooManyPerSecond(publishedLimits.perSecond)),
    serverErrorAnswer: () => toResponse(serverError()),
    issueTokens: ({ jwt = false } = {}) => grants.issue(jwt),
    expireTokens: () => grants.expireAccess(),
    denyScopes(resources) {
      for (const resource of resources) deniedScopes.add(resource);
    },
    subscribe: (url, events) => webhooks.subscribe(url, events),
    subscriptions: () => webhooks.subscriptions(),
    setSefaz(behaviour) {
      context.sefaz = { ...context.sefaz, ...behaviour };
    },
    setCityHall(behaviour) {
      context.cityHall = { ...context.cityHall, ...behaviour };
    },
    seedProducts: (products) => seedProducts(context, products),
    seedSale: (seed) => seedSale(context, seed),
    seedContact: (customer) => ({ id: seedContact(context, customer).id }),
    cancelSale: (orderNumber) => cancelSale(context, orderNumber),
    cancelInvoice: (orderNumber) => cancelInvoice(context, orderNumber),
    sales: () => salesOf(context),
    invoices: () => invoicesOf(context),
    serviceNotes: () => serviceNotesOf(context),
    movements: () => movementsOf(context),
    count: (sku, units) => countStock(context, sku, units),
    stockOf: (sku) => stockOf(context, sku),
    hasProduct: (sku) => [...context.account.products.values()].some(({ codigo }) => codigo === sku),
    ledger: () => ledgerOf(context.account),
    reset() {
      context.account = freshAccount(fork('account'));
      context.sefaz = usualSefaz;
      context.cityHall = usualCityHall;
      deniedScopes.clear();
      webhooks.reset();
      limits.reset();
    },
  };
}

function fixturesOf({ account, issuer }: Context): BlingSimulator['fixtures'] {
  const [shopChannel, apiChannel] = account.channels;
  return {
    companyId: issuer.companyId,
    cnpj: issuer.cnpj,
    defaultDepotId: account.depots.find(({ padrao }) => padrao)!.id,
    otherDepotId: account.depots.find(({ padrao }) => !padrao)!.id,
    paymentMethodId: account.paymentMethods.find(({ padrao }) => padrao === 1)!.id,
    shopChannelId: shopChannel!.id,
    apiChannelId: apiChannel!.id,
    otherNatureId: account.natures.find(({ padrao }) => padrao === 0)!.id,
  };
}
