/** The instance itself, and who is on WhatsApp. */
import { numberOf } from '../../whatsapp/phone.mts';
import type { Simulation } from './context.mts';

export function statusOf({ state: { connected } }: Simulation): Response {
  const error = connected ? 'You are already connected.' : 'You are not connected.';
  return Response.json({ connected, error, smartphoneConnected: connected });
}

export function show({ state }: Simulation): Response {
  const { secrets, connected, webhooks } = state;
  return Response.json({
    id: secrets.instanceId,
    token: secrets.instanceToken,
    name: 'Loja Ponte',
    connected,
    receivedCallbackUrl: webhooks.get('received') ?? null,
    deliveryCallbackUrl: webhooks.get('delivery') ?? null,
    messageStatusCallbackUrl: webhooks.get('message-status') ?? null,
  });
}

export function checkNumber(simulation: Simulation, phone: string | undefined): Response {
  if (phone === undefined || !/^\d{8,15}$/.test(phone)) {
    simulation.violation('number-check', 'the phone must be digits with the country code');
    return Response.json({ error: 'phone must be digits with the country code' }, { status: 400 });
  }
  const number = numberOf(phone);
  const exists = simulation.state.directory.has(number);
  const entry = { exists, phone: exists ? number.waId : null, lid: null };
  return Response.json(simulation.numberAnswer === 'list' ? [entry] : entry);
}
