/** Every route of the vendor that is simulated, and how a request finds its own. */
import type { Route } from './call.mts';
import { customerRoutes } from './customers/routes.mts';
import { financeRoutes } from './finance/routes.mts';
import { invoiceRoutes } from './invoices/routes.mts';
import { paymentLinkRoutes } from './links/routes.mts';
import { paymentChangingRoutes } from './payments/changing.routes.mts';
import { paymentCreationRoutes } from './payments/creation.routes.mts';
import { paymentReadingRoutes } from './payments/reading.routes.mts';
import { paymentSandboxRoutes } from './payments/sandbox.routes.mts';
import { installmentRoutes } from './recurring/installments.routes.mts';
import { subscriptionRoutes } from './recurring/subscriptions.routes.mts';
import { webhookRoutes } from './webhooks/routes.mts';

const routes: readonly Route[] = [
  ...customerRoutes,
  ...paymentCreationRoutes,
  ...paymentReadingRoutes,
  ...paymentChangingRoutes,
  ...paymentSandboxRoutes,
  ...subscriptionRoutes,
  ...installmentRoutes,
  ...paymentLinkRoutes,
  ...financeRoutes,
  ...invoiceRoutes,
  ...webhookRoutes,
];

export const operations: readonly string[] = routes.map(({ operation }) => operation);

export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** `path` with its `/v3`; a closing slash does not matter. */
export function findRoute(method: string, path: string): FoundRoute | undefined {
  const parts = path.replace(/\/$/, '').split('/');
  if (parts[1] !== 'v3') return undefined;
  for (const route of routes.filter((candidate) => candidate.method === method)) {
    const params = matchPattern(route.pattern.split('/').slice(1), parts.slice(2));
    if (params) return { route, params };
  }
  return undefined;
}

function matchPattern(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of pattern.entries()) {
    const part = parts[index]!;
    if (name.startsWith(':') && part !== '') params[name.slice(1)] = part;
    else if (name !== part) return undefined;
  }
  return params;
}
