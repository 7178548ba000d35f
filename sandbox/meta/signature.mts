/** What Meta's platforms put on a delivery. */
import { createHmac } from 'node:crypto';

/** The value of `X-Hub-Signature-256`. */
export const sign = (body: string, secret: string): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** Meta signs and sends `\u00e9` for é. */
export const escapeNonAscii = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).replaceAll('/', '\\/');
