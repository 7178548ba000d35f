/** The vendor's three ways of writing an instant. The shop keeps the time of São Paulo (UTC−3). */
const shopOffsetMs = 3 * 3_600_000;

/** The Admin API: "2026-11-24T12:00:00Z". */
export const apiTime = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** Webhook bodies: "2026-11-24T09:00:00-03:00". */
export const payloadTime = (at: number): string => new Date(at - shopOffsetMs).toISOString().replace(/\.\d{3}Z$/, '-03:00');

/** The header X-Shopify-Triggered-At: nine decimals. */
export const triggeredTime = (at: number): string => new Date(at).toISOString().replace('Z', '000000Z');
