/** What the ledger says of a lead: fingerprints, by which one person is known again, and nothing that can be read. */
import { fingerprint } from '../world/fingerprint.mts';
import { phoneKey } from './phoneKey.mts';

export interface LeadIdentity {
  readonly email?: string | null | undefined;
  readonly phones?: readonly (string | null | undefined)[];
}

export const identityDetail = ({ email, phones = [] }: LeadIdentity): { email: string | undefined; phones: string[] } => ({
  email: fingerprint(email?.trim().toLowerCase()),
  phones: [...new Set(phones.map(phoneKey).filter((key) => key !== undefined))].map((key) => fingerprint(key)!),
});
