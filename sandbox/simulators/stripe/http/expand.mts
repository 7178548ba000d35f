/** `expand[]=payment_intent.latest_charge`: ids become what they name, and lists appear that are not there otherwise. */
import { collectsInformation, type Context } from '../context.mts';
import { transactionView } from '../views/balance.mts';
import { chargeView } from '../views/charge.mts';
import { intentView } from '../views/intent.mts';
import { refundView } from '../views/refund.mts';
import { lineView, productView, sessionView } from '../views/session.mts';
import { invalid } from './errors.mts';

type Shown = Record<string, unknown>;

const deepest = 4;

export function expand(context: Context, version: string, shown: Shown, paths: readonly string[]): Shown {
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > deepest) invalid('You cannot expand more than 4 levels of a property.', 'expand');
    step(context, version, shown, steps, path);
  }
  return shown;
}

function step(context: Context, version: string, at: Shown, [name, ...rest]: readonly string[], path: string): void {
  if (name === undefined) return;
  const value = at[name] === undefined ? hiddenList(context, version, at, name) : at[name];
  if (Array.isArray(value)) {
    for (const each of value as Shown[]) step(context, version, each, rest, path);
    return;
  }
  // What names nothing stays so.
  if (value === null) return;
  const found = typeof value === 'string' ? lookUp(context, version, value) : value;
  if (typeof found !== 'object' || found === null) {
    context.violation('expand', path);
    invalid(`This property cannot be expanded (${path}).`, 'expand');
  }
  at[name] = found;
  step(context, version, found as Shown, rest, path);
}

/** Lists that stand in an object only where they are asked for; of line items the first ten. */
function hiddenList({ state }: Context, version: string, at: Shown, name: string): Shown | undefined {
  const id = String(at.id);
  if (at.object === 'checkout.session' && name === 'line_items') {
    const session = state.sessions.get(id)!;
    const data = session.lines.slice(0, 10).map((line) => lineView(session, line));
    return { object: 'list', data, has_more: session.lines.length > 10, url: `/v1/checkout/sessions/${id}/line_items` };
  }
  if (at.object === 'charge' && name === 'refunds') {
    const mine = [...state.refunds.values()].filter(({ charge }) => charge === id).toReversed();
    const data = mine.slice(0, 10).map((one) => refundView(state, one, collectsInformation(version)));
    return { object: 'list', data, has_more: mine.length > 10, url: `/v1/charges/${id}/refunds` };
  }
  return undefined;
}

function lookUp({ state }: Context, version: string, id: string): Shown | undefined {
  const isNew = collectsInformation(version);
  const intent = state.paymentIntents.get(id);
  if (intent) return intentView(state, intent, isNew);
  const charge = state.charges.get(id);
  if (charge) return chargeView(state, charge);
  const session = state.sessions.get(id);
  if (session) return sessionView(session, version);
  const transaction = transactionView(state, id);
  if (transaction) return transaction;
  for (const one of state.sessions.values()) {
    const line = one.lines.find(({ product }) => product.id === id);
    if (line) return productView(one, line);
  }
  return undefined;
}
