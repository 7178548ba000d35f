/** Pages that people open. Their paths are no contract: they gained a segment once already (vendor documentation). */
import type { Account } from '../account.mts';

const hosts = { production: 'https://www.asaas.com', sandbox: 'https://sandbox.asaas.com' };

export function publicUrl(account: Account, kind: string, token: string): string {
  return `${hosts[account.environment]}/${kind}/v2/${token}`;
}
