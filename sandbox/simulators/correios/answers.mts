/** Refusals in the shape of the gateway: what went wrong is in `msgs`. */
import type { Checker } from '../../carriers/checker.mts';
import { brazilDateTime } from '../../fiscal/brazilTime.mts';
import { Refusal, type Answer } from '../../http/answer.mts';
import type { Call, Simulation } from './context.mts';

/** Brasília time without a zone. */
export const localTime = (at: number): string => brazilDateTime(at).replace(' ', 'T');

interface Where {
  readonly simulation: Pick<Simulation, 'world'>;
  readonly method: string;
  readonly path: string;
}

export const failure = ({ simulation, method, path }: Where, status: number, ...msgs: readonly string[]): Answer => ({
  status,
  body: {
    msgs,
    date: localTime(simulation.world.clock.now()),
    method,
    path,
    causa: 'br.com.correios.ws.CorreiosException',
    stackTrace: 'br.com.correios.ws.CorreiosException: …',
  },
});

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};

export function refuseFaults(call: Call, checker: Checker, code: string, rule: string): void {
  if (!checker.failed) return;
  call.simulation.violation(rule, Object.keys(checker.errors).join(', '));
  const messages = Object.values(checker.errors).flat();
  refuse(failure(call, 400, ...messages.map((message) => `${code}: ${message}`)));
}

/** The firewall in front of the gateway answers by itself. */
export const firewall = (): Answer => ({
  status: 403,
  headers: { 'Content-Type': 'text/html', Server: 'CDN' },
  body: "<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\nYou don't have permission to access this server.<P>\nReference&#32;&#35;18&#46;0\n</BODY>\n</HTML>\n",
});

export const tooMany = (): Answer => ({ status: 429 });
