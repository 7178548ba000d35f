/** The state of one Bling account and how a fresh one looks. */
import { catalogue } from '../../world/catalogue.mts';
import type { CatalogueProduct } from '../../world/catalogue.mts';
import type { Random } from '../../world/random.mts';
import { toCents } from '../../fiscal/money.mts';
import type {
  Contact,
  Depot,
  Invoice,
  Movement,
  OperationNature,
  PaymentMethod,
  Product,
  Sale,
  SalesChannel,
  ServiceNote,
  ServiceTax,
} from './model.mts';

export interface Account {
  readonly contacts: Map<number, Contact>;
  readonly products: Map<number, Product>;
  readonly sales: Map<number, Sale>;
  readonly invoices: Map<number, Invoice>;
  readonly serviceNotes: Map<number, ServiceNote>;
  readonly serviceTaxes: readonly ServiceTax[];
  readonly rpsCounterId: number;
  readonly movements: Movement[];
  readonly depots: readonly Depot[];
  readonly paymentMethods: readonly PaymentMethod[];
  readonly natures: readonly OperationNature[];
  readonly channels: readonly SalesChannel[];
  /** Balance by `productId/depotId`; see stockLedger. */
  readonly balances: Map<string, number>;
  /** Last number given, by purpose (sales, NF-e and NFC-e of series 1, NFS-e by the city hall). */
  readonly lastNumber: { sale: number; 55: number; 65: number; nfse: number };
}

export const balanceKey = (productId: number, depotId: number): string => `${productId}/${depotId}`;

export const defaultDepot = (account: Account): Depot => account.depots.find((depot) => depot.padrao)!;

export function productBySku(account: Account, sku: string): Product | undefined {
  return [...account.products.values()].find((product) => product.codigo === sku);
}

/** The nature of a sale's invoice: that of its first item that names one, else the account's own for sales. */
export function natureOf({ natures }: Account, { items }: Pick<Sale, 'items'>): OperationNature {
  const named = items.find(({ natureId }) => natureId !== undefined)?.natureId;
  return natures.find(({ id, padrao }) => (named === undefined ? padrao === 1 : id === named))!;
}

export function freshAccount(random: Random): Account {
  let id = random.int(1_000_000, 9_000_000) * 1000;
  const nextId = () => (id += random.int(1, 40));
  const account: Account = {
    contacts: new Map(),
    products: new Map(),
    sales: new Map(),
    invoices: new Map(),
    serviceNotes: new Map(),
    serviceTaxes: [
      { id: 1, item: '1409', cnae: '95.29', description: 'Ajuste de costura', rate: 3, standard: true },
      { id: 2, item: '0802', cnae: '85.99', description: 'Curso livre', rate: 2, standard: false },
    ],
    rpsCounterId: 1,
    movements: [],
    depots: [
      { id: nextId(), descricao: 'Loja física', padrao: false },
      { id: nextId(), descricao: 'Geral', padrao: true },
    ],
    paymentMethods: [
      { id: nextId(), descricao: 'Dinheiro', tipoPagamento: 1, padrao: 0 },
      { id: nextId(), descricao: 'Conta a receber/pagar', tipoPagamento: 99, padrao: 1 },
      { id: nextId(), descricao: 'Pix', tipoPagamento: 17, padrao: 0 },
      { id: nextId(), descricao: 'Cartão de crédito', tipoPagamento: 3, padrao: 0 },
    ],
    natures: [
      { id: nextId(), descricao: 'Compra de mercadoria', padrao: 2 },
      { id: nextId(), descricao: 'Venda de mercadorias', padrao: 1 },
      { id: nextId(), descricao: 'Venda a não contribuinte', padrao: 0 },
    ],
    channels: [
      { id: nextId(), descricao: 'Loja virtual', tipo: 'Shopify' },
      { id: nextId(), descricao: 'Ponte', tipo: 'API' },
    ],
    balances: new Map(),
    lastNumber: { sale: 1000, 55: random.int(100, 900), 65: random.int(100, 900), nfse: 200 },
  };
  for (const product of catalogue) addProduct(account, nextId(), product);
  return account;
}

/** Adds a product, or replaces the one with the same SKU; its stock goes to the default depot. */
export function addProduct(account: Account, newId: number, product: CatalogueProduct): Product {
  const id = productBySku(account, product.sku)?.id ?? newId;
  const added: Product = {
    id,
    codigo: product.sku,
    nome: product.name,
    priceCents: toCents(product.price),
    ncm: product.ncm,
    gtin: product.gtin,
    weightGrams: product.weightGrams,
    size: { width: product.width, height: product.height, length: product.length },
  };
  account.products.set(id, added);
  account.balances.set(balanceKey(id, defaultDepot(account).id), product.stock);
  return added;
}
