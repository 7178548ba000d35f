/** Names of the operations, found from method and path alone. */
import type { IncomingCall } from '../../world/simulator.mts';

const api = '/api/v2/me';

const exact: Readonly<Record<string, string>> = {
  'GET /oauth/authorize': 'oauth.authorize',
  'POST /oauth/token': 'oauth.token',
  [`GET ${api}`]: 'account.get',
  [`GET ${api}/balance`]: 'balance.get',
  [`GET ${api}/companies`]: 'companies.list',
  [`GET ${api}/shipment/services`]: 'services.list',
  [`GET ${api}/shipment/companies`]: 'carriers.list',
  [`GET ${api}/shipment/agencies`]: 'agencies.list',
  [`POST ${api}/shipment/calculate`]: 'shipment.calculate',
  [`POST ${api}/cart`]: 'cart.add',
  [`GET ${api}/cart`]: 'cart.list',
  [`POST ${api}/shipment/checkout`]: 'shipment.checkout',
  [`POST ${api}/shipment/generate`]: 'shipment.generate',
  [`POST ${api}/shipment/print`]: 'shipment.print',
  [`POST ${api}/shipment/tracking`]: 'shipment.tracking',
  [`POST ${api}/shipment/cancellable`]: 'shipment.cancellable',
  [`POST ${api}/shipment/cancel`]: 'shipment.cancel',
  [`GET ${api}/orders`]: 'orders.list',
  [`GET ${api}/orders/search`]: 'orders.search',
};

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^GET \/api\/v2\/me\/cart\/[^/]+$/, 'cart.get'],
  [/^DELETE \/api\/v2\/me\/cart\/[^/]+$/, 'cart.remove'],
  [/^GET \/api\/v2\/me\/orders\/[^/]+$/, 'orders.get'],
  [/^GET \/api\/v2\/me\/imprimir\/dace\/[^/]+\/[^/]+$/, 'dace.file'],
  [/^GET \/api\/v2\/me\/imprimir\/[^/]+\/[^/]+$/, 'label.file'],
  [/^GET \/api\/v2\/me\/companies\/[^/]+\/(addresses|phones)$/, 'companies.details'],
  [/^GET \/imprimir\/[^/]+$/, 'label.page'],
];

/** Asked by POST. */
export const questions = ['shipment.calculate', 'shipment.tracking', 'shipment.cancellable'];

export function operationOf(call: IncomingCall): string {
  const key = `${call.method.toUpperCase()} ${call.path.replace(/\/+$/, '') || '/'}`;
  return exact[key] ?? patterns.find(([pattern]) => pattern.test(key))?.[1] ?? 'unknown';
}
