/** What every part of the simulator works with. */
import type { CityHallBehaviour, NfseSystem } from '../../fiscal/cityHall.mts';
import type { SefazBehaviour } from '../../fiscal/sefaz.mts';
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Account } from './account.mts';
import type { Issuer } from './issuer.mts';
import type { EventPublisher } from './webhooks.mts';

export interface Context {
  readonly world: WorldServices;
  readonly issuer: Issuer;
  /** Draws of numbers in invoices and of SEFAZ's mood. */
  readonly sefazRandom: Random;
  readonly publish: EventPublisher;
  readonly nextId: () => number;
  /** The account setting "authorizing an invoice posts its stock". */
  readonly invoiceMovesStock: boolean;
  readonly invoiceXml: 'link' | 'inline';
  /** Where the account's NFS-e go. */
  readonly nfseSystem: NfseSystem;
  /** Replaced by a reset. */
  account: Account;
  sefaz: SefazBehaviour;
  cityHall: CityHallBehaviour;
  violation(rule: string, detail: string, isMended?: () => boolean): void;
}
