/** A provisional receipt of services (RPS): what a town's system is asked to make an NFS-e of, whoever sends it. */

export interface RpsTaker {
  /** CPF or CNPJ without punctuation; '' where none was told. */
  readonly document: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address?: RpsAddress;
}

export interface RpsAddress {
  readonly street: string;
  readonly number: string;
  readonly complement: string;
  readonly district: string;
  /** IBGE number or name. */
  readonly town: string;
  /** '' where none was told, as with the other fields. */
  readonly state: string;
  readonly postalCode: string;
}

export interface Rps {
  readonly number: number;
  readonly providerCnpj: string;
  /** YYYY-MM-DD, as the client wrote it. */
  readonly issuedOn: string;
  readonly taker?: RpsTaker;
  /** Item of the list of services (LC 116/2003) as the client wrote it: `14.09`, `1409`, or six digits with the national breakdown. */
  readonly serviceItem: string;
  readonly description: string;
  readonly amountCents: number;
  readonly deductionsCents: number;
  readonly discountCents: number;
  /** IBGE number of the town where the service was done; '' where the sender fills it in. */
  readonly place: string;
  /** Natureza da operação, 1 to 6; '' where the sender fills it in. */
  readonly nature: string;
  /** Regime especial de tributação, 1 to 6; '' for none. */
  readonly specialRegime: string;
}
