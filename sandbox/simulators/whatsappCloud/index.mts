/** WhatsApp Cloud API (Meta Graph), simulated: templates, messages, media, statuses. */
import { Hono } from 'hono';
import { identityOf } from '../../whatsapp/phone.mts';
import type { Listener, Speech } from '../../whatsapp/speech.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { vendor } from './context.mts';
import type { Options, Simulation } from './context.mts';
import { openWindow } from './delivery.mts';
import { plan } from './failures.mts';
import type { Failure } from './failures.mts';
import { graphError, refusal } from './graphError.mts';
import { toLedger } from './ledger.mts';
import { operationOf } from './operations.mts';
import { buttonContent, publishInbound, publishPreference } from './inboundWebhook.mts';
import { fileHost } from './media.mts';
import { recipientOf, remember } from './phone.mts';
import { route } from './router.mts';
import { createSecrets } from './secrets.mts';
import type { Secrets } from './secrets.mts';
import { hear } from './speech/hear.mts';
import { testSample } from './speech/testSample.mts';
import { createState } from './state.mts';
import type { HostedFile, MessageStatus, SentMessage } from './state.mts';
import { publishStrangersStatus } from './statusWebhook.mts';
import { createTemplate, seedTemplates } from './templates.mts';
import type { Template, TemplateDraft, TemplateStatus } from './templates.mts';
import { truths } from './truths.mts';
import { post, subscribe } from './webhooks.mts';

export type { Options as WhatsappCloudOptions } from './context.mts';
export type { Failure as GraphFailure } from './failures.mts';
export type { HostedFile, MessageStatus, SentMessage } from './state.mts';
export type { Template, TemplateDraft, TemplateStatus } from './templates.mts';

export interface WhatsappCloudSimulator extends Simulator, Listener {
  readonly secrets: Secrets;
  /** Full content, for the page that shows the customer's phone. */
  messages(): readonly SentMessage[];
  templates(): readonly Template[];
  addTemplate(draft: TemplateDraft): Template;
  setTemplateStatus(name: string, status: TemplateStatus): void;
  /** Registers the callback where it echoes the challenge. */
  subscribe(callbackUrl: string, verifyToken: string): Promise<boolean>;
  unsubscribe(): void;
  /** As if this number had just written to the shop: free text may be sent to it for 24 hours. */
  openWindow(phone: string): void;
  /** A message of the customer: opens the window and is posted to the callback; answers its id. */
  receive(phone: string, text: string, phoneNumberId?: string): string;
  /** The customer presses a reply button under a message that was sent; the index counts these buttons. */
  pressButton(sentId: string, index: number): string;
  /** This person shows a username: webhooks know only the business-scoped id from now on. */
  hideNumber(phone: string): void;
  /** The user id of a person: what `recipient` takes. */
  userIdOf(phone: string): string;
  /** The statuses that the next message goes through, one a second, instead of a course by chance. */
  planCourse(statuses: readonly MessageStatus[]): void;
  /** Posts a status of a message that was not sent through this API; answers its id. */
  strangersStatus(status: 'sent' | 'delivered' | 'read'): string;
  /** What lies at a link; a link that nobody told of is taken for a fitting file. */
  hostFile(link: string, file: HostedFile): void;
  /** The number is taken off the Cloud API: sending answers 133010 until a reset. */
  unregisterNumber(): void;
  /** Nobody answers at this number: messages to it fail with 131026. */
  setUnreachable(phone: string): void;
  /** The customer stops (or resumes) marketing messages. */
  setMarketing(phone: string, value: 'stop' | 'resume'): void;
  /** The next calls of an operation answer this Graph error; see the truths for codes that come late. */
  setFailure(failure: Failure): void;
  /** Somebody presses "Test" beside the field `messages` in Meta's panel. */
  sendTestSample(): void;
  /** The token stops working until a reset, as when its owner changes the password. */
  revokeToken(): void;
}

