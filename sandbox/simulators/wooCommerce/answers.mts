/** WordPress's answers: a fault has a code, a message and its HTTP status under `data`. Texts are our own wording. */
import { Refusal } from '../../http/answer.mts';
import type { Answer } from '../../http/answer.mts';
import type { ShapeFault } from '../../http/shape.mts';

export const ok = (body: unknown, headers: Record<string, string> = {}): Answer => ({ status: 200, body, headers });

export interface WpFault {
  readonly code: string;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly status: number };
}

export const fault = (status: number, code: string, message: string, data: object = {}): WpFault => ({
  code,
  message,
  data: { status, ...data },
});

export const faultAnswer = (body: WpFault): Answer => ({ status: body.data.status, body });

export function refuse(body: WpFault): never {
  throw new Refusal(faultAnswer(body));
}

export type Kept = 'product' | 'product_variation' | 'shop_order' | 'shop_order_refund' | 'shop_webhook';

export const invalidId = (kind: Kept): WpFault => fault(404, `woocommerce_rest_${kind}_invalid_id`, 'Invalid ID.');

/** `params`: the name of each parameter that is refused, with a sentence about it. */
export function invalidParams(faults: readonly ShapeFault[]): WpFault {
  const names = [...new Set(faults.map(({ path }) => path.split('.')[0] ?? ''))];
  const params = Object.fromEntries(names.map((name) => [name, `${name} is not valid.`]));
  return fault(400, 'rest_invalid_param', `Invalid parameter(s): ${names.join(', ')}`, { params, details: {} });
}

export const noRoute = (): WpFault => fault(404, 'rest_no_route', 'No route was found matching the URL and request method.');

/** WooCommerce has no limit of its own: the web host in front of it says this, as a page. */
export const tooMany = (): Answer => ({
  status: 429,
  body: '<html><head><title>429 Too Many Requests</title></head><body>Too Many Requests</body></html>',
  headers: { 'Content-Type': 'text/html', 'Retry-After': '2' },
});

export const serverError = (): Answer =>
  faultAnswer(fault(500, 'internal_server_error', '<p>There has been a critical error on this website.</p>', { error: {} }));
