/** What the parts of the simulated Correios (CWS) share, and everything that the contract remembers. */
import type { RequestWindow } from '../../http/requestWindow.mts';
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'correios';
export const hosts = ['api.correios.com.br', 'apihom.correios.com.br'];

export interface Options {
  /** How a finished label comes: as JSON with base64, or as the file itself. */
  readonly labelAnswer?: 'json' | 'pdf';
  /** What a label that is being made answers; one by chance unless told. */
  readonly whileWorking?: 'message' | 'accepted' | 'error';
}

export interface Secrets {
  readonly user: string;
  readonly accessCode: string;
  /** Of the posting card (`cartão de postagem`), ten digits. */
  readonly card: string;
  readonly contract: string;
  /** Regional directorate: `nuDR` of a price. */
  readonly dr: number;
  readonly cnpj: string;
}

export type Rights = 'user' | 'contract' | 'card';

export interface Token {
  readonly rights: Rights;
  expiresAt: number;
}

export interface Address {
  readonly cep: string;
  readonly logradouro: string;
  readonly numero: string;
  readonly complemento: string;
  readonly bairro: string;
  readonly cidade: string;
  readonly uf: string;
}

export interface Party {
  readonly nome: string;
  readonly cpfCnpj: string;
  readonly endereco: Address;
}

/** 1 PREATENDIDO, 2 PREPOSTADO, 3 POSTADO, 4 EXPIRADO, 5 CANCELADO, 6 ESTORNADO. */
export type Status = 1 | 2 | 3 | 4 | 5 | 6;

export interface PrePosting {
  readonly id: string;
  readonly code: string;
  readonly service: string;
  /** As it was sent. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly from: Party;
  readonly to: Party;
  readonly invoiceKey: string | null;
  readonly declares: boolean;
  readonly createdAt: number;
  readonly history: { readonly status: Status; readonly at: number }[];
  status: Status;
  /** What went wrong after the answer. */
  asyncError: string | undefined;
}

export interface TrackingEvent {
  readonly code: string;
  /** Two digits. */
  readonly type: string;
  readonly at: number;
  readonly description: string;
  readonly detail: string | undefined;
  readonly city: string;
  readonly state: string;
}

export interface Tracked {
  readonly code: string;
  readonly service: string;
  readonly due: number;
  readonly events: TrackingEvent[];
  /** What the counter weighed and measured: grams, centimetres. */
  readonly measured: { readonly weight: number; readonly height: number; readonly width: number; readonly length: number };
}

export interface Receipt {
  readonly codes: readonly string[];
  readonly readyAt: number;
  readonly working: NonNullable<Options['whileWorking']>;
  readonly error: string | undefined;
}

export interface State {
  readonly tokens: Map<string, Token>;
  readonly prePostings: Map<string, PrePosting>;
  readonly tracked: Map<string, Tracked>;
  readonly receipts: Map<string, Receipt>;
  readonly window: RequestWindow;
  readonly trackingWindow: RequestWindow;
  /** Services of the contract. */
  readonly services: Set<string>;
  /** Calls that the firewall turns away. */
  blocked: number;
  credentialsRevoked: boolean;
  /** What befalls the next pre-posting, and the next label, after the answer. */
  nextFailure: string | undefined;
  nextLabelFailure: string | undefined;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly options: Options;
  readonly secrets: Secrets;
  readonly random: Random;
  state: State;
  violation(rule: string, detail: string): void;
}

export interface Call {
  readonly simulation: Simulation;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
  readonly params: Readonly<Record<string, string>>;
}
