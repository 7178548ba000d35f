/**
 * A line to nobody: what a vendor was asked for one item, and what it answered, is asked and answered again for every other item, with its own
 * number in the place of the first one's. A simulated vendor would keep all of them, and its time and memory would be measured, too.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { HttpRequest, HttpResponse, NoAnswer, Transport } from '../../../runtime/client/http.ts';

type Answer = HttpResponse | NoAnswer;

interface Asking {
  readonly item: number;
  readonly run: number;
  /** How often each question was asked for this item. */
  readonly asked: Map<string, number>;
}

export interface RecordedLine {
  readonly transport: Transport;
  /** What the vendor was asked for the first item. */
  calls(): number;
  /** From here on, and for whatever follows from here, the line is asked for this item of this run of the node. */
  enter(item: number, run: number): void;
  /** No vendor is asked any more. */
  stopRecording(): void;
}

/** `rename`: a text about the first item as one about another. */
export function recordedLine(vendor: Transport, rename: (text: string, item: number) => string): RecordedLine {
  const askings = new AsyncLocalStorage<Asking>();
  const recorded = new Map<string, string[]>();
  let isRecording = true;
  let calls = 0;

  const record = async (request: HttpRequest, question: string) => {
    const answer = await vendor(request);
    calls++;
    recorded.set(question, [...(recorded.get(question) ?? []), JSON.stringify(answer)]);
    return answer;
  };

  const transport: Transport = async (request) => {
    const question = questionOf(request);
    if (isRecording) return await record(request, question);
    const asking = askings.getStore();
    const answers = recorded.get(question);
    if (!asking || !answers) throw new Error(`nobody has asked this for the first item: ${question}`);
    const before = asking.asked.get(question) ?? 0;
    asking.asked.set(question, before + 1);
    const answer = answers[Math.min(before, answers.length - 1)]!;
    await Promise.resolve();
    return JSON.parse(rename(answer, asking.item)) as Answer;
  };

  return {
    transport,
    calls: () => calls,
    enter(item, run) {
      const now = askings.getStore();
      if (now?.item !== item || now.run !== run) askings.enterWith({ item, run, asked: new Map() });
    },
    stopRecording: () => void (isRecording = false),
  };
}

/** What a request is about, whichever item it is for. */
function questionOf({ method, url, body }: HttpRequest): string {
  const named = (body as { query?: string; call?: string } | undefined) ?? {};
  const operation = named.call ?? /\b(?:query|mutation)\s+\w+/.exec(named.query ?? '')?.[0] ?? '';
  return `${method} ${url.replace(/\w*\d\w*/g, '#')} ${operation}`;
}
