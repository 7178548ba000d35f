/** What the judge looks at: the vendors' own books, and what happened to the returns. */
import type { ReverseLabel } from '../../simulators/correios/index.mts';
import type { RefundSummary } from '../../simulators/shopify/index.mts';
import type { SentMessage } from '../../simulators/whatsappCloud/index.mts';
import type { LivedReturn } from './play.mts';

/** What the shop holds of an order. */
export interface OrderAfterwards {
  readonly orderNumber: string;
  /** Of who sends the goods back. */
  readonly name: string;
  /** E.164, as the shop has it. */
  readonly phone: string;
  /** CPF or CNPJ, without punctuation. */
  readonly taxId: string;
  /** Before anything came back: reais that the customer paid for the line. */
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly paid: number }[];
  readonly moneyBack: readonly RefundSummary[];
}

export interface Movement {
  readonly sku: string;
  readonly quantity: number;
  readonly at: number;
}

export type Told = Pick<SentMessage, 'template' | 'waId' | 'text' | 'at' | 'status' | 'media'>;

export interface RedExecution {
  readonly node: string;
  readonly reason: string;
  /** What it started with. */
  readonly text: string;
}

/** All of it since the first return. */
export interface Evidence {
  readonly returns: readonly LivedReturn[];
  readonly orders: readonly OrderAfterwards[];
  readonly labels: readonly ReverseLabel[];
  /** CEP of the shop, digits alone. */
  readonly shopPostalCode: string;
  /** Of the ERP's stock, those of no units among them: there a balance was written that was there already. */
  readonly movements: readonly Movement[];
  /** Units that the shop's shelf has more, by SKU. */
  readonly shelf: Readonly<Record<string, number>>;
  /** Units that the ERP's stock has more, by SKU. */
  readonly warehouse: Readonly<Record<string, number>>;
  readonly messages: readonly Told[];
  readonly red: readonly RedExecution[];
}

/** What is found of an order. */
export interface Findings {
  readonly missing: string[];
  readonly doubled: string[];
  readonly wrong: string[];
}

export const noFindings = (): Findings => ({ missing: [], doubled: [], wrong: [] });

/** Takes the first that is meant out of the list. */
export function take<T>(list: T[], isMeant: (one: T) => boolean): T | undefined {
  const index = list.findIndex(isMeant);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}
