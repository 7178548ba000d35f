/** Webhooks of the user: made, listed, read, changed and deleted. */
import { z } from 'zod';
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { checkShape } from '../../http/shape.mts';
import { newUid, professional, type Simulation, type Webhook } from './context.mts';
import { conflict, invalid, notFound, refuse } from './errors.mts';

export const triggers = [
  'BOOKING_CREATED',
  'BOOKING_PAYMENT_INITIATED',
  'BOOKING_PAID',
  'BOOKING_RESCHEDULED',
  'BOOKING_REQUESTED',
  'BOOKING_CANCELLED',
  'BOOKING_REJECTED',
  'BOOKING_NO_SHOW_UPDATED',
  'FORM_SUBMITTED',
  'MEETING_ENDED',
  'MEETING_STARTED',
  'RECORDING_READY',
  'INSTANT_MEETING',
  'RECORDING_TRANSCRIPTION_GENERATED',
  'OOO_CREATED',
  'AFTER_HOSTS_CAL_VIDEO_NO_SHOW',
  'AFTER_GUESTS_CAL_VIDEO_NO_SHOW',
  'FORM_SUBMITTED_NO_EVENT',
] as const;

const shape = z
  .object({
    subscriberUrl: z.string().url(),
    triggers: z.array(z.enum(triggers)).min(1),
    active: z.boolean(),
    payloadTemplate: z.string().nullish(),
    secret: z.string().nullish(),
    version: z.string().optional(),
  })
  .strict();

const view = ({ id, subscriberUrl, triggers: chosen, active, payloadTemplate, secret }: Webhook) => ({
  id,
  userId: professional.id,
  subscriberUrl,
  triggers: chosen,
  active,
  payloadTemplate,
  ...(secret === null ? {} : { secret }),
});

const success = (data: unknown, status = 200): Answer => ({ status, body: { status: 'success', data } });

function read(simulation: Simulation, schema: z.ZodType, text: string): Partial<z.infer<typeof shape>> {
  const body = parseJson(text);
  const { faults, unknown } = checkShape(schema, body);
  if (unknown.length > 0) simulation.violation('unknown-field', unknown.join(', '));
  if (faults[0]) {
    simulation.violation('invalid-webhook', faults[0].path);
    refuse(invalid(`${faults[0].path} is invalid: ${faults[0].rule}`));
  }
  return body as Partial<z.infer<typeof shape>>;
}

export function createWebhook(simulation: Simulation, { body }: Incoming): Answer {
  const { state, random } = simulation;
  const wanted = read(simulation, shape, body);
  if ([...state.webhooks.values()].some(({ subscriberUrl }) => subscriberUrl === wanted.subscriberUrl)) refuse(conflict());
  const webhook: Webhook = {
    id: newUid(random),
    subscriberUrl: wanted.subscriberUrl!,
    triggers: wanted.triggers!,
    active: wanted.active!,
    payloadTemplate: wanted.payloadTemplate ?? null,
    secret: wanted.secret ?? null,
  };
  state.webhooks.set(webhook.id, webhook);
  return success(view(webhook), 201);
}

/** 250 unless told. */
export function listWebhooks({ state }: Simulation, { url }: Incoming): Answer {
  const skip = Number(url.searchParams.get('skip') ?? 0);
  const take = Number(url.searchParams.get('take') ?? 250);
  return success([...state.webhooks.values()].slice(skip, skip + take).map(view));
}

function named({ state }: Simulation, { url }: Incoming): Webhook {
  const id = url.pathname.split('/').at(-1)!;
  return state.webhooks.get(id) ?? refuse(notFound(`Webhook (${id}) not found`));
}

export const getWebhook = (simulation: Simulation, incoming: Incoming): Answer => success(view(named(simulation, incoming)));

export function changeWebhook(simulation: Simulation, incoming: Incoming): Answer {
  const webhook = named(simulation, incoming);
  Object.assign(webhook, read(simulation, shape.partial(), incoming.body));
  return success(view(webhook));
}

export function deleteWebhook(simulation: Simulation, incoming: Incoming): Answer {
  const webhook = named(simulation, incoming);
  simulation.state.webhooks.delete(webhook.id);
  return success(view(webhook));
}
