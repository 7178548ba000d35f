/** Webhook apps, made by API, and their deliveries. */
import { createHmac } from 'node:crypto';
import type { Answer } from '../../http/answer.mts';
import { createChecker } from '../../carriers/checker.mts';
import { hex, letters } from '../../world/randomText.mts';
import { failure, refuse, refuseFaults } from './answers.mts';
import { isoTime, vendor, type Call, type Options, type Order, type Simulation, type WebhookApp } from './context.mts';
import { dates } from './views.mts';

/** Vendor documentation: an answer within 30 seconds, 5 tries 15 minutes apart. */
const timeoutMs = 30_000;
const quarter = 900_000;
const schedule = [0, quarter, quarter, quarter, quarter];

export const events = ['order.created', 'order.released', 'order.generated', 'order.posted', 'order.delivered', 'order.cancelled'];

export function createWebhook({ simulation, body }: Call): Answer {
  const { state, random, world } = simulation;
  const wanted = readApp(simulation, body, true);
  const app: WebhookApp = {
    id: letters(random, 20),
    createdAt: world.clock.now(),
    secret: hex(random, 64),
    name: wanted.name ?? '',
    url: wanted.url ?? '',
    events: wanted.events ?? events,
    active: true,
  };
  state.webhooks.set(app.id, app);
  return { status: 201, body: { ...view(app), secret_token: app.secret } };
}

export const listWebhooks = ({ simulation }: Call): Answer => ({ status: 200, body: [...simulation.state.webhooks.values()].map(view) });

export function updateWebhook(call: Call): Answer {
  const app = named(call);
  const { name, url, events: listed, active } = readApp(call.simulation, call.body, false);
  Object.assign(app, { name: name ?? app.name, url: url ?? app.url, events: listed ?? app.events, active: active ?? app.active });
  return { status: 200, body: view(app) };
}

export function deleteWebhook(call: Call): Answer {
  call.simulation.state.webhooks.delete(named(call).id);
  return { status: 204 };
}

const named = ({ simulation, params }: Call): WebhookApp =>
  simulation.state.webhooks.get(params.id ?? '') ?? refuse(failure(404, 'not-found', 'Webhook não encontrado.'));

/** The secret is in the creating answer alone. */
const view = ({ id, name, url, events: listed, active, createdAt }: WebhookApp) => ({
  id,
  name,
  url,
  events: listed,
  is_active: active,
  created_at: isoTime(createdAt),
});

function readApp(simulation: Simulation, body: unknown, required: boolean) {
  const checker = createChecker(body);
  const name = checker.text('name', { required });
  const url = checker.text('url', { required });
  if (url !== null && !/^https:\/\/[^\s/]+\.[^\s]+$/.test(url)) checker.fail('url', 'URL inválida.');
  const listed = Array.from({ length: checker.list('events') }, (_, index) => checker.text(`events.${index}`) ?? '');
  if (listed.some((event) => !events.includes(event))) checker.fail('events', 'Evento inválido.');
  const active = checker.at('is_active') === undefined ? undefined : checker.flag('is_active');
  refuseFaults(simulation, checker, 'webhook-body');
  return { name, url, events: checker.at('events') === undefined ? undefined : listed, active };
}

export function sign(body: string, secret: string, how: Options['signature'] = 'hex'): string {
  const digest = createHmac('sha256', secret).update(body);
  if (how === 'base64') return digest.digest('base64');
  return how === 'hex' ? digest.digest('hex') : `sha256=${digest.digest('hex')}`;
}

export function notify(simulation: Simulation, order: Order, event: string): void {
  const { state, world, options } = simulation;
  for (const app of state.webhooks.values()) {
    if (!app.active || !app.events.includes(event)) continue;
    const { url } = app;
    const body = JSON.stringify({ event, data: dataOf(simulation, order) });
    void world.webhooks.send({
      vendor,
      topic: event,
      url,
      headers: { 'Content-Type': 'application/json', 'X-ME-Signature': sign(body, app.secret, options.signature) },
      body,
      schedule,
      timeoutMs,
      isSuccess: (status) => status >= 200 && status < 300,
      wanted: () => simulation.state === state && state.webhooks.get(app.id) === app && app.active && app.url === url,
    });
  }
}

function dataOf({ secrets }: Simulation, order: Order): Record<string, unknown> {
  const { updated_at: _updated, ...moments } = dates(order);
  return {
    protocol: null,
    id: order.id,
    status: order.status,
    tracking: order.tracking,
    self_tracking: null,
    user_id: secrets.userId,
    tags: order.tags,
    ...moments,
    tracking_url: order.tracking === null ? null : `rastreio.superfrete.com/#/tracking/${order.tracking}`,
  };
}
