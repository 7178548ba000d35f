/** What a client logs in with. Key prefixes tell the environments apart (vendor documentation). */
import type { Random } from '../../world/random.mts';
import type { Environment } from './types.mts';

export interface AsaasSecrets {
  readonly apiKeyProduction: string;
  readonly apiKeySandbox: string;
}

export const keyPrefixes: Readonly<Record<Environment, string>> = { production: '$aact_prod_', sandbox: '$aact_hmlg_' };

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function createSecrets(random: Random): AsaasSecrets {
  const tail = () => Array.from({ length: 120 }, () => letters[random.int(0, letters.length - 1)]).join('');
  return { apiKeyProduction: keyPrefixes.production + tail(), apiKeySandbox: keyPrefixes.sandbox + tail() };
}
