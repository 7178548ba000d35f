/** Deliveries about a label that are not the carrier's, though they look like it. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Delivery } from '../../../domain/ports/eventSource.ts';

const header = 'x-me-signature';

export type Encoding = 'hex' | 'base64';

export const signedWith = (delivery: Delivery, secret: string, encoding: Encoding): Delivery =>
  withSignature(delivery, createHmac('sha256', secret).update(delivery.rawBody).digest(encoding));

export const withSignature = (delivery: Delivery, signature: string | undefined): Delivery => ({
  ...delivery,
  headers: { ...delivery.headers, [header]: signature },
});

/** One of each kind. */
export function labelForgeries(delivery: Delivery, secret: string, encoding: Encoding): Delivery[] {
  const right = delivery.headers[header]!;
  const tampered = Buffer.from(delivery.rawBody.toString().replace('"status":"', '"status":"x'));
  return [
    { ...delivery, rawBody: tampered },
    { ...delivery, rawBody: Buffer.concat([delivery.rawBody, Buffer.from(' ')]) },
    withSignature(delivery, undefined),
    withSignature(delivery, ''),
    withSignature(delivery, 'sha256='),
    withSignature(delivery, right.slice(1)),
    withSignature(delivery, ` ${right}`),
    signedWith(delivery, 'the secret of another app', encoding),
    signedWith(delivery, '', encoding),
    signedWith(delivery, secret.slice(1), encoding),
    withSignature(delivery, createHmac('sha1', secret).update(delivery.rawBody).digest(encoding)),
    withSignature(delivery, createHmac('sha256', secret).update(tampered).digest(encoding)),
  ];
}

/** 10,000 by chance and by rule. */
export function manyForgeries(delivery: Delivery, encoding: Encoding): Delivery[] {
  const right = delivery.headers[header]!;
  return Array.from({ length: 10_000 }, (_, index) => {
    const place = index % right.length;
    const other = right[place] === '0' ? '1' : '0';
    switch (index % 5) {
      case 0:
        return withSignature(delivery, `${right.slice(0, place)}${other}${right.slice(place + 1)}`);
      case 1:
        return signedWith(delivery, randomBytes(32).toString('hex'), encoding);
      case 2:
        return { ...delivery, rawBody: Buffer.from(delivery.rawBody.toString().replace('{', `{"forged":${index},`)) };
      case 3:
        return withSignature(delivery, randomBytes(32).toString(encoding));
      default:
        return withSignature(delivery, right.slice(0, place));
    }
  });
}
