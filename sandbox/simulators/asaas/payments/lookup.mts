/** Routes of one payment start by finding it. */
import { declined, notFound } from '../answers.mts';
import type { Call, Handler } from '../call.mts';
import type { Payment } from '../types.mts';

/** Runs `act` on the payment of the path; 404 where there is none. */
export function withPayment(act: (call: Call, payment: Payment) => Response): Handler {
  return (call) => {
    const payment = call.account.payments.get(call.params.id!);
    return payment ? act(call, payment) : notFound();
  };
}

/** As `withPayment`, and refuses what has been removed. */
export function withLivePayment(act: (call: Call, payment: Payment) => Response): Handler {
  return withPayment((call, payment) => (payment.deleted ? declined('invalid_action', 'A cobrança foi removida.') : act(call, payment)));
}
