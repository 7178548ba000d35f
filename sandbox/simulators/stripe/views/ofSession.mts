/** What a payment shows of the session that it belongs to. */
import type { PaymentIntent, Session, State } from '../model/state.mts';
import { addressView, shippingName } from './parts.mts';

export const sessionOf = (state: State, intent: PaymentIntent | undefined): Session | undefined =>
  intent?.session == null ? undefined : state.sessions.get(intent.session);

export const shippingOf = (session: Session | undefined) =>
  session?.collectsShipping
    ? {
        address: addressView(session.shopper.home),
        carrier: null,
        name: shippingName(session.shopper),
        phone: session.phone,
        tracking_number: null,
      }
    : null;
