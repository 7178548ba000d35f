/** A fiscal document as it goes to SEFAZ, whatever the system that made it. Money in integer cents, times in world milliseconds. */
import type { Company } from './company.mts';

export type DocumentModel = 55 | 65;

export interface FiscalDocument {
  /** `regime` is the CRT: 1 Simples Nacional, 3 the regular one. */
  readonly issuer: Company & { readonly regime: 1 | 3 };
  /** The issuing software, as `verProc`. */
  readonly software: string;
  readonly model: DocumentModel;
  readonly serie: number;
  readonly numero: number;
  readonly accessKey: string;
  readonly issuedAt: number;
  /** 1 production, 2 homologation. */
  readonly environment: 1 | 2;
  readonly nature: string;
  /** 1 in the state, 2 to another state, 3 abroad. */
  readonly destination: 1 | 2 | 3;
  readonly finalConsumer: boolean;
  /** An NFC-e may have none. */
  readonly recipient?: FiscalRecipient;
  readonly items: readonly FiscalItem[];
  readonly totals: FiscalTotals;
  /** 0 by the sender … 9 none. */
  readonly freightMode: number;
  /** `indPres`: 2 internet, 1 and 4 of an NFC-e … Absent: what is usual for the model. */
  readonly presence?: 0 | 1 | 2 | 3 | 4 | 5 | 9;
  /** `indIntermed`; undefined where the element is left out. */
  readonly intermediary: boolean | undefined;
  /** Made by an ERP of a sale. Whether ERPs clean the texts that they were given is not known. */
  readonly ofErp?: boolean;
  readonly intermediaryParty?: { readonly cnpj: string; readonly id: string };
  /** Absent: one payment of no known kind over the whole. */
  readonly payments?: readonly FiscalPayment[];
  readonly remarks: string;
}

export interface FiscalPayment {
  /** `tPag`, two digits. */
  readonly method: string;
  readonly cents: number;
  /** Of method 99. */
  readonly description?: string;
  /** `tpIntegra` of the group of cards, Pix and other electronic payments; absent: the group is left out. */
  readonly integration?: 1 | 2;
}

export interface FiscalAddress {
  readonly street: string;
  readonly number: string;
  readonly complement: string;
  readonly district: string;
  readonly city: string;
  /** Two letters. */
  readonly state: string;
  /** Eight digits or ''. */
  readonly postalCode: string;
}

export interface FiscalRecipient {
  readonly kind: 'CPF' | 'CNPJ' | 'idEstrangeiro';
  readonly document: string;
  readonly name: string;
  readonly email: string;
  /** 1 pays ICMS, 2 exempt, 9 does not. */
  readonly icms: 1 | 2 | 9;
  readonly stateRegistration: string;
  readonly address?: FiscalAddress;
}

export interface FiscalItem {
  readonly code: string;
  readonly gtin: string;
  readonly name: string;
  readonly ncm: string;
  readonly cfop: string;
  readonly unit: string;
  readonly quantity: number;
  /** Reais, up to ten decimal places. */
  readonly unitPrice: number;
  readonly totalCents: number;
  readonly freightCents: number;
  readonly discountCents: number;
  readonly otherCents: number;
  readonly taxes?: ItemTaxes;
}

/** Where an ERP says nothing: goods of a company under Simples Nacional. */
export interface ItemTaxes {
  readonly origin: number;
  /** CST or CSOSN. */
  readonly icms: string;
  readonly pis: string;
  readonly cofins: string;
  /** Where something is charged. */
  readonly icmsCharged?: ChargedTax;
  readonly pisCharged?: ChargedTax;
  readonly cofinsCharged?: ChargedTax;
  readonly destination?: DestinationTax;
  readonly ibsCbs?: IbsCbs;
}

/** Per cent and cents. */
export interface ChargedTax {
  readonly baseCents: number;
  readonly rate: number;
  readonly cents: number;
}

/** What the state of a consumer in another state gets (DIFAL). */
export interface DestinationTax {
  readonly baseCents: number;
  readonly stateRate: number;
  readonly interstateRate: number;
  readonly povertyRate: number;
  readonly povertyCents: number;
  readonly destinationCents: number;
  readonly originCents: number;
}

/** Per cent and cents. */
export interface IbsCbs {
  readonly situation: string;
  readonly classification: string;
  readonly baseCents: number;
  readonly stateRate: number;
  readonly stateCents: number;
  readonly townRate: number;
  readonly townCents: number;
  readonly federalRate: number;
  readonly federalCents: number;
}

export interface FiscalTotals {
  readonly productsCents: number;
  readonly discountCents: number;
  readonly freightCents: number;
  readonly otherCents: number;
  readonly totalCents: number;
}
