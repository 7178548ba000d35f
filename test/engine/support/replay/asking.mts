/**
 * On whose behalf a request leaves this process: a trigger's or a node's, also where it waits for no answer and the flow has gone on. The
 * request carries a mark as far as the proxy.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const mark = 'x-replay-step';
const created = 'http.client.request.created';

export interface Asking<Step> {
  /** What this work asks is asked by the step that was begun last in it. */
  within<Result>(work: () => Promise<Result>): Promise<Result>;
  begin(step: Step): void;
  /** Takes the mark off; undefined where the request has none. */
  stepOf(request: Request): Step | undefined;
  /** Requests that have left and have not been answered. */
  underWay(): number;
  stop(): void;
}

export function createAsking<Step>(): Asking<Step> {
  const current = new AsyncLocalStorage<{ step?: Step }>();
  const steps: Step[] = [];
  let underWay = 0;
  const note = (message: unknown) => {
    const { request } = message as { request: ClientRequest };
    const step = current.getStore()?.step;
    if (step === undefined || request.headersSent) return;
    request.setHeader(mark, String(steps.push(step) - 1));
    underWay++;
    request.once('close', () => underWay--);
  };
  subscribe(created, note);
  return {
    within: async (work) => await current.run({}, work),
    begin(step) {
      const store = current.getStore();
      if (store) store.step = step;
    },
    stepOf(request) {
      const index = request.headers.get(mark);
      request.headers.delete(mark);
      return index === null ? undefined : steps[Number(index)];
    },
    underWay: () => underWay,
    stop: () => void unsubscribe(created, note),
  };
}
