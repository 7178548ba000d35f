/** Refusals in SuperFrete's shapes. */
import { Refusal, type Answer } from '../../http/answer.mts';
import type { Checker } from '../../carriers/checker.mts';
import type { Simulation } from './context.mts';

/** The kinds are gRPC's words. */
export const failure = (status: number, error: string, message: string): Answer => ({ status, body: { message, error } });

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};

export const invalid = (errors: Readonly<Record<string, readonly string[]>>): Answer => ({
  status: 400,
  body: { message: 'Ocorreu um ou mais erros.', errors },
});

export function refuseFaults(simulation: Simulation, checker: Checker, rule: string): void {
  if (!checker.failed) return;
  simulation.violation(rule, Object.keys(checker.errors).join(', '));
  refuse(invalid(checker.errors));
}

export const noSuchOrder = () => failure(404, 'not-found', 'Etiqueta não encontrada.');
export const tooMany = (): Answer => failure(429, 'resource-exhausted', 'Muitas requisições. Tente novamente mais tarde.');

/** The load balancer's own page: no JSON. */
export const broken = (): Answer => ({
  status: 502,
  headers: { 'Content-Type': 'text/html; charset=UTF-8' },
  body: '<html><head><title>502 Server Error</title></head><body><h1>Error: Server Error</h1></body></html>',
});
