/** The tax office behind every NFS-e, a town's or the national one: slower than SEFAZ, with codes of its own, and it denies nobody. */
import type { WorldClock } from '../world/clock.mts';
import type { Random } from '../world/random.mts';
import { brazilDate } from './brazilTime.mts';
import { nationalObjections, townObjections } from './cityHallRules.mts';
import type { Objection } from './cityHallRules.mts';
import type { Rps } from './rps.mts';
import { afterDelay } from './sefaz.mts';

export interface CityHallBehaviour {
  /** World milliseconds between sending and the verdict; 0 and less: the verdict comes with the answer. */
  readonly delayMs: readonly [number, number];
  readonly rejectProbability: number;
  readonly rejections: readonly Objection[];
  /** World milliseconds from the authorization in which an NFS-e can be cancelled; 0 where the town wants to be asked in person. */
  readonly cancellableMs: number;
}

export const usualCityHall: CityHallBehaviour = {
  delayMs: [10_000, 60_000],
  rejectProbability: 0,
  rejections: [
    { code: 'E160', reason: 'Arquivo enviado fora da estrutura do arquivo XML de entrada.' },
    { code: 'E145', reason: 'Regime Especial de Tributação ausente/inválido.' },
    { code: 'E43', reason: 'Inscrição Municipal do prestador não encontrada na base de dados do município.' },
  ],
  cancellableMs: 30 * 24 * 60 * 60_000,
};

export interface CityHall {
  readonly clock: WorldClock;
  readonly random: Random;
  readonly behaviour: CityHallBehaviour;
}

/** Whose rules an RPS is held against. */
export type NfseSystem = 'town' | 'national';

/** Runs `decide` with what the tax office objects to, nothing where it authorizes: what is wrong first, then its mood. */
export function askCityHall(
  { clock, random, behaviour }: CityHall,
  system: NfseSystem,
  rps: Rps,
  decide: (found: Objection[]) => void,
): void {
  afterDelay({ clock, random }, behaviour.delayMs, () => {
    const found = system === 'town' ? townObjections(rps, brazilDate(clock.now())) : nationalObjections(rps);
    const moody = found.length === 0 && behaviour.rejections.length > 0 && random.chance(behaviour.rejectProbability);
    decide(moody ? [random.pick(behaviour.rejections)] : found);
  });
}

/** Why an NFS-e that was authorized at `authorizedAt` cannot be cancelled any more. */
export function cancellationObjection({ clock, behaviour }: CityHall, authorizedAt: number): Objection | undefined {
  if (clock.now() - authorizedAt < behaviour.cancellableMs) return undefined;
  return { code: 'E523', reason: 'A nota está fora do prazo permitido para cancelamento.' };
}
