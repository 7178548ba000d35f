/** Writes down who asked what, in the order in which it was asked. */
import type { MailServer } from '../../../../sandbox/mail/server.mts';
import { matchesHost, type Answer } from '../../../../sandbox/world/dispatch.mts';
import type { World } from '../../../../sandbox/world/world.mts';
import { createAsking } from './asking.mts';
import { callOf, type Call } from './call.mts';
import type { Handle } from './door.mts';
import type { RecordedEvent, RecordedStep, Recording } from './recording.mts';

/** The answer is written when it comes. */
type Written = Omit<Call, 'answer'> & { answer?: string };

interface OpenStep {
  readonly node: string;
  readonly calls: Written[];
  isLook: boolean;
}

interface OpenEvent {
  readonly title: string;
  readonly steps: OpenStep[];
  readonly stoppedAt: string[];
}

export interface Recorder {
  /** What this work asks belongs to the steps that it begins, whenever it leaves. */
  within<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Requests that nobody waits for may still be under way. */
  isAsking(): boolean;
  /** Everything until the next one belongs to this event. */
  beginEvent(title: string): void;
  /** A node begins its work, or goes on with it. */
  beginStep(node: string): void;
  /** A trigger looks around by itself, which is a step where it asks something. */
  beginLook(node: string): void;
  /** A node has ended: mails go past the proxy, and are read where they arrived. */
  endStep(): void;
  stop(node: string): void;
  /** A trigger does not take a delivery. */
  refuse(code: number): void;
  /** What was written down so far is not asked for. */
  forget(): void;
  readonly handle: Handle;
  recording(): Recording;
  close(): void;
}

export function createRecorder(world: World, mail: MailServer): Recorder {
  const events: OpenEvent[] = [];
  const asking = createAsking<OpenStep>();
  let mailed = 0;
  const calls = () => events.at(-1)?.steps.at(-1)?.calls;

  const stepOf = (node: string) => {
    const { steps } = events.at(-1)!;
    if (steps.at(-1)?.node !== node) steps.push({ node, calls: [], isLook: true });
    const step = steps.at(-1)!;
    asking.begin(step);
    return step;
  };

  const write = async (host: string, request: Request): Promise<(answer: Answer | undefined) => void> => {
    const into = asking.stepOf(request)?.calls ?? calls();
    if (!into) throw new Error(`${host} was asked by nobody`);
    const call: Written = callOf({
      vendor: vendorOf(world, host, request),
      method: request.method,
      url: request.url,
      contentType: request.headers.get('content-type') ?? '',
      body: await request.clone().text(),
    });
    into.push(call);
    return (answer) => {
      const said = answer instanceof Response ? String(answer.status) : String(answer);
      if (!said.startsWith('2')) call.answer = said;
      if (said === '401') leaveOneOut(into, into.indexOf(call));
    };
  };

  return {
    within: asking.within,
    isAsking: () => asking.underWay() > 0,
    close: asking.stop,
    beginEvent: (title) => void events.push({ title, steps: [], stoppedAt: [] }),
    beginStep(node) {
      stepOf(node).isLook = false;
    },
    beginLook: (node) => void stepOf(node),
    endStep() {
      for (const { to, text } of mail.mails.slice(mailed))
        calls()?.push({ asked: `mail SEND to ${to.length}`, query: [], body: text === '' ? ['subject'] : ['subject', 'text'] });
      mailed = mail.mails.length;
    },
    refuse: (code) => void calls()!.push({ asked: `n8n REFUSE a delivery with ${code}`, query: [], body: [] }),
    stop: (node) => void events.at(-1)!.stoppedAt.push(node),
    forget: () => void events.splice(0),
    async handle(host, request, clientGone) {
      const answered = await write(host, request);
      const answer = await world.dispatcher.handle(host, request, clientGone);
      answered(answer);
      return answer;
    },
    recording: () => events.map(recordedEvent),
  };
}

function recordedEvent({ title, steps, stoppedAt }: OpenEvent): RecordedEvent {
  const told: RecordedStep[] = [];
  for (const { node, calls, isLook } of steps) {
    const before = told.at(-1);
    if (before?.node === node) told[told.length - 1] = { node, calls: [...before.calls, ...calls] };
    else if (!isLook || calls.length > 0) told.push({ node, calls });
  }
  return { title, steps: told, ...(stoppedAt.length > 0 ? { stoppedAt } : {}) };
}

/** An n8n before 2.10 asks twice before it renews a login (`runtime/host/transport.ts`): that is told once, as it is in newer ones. */
function leaveOneOut(calls: Written[], index: number): void {
  const [first, second] = [calls[index - 1], calls[index]];
  if (first?.answer === '401' && first.asked === second?.asked) calls.splice(index, 1);
}

function vendorOf({ simulators }: World, host: string, request: Request): string {
  const found = simulators.find((one) => one.hosts.some((pattern) => matchesHost(pattern, host)) && (one.owns?.(request) ?? true));
  return found?.vendor ?? host;
}
