/** What Stripe Payment writes. */
import { openCheckoutKeeper } from '../../../../vendors/stripe/payments/checkoutKeeper.ts';
import { stripeWorld } from '../../support/stripeWorld.mts';
import { idOf, type Operation } from '../operation.mts';
import { sceneOf } from '../scenes.mts';

const forms = [
  ['all of it', null],
  ['a part of it', 10],
] as const;

export const stripeOperations: readonly Operation[] = forms.map(([form, amount]) => ({
  vendor: 'stripe',
  node: 'Stripe Payment',
  operation: 'payment: refund',
  form,
  guard: 'key',
  scene: async () => {
    const world = stripeWorld();
    const { sessionId, paymentIntentId } = world.simulator.checkOut({ overrides: { method: 'card' } });
    await world.clock.sleep(60_000);
    const request = { paymentId: paymentIntentId!, key: 'k1', amount, reason: null };
    return sceneOf(world, (over) => world.connect({ settings: world.settings, ...over }), {
      run: async (connection) => idOf(await openCheckoutKeeper(connection).refund(request)),
      effects: () =>
        world.simulator
          .payments()
          .find((one) => one.sessionId === sessionId)!
          .refunds.map(({ id }) => id),
    });
  },
}));
