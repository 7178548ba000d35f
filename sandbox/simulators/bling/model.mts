/** What a Bling account holds. Money is in integer cents; times are world milliseconds since the epoch. */
import type { Objection } from '../../fiscal/cityHallRules.mts';
import type { FiscalDocument, FiscalTotals } from '../../fiscal/document.mts';
import type { Rejection } from '../../fiscal/rejection.mts';

export interface Address {
  readonly endereco: string;
  readonly numero: string;
  readonly complemento: string;
  readonly bairro: string;
  readonly cep: string;
  readonly municipio: string;
  readonly uf: string;
}

export interface Contact {
  readonly id: number;
  readonly nome: string;
  readonly codigo: string;
  readonly situacao: string;
  readonly tipo: 'F' | 'J' | 'E';
  /** Without punctuation, letters in upper case; '' where none was given. */
  readonly numeroDocumento: string;
  readonly telefone: string;
  readonly celular: string;
  readonly email: string;
  readonly indicadorIe: 1 | 2 | 9;
  readonly ie: string;
  readonly endereco: Address;
  readonly createdAt: number;
  /** Fields that the simulator stores without looking at them. */
  readonly others: Readonly<Record<string, unknown>>;
}

export interface Product {
  readonly id: number;
  readonly codigo: string;
  readonly nome: string;
  readonly priceCents: number;
  readonly ncm: string;
  readonly gtin: string;
  readonly weightGrams: number;
  /** Centimetres. */
  readonly size: { readonly width: number; readonly height: number; readonly length: number };
}

export interface Depot {
  readonly id: number;
  readonly descricao: string;
  readonly padrao: boolean;
}

export interface PaymentMethod {
  readonly id: number;
  readonly descricao: string;
  readonly tipoPagamento: number;
  readonly padrao: 0 | 1 | 2;
}

export interface OperationNature {
  readonly id: number;
  readonly descricao: string;
  readonly padrao: number;
}

export interface SalesChannel {
  readonly id: number;
  readonly descricao: string;
  readonly tipo: string;
}

export interface SaleItem {
  readonly id: number;
  readonly productId: number;
  readonly codigo: string;
  readonly descricao: string;
  readonly unidade: string;
  readonly quantidade: number;
  /** Unit price, discount already taken off. */
  readonly valorCents: number;
  /** Per cent; only tells the list price. */
  readonly desconto: number;
  /** Where the sale names one. */
  readonly natureId?: number;
}

export interface Instalment {
  readonly id: number;
  /** YYYY-MM-DD. */
  readonly dataVencimento: string;
  readonly valorCents: number;
  readonly observacoes: string;
  readonly formaPagamentoId: number;
}

export interface Sale {
  readonly id: number;
  readonly numero: number;
  readonly numeroLoja: string;
  /** 0 where the sale belongs to no sales channel. */
  readonly lojaId: number;
  readonly data: string;
  readonly dataSaida: string;
  readonly dataPrevista: string;
  readonly contactId: number;
  readonly items: readonly SaleItem[];
  readonly instalments: readonly Instalment[];
  readonly totals: FiscalTotals;
  readonly createdAt: number;
  /** 6 in the open, 9 served, 12 cancelled, 15 in progress. */
  situacao: number;
  invoiceId?: number;
  stockPosted: boolean;
  /** Fields that are shown again as they came (transporte, observacoes, intermediador…). */
  readonly others: Readonly<Record<string, unknown>>;
}

export type InvoiceModel = 55 | 65;

export interface Invoice {
  readonly id: number;
  readonly model: InvoiceModel;
  readonly serie: number;
  readonly numero: number;
  readonly saleId: number;
  readonly createdAt: number;
  /** Bling's own numbers: 1 pending … 11 blocked. */
  situacao: number;
  sentAt?: number;
  chaveAcesso?: string;
  protocol?: string;
  rejection?: Rejection;
  /** How often the same rejection came in a row. */
  sameRejections: number;
  xml?: string;
  /** As it was sent last. */
  document?: FiscalDocument;
  stockPosted: boolean;
}

/** The taker of an NFS-e as the client wrote it. */
export interface ServiceContact {
  /** Of a contact of the account. */
  readonly id: number;
  readonly nome: string;
  readonly numeroDocumento: string;
  readonly email: string;
  readonly telefone?: string;
  readonly endereco?: Partial<Address>;
}

/** An NFS-e. */
export interface ServiceNote {
  readonly id: number;
  readonly numeroRPS: string;
  readonly serie: string;
  /** YYYY-MM-DD. */
  readonly dataEmissao: string;
  readonly contact: ServiceContact;
  readonly services: readonly { readonly codigo: string; readonly descricao: string; readonly valorCents: number }[];
  readonly discountCents: number;
  readonly totalCents: number;
  /** The shop's, from the words of the client; '' where they name none. */
  readonly orderNumber: string;
  /** Bling's own numbers: 0 pending, 1 issued, 2 to be asked for, 3 cancelled. */
  situacao: number;
  /** What the city hall found wrong with the last sending. */
  objections: readonly Objection[];
  authorization?: { readonly numero: number; readonly verificationCode: string; readonly at: number };
}

/** A service that the account is set up to invoice. */
export interface ServiceTax {
  readonly id: number;
  /** Of the list of services, LC 116/2003. */
  readonly item: string;
  readonly cnae: string;
  readonly description: string;
  /** ISS, per cent. */
  readonly rate: number;
  readonly standard: boolean;
}

export interface Movement {
  readonly id: number;
  readonly productId: number;
  readonly sku: string;
  readonly depotId: number;
  readonly operation: 'B' | 'E' | 'S';
  /** Signed change of the balance. */
  readonly delta: number;
  readonly balance: number;
  readonly at: number;
  readonly remarks: string;
  readonly saleId?: number;
  readonly invoiceId?: number;
}
