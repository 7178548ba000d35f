import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'melhorEnvio', name: 'Melhor Envio' } as const satisfies Vendor;

/** 250 requests a minute for each user (Melhor Envio documentation). */
export const limits: readonly RateLimit[] = [{ requests: 250, perMs: 60_000 }];
