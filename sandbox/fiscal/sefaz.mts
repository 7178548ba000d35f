/** The tax authority behind every issuer: takes a document, thinks for a while, and authorizes, rejects or denies it. */
import type { WorldClock } from '../world/clock.mts';
import type { Random } from '../world/random.mts';
import { digits } from '../world/randomText.mts';
import { strictnessOf, type Strictness } from '../world/strictness.mts';
import { accessKey } from './accessKey.mts';
import { brazilDate } from './brazilTime.mts';
import type { FiscalDocument } from './document.mts';
import type { Protocol } from './nfeXml.mts';
import { issuerState, stateNumber } from './places.mts';
import type { Rejection } from './rejection.mts';
import { faultOf } from './sefazRules.mts';

export interface SefazBehaviour {
  /** World milliseconds between sending and the verdict; 0 and less: the verdict comes with the answer. */
  readonly delayMs: readonly [number, number];
  readonly rejectProbability: number;
  readonly rejections: readonly Rejection[];
  readonly denyProbability: number;
}

export const usualSefaz: SefazBehaviour = {
  delayMs: [1000, 4000],
  rejectProbability: 0,
  rejections: [
    { code: '778', reason: 'Rejeição: Informado NCM inexistente' },
    { code: '539', reason: 'Rejeição: Duplicidade de NF-e com diferença na Chave de Acesso' },
    { code: '204', reason: 'Rejeição: Duplicidade de NF-e' },
  ],
  denyProbability: 0,
};

export interface Verdict extends Protocol {
  readonly kind: 'authorized' | 'rejected' | 'denied';
}

export interface Authority {
  readonly clock: WorldClock;
  readonly random: Random;
  readonly sefaz: SefazBehaviour;
  /** Rules that are kept or not; default as the sandbox has them. */
  readonly strict?: Strictness;
}

/** A key for a document that is issued now; the eight digits of it are drawn. */
export function newAccessKey(
  { clock, random }: Authority,
  { cnpj, model, serie, numero }: { cnpj: string; model: 55 | 65; serie: number; numero: number },
): string {
  const code = digits(random, 8);
  return accessKey({ state: stateNumber(issuerState), issuedOn: brazilDate(clock.now()), cnpj, model, serie, numero, code });
}

/** Runs `decide` when SEFAZ has thought: at once where it does not make anybody wait. */
export const afterThinking = ({ clock, random, sefaz }: Authority, decide: () => void): void =>
  afterDelay({ clock, random }, sefaz.delayMs, decide);

/** The same for any tax office; the delay is drawn. */
export function afterDelay(
  { clock, random }: Pick<Authority, 'clock' | 'random'>,
  [shortest, longest]: readonly [number, number],
  decide: () => void,
): void {
  const delayMs = random.int(shortest, longest);
  if (delayMs <= 0) decide();
  else clock.after(delayMs, decide);
}

/** What is wrong with the document first, then SEFAZ's mood. */
export function judge({ clock, random, sefaz, strict = strictnessOf({}) }: Authority, document: FiscalDocument): Verdict {
  const at = clock.now();
  const moody = sefaz.rejections.length > 0 && random.chance(sefaz.rejectProbability) ? random.pick(sefaz.rejections) : undefined;
  const rejection = faultOf(document, strict) ?? moody;
  if (rejection) return { kind: 'rejected', status: rejection.code, reason: rejection.reason, at };
  const denied = random.chance(sefaz.denyProbability);
  const protocol = newProtocol(clock, random);
  if (denied) return { kind: 'denied', status: '302', reason: 'Uso Denegado: Irregularidade fiscal do destinatário', protocol, at };
  return { kind: 'authorized', status: '100', reason: 'Autorizado o uso da NF-e', protocol, at };
}

/** Fifteen digits: who authorized, state, year, a number. */
export const newProtocol = (clock: WorldClock, random: Random): string =>
  `1${stateNumber(issuerState)}${brazilDate(clock.now()).slice(2, 4)}${digits(random, 10)}`;
