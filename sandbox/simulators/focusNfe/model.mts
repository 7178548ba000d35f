/** What a Focus NFe account holds, in one of its two environments. Times are world milliseconds. */
import type { Objection } from '../../fiscal/cityHallRules.mts';
import type { FiscalDocument } from '../../fiscal/document.mts';
import type { Rps } from '../../fiscal/rps.mts';

export type GoodsKind = 'nfe' | 'nfce';
export type ServiceKind = 'nfse' | 'nfsen';

/** As the API words them. */
export type Status = 'processando_autorizacao' | 'autorizado' | 'cancelado' | 'erro_autorizacao' | 'denegado';

export interface RegisteredEvent {
  readonly xml: string;
  readonly protocol: string;
  readonly at: number;
}

/** An NF-e or an NFC-e. */
export interface GoodsInvoice {
  readonly kind: GoodsKind;
  readonly ref: string;
  readonly orderNumber: string;
  /** As it came: shown again under `completa=1`. */
  readonly request: unknown;
  readonly document: FiscalDocument;
  status: Status;
  xml: string;
  /** SEFAZ's answer, once there. */
  verdict?: { readonly status: string; readonly reason: string; readonly protocol?: string; readonly at: number };
  /** An NFC-e that went out while SEFAZ was away, and whether SEFAZ has had it since. */
  offline?: 'waiting' | 'delivered';
  cancellation?: RegisteredEvent;
  readonly corrections: RegisteredEvent[];
}

export interface ServiceAuthorization {
  readonly numero: number;
  readonly verificationCode: string;
  /** Whether the tax office makes a PDF of it. */
  readonly danfse: boolean;
  readonly at: number;
}

/** An NFS-e, of a town's own system or the national one. */
export interface ServiceInvoice {
  readonly kind: ServiceKind;
  readonly ref: string;
  readonly orderNumber: string;
  readonly rps: Rps;
  status: Status;
  /** What the tax office found wrong; empty until it has decided, and where it authorized. */
  objections: readonly Objection[];
  authorization?: ServiceAuthorization;
}

export type Invoice = GoodsInvoice | ServiceInvoice;

export const isGoods = (invoice: Invoice): invoice is GoodsInvoice => invoice.kind === 'nfe' || invoice.kind === 'nfce';

export interface VoidedRange {
  readonly model: 55 | 65;
  readonly serie: number;
  readonly first: number;
  readonly last: number;
}

export interface Hook {
  readonly id: string;
  readonly event: string;
  readonly cnpj: string;
  readonly url: string;
  readonly authorization?: string;
  readonly authorization_header?: string;
}

export interface Account {
  readonly environment: 'production' | 'homologation';
  /** By ref: one ref names one document of any kind. */
  readonly invoices: Map<string, Invoice>;
  readonly voided: VoidedRange[];
  hooks: Hook[];
  /** Last number given, by purpose. */
  readonly lastNumber: { 55: number; 65: number; service: number; rps: number };
}
