/**
 * Importing this makes the credential's id stand for the account: a test has a world and a clock of its own behind the one shop's name,
 * and what adapters remember of an account outlives a test. Whoever tests that accounts are known asks for it (`knowAccounts`).
 */
import { afterAll, beforeAll } from 'vitest';
import type { VendorEntry } from '../../runtime/vendorEntry.ts';
import * as registry from '../../vendors/index.ts';

const isEntry = (value: unknown): value is VendorEntry<unknown> => typeof value === 'object' && value !== null && 'credentialType' in value;

const entries = Object.values(registry)
  .flatMap((list): unknown[] => Object.values(list))
  .filter(isEntry);
const known = new Map(entries.map((entry) => [entry, entry.accountOf]));

const forget = () => {
  for (const entry of entries) delete entry.accountOf;
};

forget();

/** In this file the vendors name their accounts, as they do for users. */
export function knowAccounts(): void {
  beforeAll(() => {
    for (const [entry, accountOf] of known) if (accountOf) entry.accountOf = accountOf;
  });
  afterAll(forget);
}
