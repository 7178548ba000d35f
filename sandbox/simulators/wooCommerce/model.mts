/** What a WooCommerce shop holds, as far as stock goes. A variation is a product of its own with a parent. */
export type ProductType = 'simple' | 'variable' | 'variation' | 'external' | 'grouped';

export interface Product {
  readonly id: number;
  readonly type: ProductType;
  /** 0 for all but variations. */
  readonly parentId: number;
  name: string;
  /** '' where there is none. */
  sku: string;
  status: 'publish' | 'draft' | 'pending' | 'private';
  /** Reais, two places. */
  price: string;
  /** `parent`: a variation whose units are counted at its parent. */
  manageStock: boolean | 'parent';
  /** Null where nothing is counted. */
  quantity: number | null;
  /** Said by the client where nothing is counted. */
  stockStatus: StockStatus;
  backorders: 'no' | 'notify' | 'yes';
  lowStockAmount: number | null;
  /** World milliseconds. */
  modifiedAt: number;
}

export type StockStatus = 'instock' | 'outofstock' | 'onbackorder';

/** A change of what is counted that came in over the API. */
export interface Movement {
  readonly id: number;
  readonly productId: number;
  readonly sku: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface Shop {
  /** By id. */
  readonly products: Map<number, Product>;
  readonly movements: Movement[];
}