export function createWhatsappCloud(world: WorldServices, options: Options = {}): WhatsappCloudSimulator {
  const secrets = createSecrets(world.random.fork('whatsappCloud.secrets'));
  const simulation: Simulation = {
    world,
    options,
    state: fresh(world, options, secrets),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  const app = new Hono();
  app.all('*', (call) => route(simulation, call.req.raw));

  return {
    vendor,
    hosts: ['graph.facebook.com', fileHost],
    app,
    truths,
    secrets,
    operationOf,
    ambiguousOperations: ['message.send'],
    rateLimitedAnswer: (call) => graphError(rateLimit(operationOf(call))),
    serverErrorAnswer: () => graphError(refusal(131000, 'Message failed to send due to an unknown error.')),
    ledger: () => toLedger(simulation.state.messages.values()),
    reset: () => void (simulation.state = fresh(world, options, secrets)),
    ...controls(simulation),
  };
}

const rateLimit = (operation: string) =>
  operation === 'message.send'
    ? refusal(130429, 'Cloud API message throughput has been reached.')
    : refusal(80007, 'The WhatsApp Business Account has reached its rate limit.');

const fresh = (world: WorldServices, options: Options, secrets: Secrets) => {
  const random = world.random.fork('whatsappCloud.state');
  return createState(random, secrets, seedTemplates(random, options.fillerTemplates ?? 0));
};

function controls(simulation: Simulation) {
  return {
    messages: () => [...simulation.state.messages.values()],
    templates: () => simulation.state.templates,
    addTemplate(draft: TemplateDraft): Template {
      const template = createTemplate(draft, `8${String(++simulation.state.counter).padStart(14, '0')}`);
      simulation.state.templates.push(template);
      return template;
    },
    setTemplateStatus(name: string, status: TemplateStatus) {
      for (const template of simulation.state.templates) if (template.name === name) template.status = status;
    },
    subscribe: (callbackUrl: string, verifyToken: string) => subscribe(simulation, callbackUrl, verifyToken),
    unsubscribe: () => void (simulation.state.subscription = undefined),
    openWindow: (phone: string) => openWindow(simulation, phone),
    hear: (speech: Speech) => hear(simulation, speech),
    sendTestSample: () => post(simulation, [testSample], '0'),
    receive(phone: string, text: string, phoneNumberId?: string) {
      openWindow(simulation, phone);
      return publishInbound(simulation, { phone, phoneNumberId, content: { type: 'text', text: { body: text } } });
    },
    pressButton(sentId: string, index: number) {
      const message = simulation.state.messages.get(sentId);
      if (!message?.waId) throw new Error(`No message ${sentId} that was sent to a phone number`);
      openWindow(simulation, message.waId);
      return publishInbound(simulation, { phone: message.waId, content: buttonContent(simulation, message, index) });
    },
    hideNumber(phone: string) {
      simulation.state.usernames.add(remember(simulation, recipientOf(phone)).identity);
    },
    userIdOf: (phone: string) => remember(simulation, recipientOf(phone)).userId,
    planCourse: (statuses: readonly MessageStatus[]) => void simulation.state.courses.push(statuses),
    strangersStatus: (status: 'sent' | 'delivered' | 'read') => publishStrangersStatus(simulation, status),
    hostFile: (link: string, file: HostedFile) => void simulation.state.files.set(link, file),
    unregisterNumber: () => void (simulation.state.registered = false),
    setUnreachable: (phone: string) => simulation.state.directory.setUnreachable(phone),
    setMarketing(phone: string, value: 'stop' | 'resume') {
      if (value === 'stop') simulation.state.optedOut.add(identityOf(phone));
      else simulation.state.optedOut.delete(identityOf(phone));
      publishPreference(simulation, phone, value);
    },
    setFailure: (failure: Failure) => plan(simulation, failure),
    revokeToken: () => void (simulation.state.tokenRevoked = true),
  };
}
