/** Objects as events show them, in the version that each endpoint has. */
import { collectsInformation, type Context } from '../context.mts';
import type { EventName } from '../events/names.mts';
import { tell, type Told } from '../events/tell.mts';
import type { Charge, Dispute, Happening, PaymentIntent, Refund, Session } from '../model/state.mts';
import { chargeView } from '../views/charge.mts';
import { disputeView } from '../views/dispute.mts';
import { intentView } from '../views/intent.mts';
import { refundView } from '../views/refund.mts';
import { sessionView } from '../views/session.mts';

export type Shown = Pick<Told, 'livemode' | 'shown'>;

export const showing = {
  session: (session: Session): Shown => ({ livemode: session.livemode, shown: (version) => sessionView(session, version) }),
  intent: ({ state }: Context, intent: PaymentIntent): Shown => ({
    livemode: intent.livemode,
    shown: (version) => intentView(state, intent, collectsInformation(version)),
  }),
  charge: ({ state }: Context, charge: Charge): Shown => ({ livemode: charge.livemode, shown: () => chargeView(state, charge) }),
  refund: ({ state }: Context, refund: Refund): Shown => ({
    livemode: refund.livemode,
    shown: (version) => refundView(state, refund, collectsInformation(version)),
  }),
  dispute: ({ state }: Context, dispute: Dispute): Shown => ({ livemode: dispute.livemode, shown: () => disputeView(state, dispute) }),
};

export const tellOf = (
  context: Context,
  type: EventName,
  shown: Shown,
  previous?: Readonly<Record<string, unknown>>,
  request?: Happening['request'],
): Happening => tell(context, { type, ...shown, ...(previous ? { previous } : {}), ...(request ? { request } : {}) });
