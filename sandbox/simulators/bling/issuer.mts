/** The company whose Bling account this is, and the application that reads it. */
import { createCompany } from '../../fiscal/company.mts';
import type { Company } from '../../fiscal/company.mts';
import type { Random } from '../../world/random.mts';
import { hex } from '../../world/randomText.mts';

export interface Issuer extends Company {
  /** 32 hexadecimal characters, as in the webhooks. */
  readonly companyId: string;
}

export interface BlingSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
}

export const createIssuer = (random: Random): Issuer => ({ companyId: hex(random, 32), ...createCompany(random) });

export const createSecrets = (random: Random): BlingSecrets => ({ clientId: hex(random, 40), clientSecret: hex(random, 60) });
