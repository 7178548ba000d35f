/** Refusals in HubSpot's shape. */
import { Refusal, type Answer } from '../../http/answer.mts';
import type { Random } from '../../world/random.mts';
import { hex } from '../../world/randomText.mts';
import type { Simulation } from './context.mts';

const correlationId = (random: Random) => [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-');

export const failure = (
  { random }: Pick<Simulation, 'random'>,
  status: number,
  category: string,
  message: string,
  more: object = {},
): Answer => ({
  status,
  body: { status: 'error', message, correlationId: correlationId(random), category, ...more },
});

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};

export interface BadValue {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** Every bad value is named, in the message as JSON and in `errors`. */
export function badValues(simulation: Simulation, found: readonly BadValue[]): Answer {
  const inText = found.map(({ name, code, message }) => ({
    isValid: false,
    message,
    error: code,
    name,
    localizedErrorMessage: message,
    portalId: simulation.secrets.portalId,
  }));
  return failure(simulation, 400, 'VALIDATION_ERROR', `Property values were not valid: ${JSON.stringify(inText)}`, {
    errors: found.map(({ name, code, message }) => ({ message, code, context: { propertyName: [name] } })),
  });
}

export const invalid = (simulation: Simulation, message: string): Answer => failure(simulation, 400, 'VALIDATION_ERROR', message);

export const notFound = (simulation: Simulation): Answer => failure(simulation, 404, 'OBJECT_NOT_FOUND', 'resource not found');

export const contactExists = (simulation: Simulation, id: string): Answer =>
  failure(simulation, 409, 'CONFLICT', `Contact already exists. Existing ID: ${id}`);

export const unauthorized = (simulation: Simulation): Answer =>
  failure(
    simulation,
    401,
    'INVALID_AUTHENTICATION',
    'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
  );

const limitWords = {
  TEN_SECONDLY_ROLLING: 'You have reached your ten_secondly_rolling limit.',
  SECONDLY: 'You have reached your secondly limit.',
  DAILY: 'You have reached your daily limit.',
} as const;

export const rateLimited = ({ random }: Pick<Simulation, 'random'>, policyName: keyof typeof limitWords): Answer => ({
  status: 429,
  body: {
    status: 'error',
    message: limitWords[policyName],
    errorType: 'RATE_LIMIT',
    correlationId: correlationId(random),
    policyName,
    groupName: 'publicapi:private-apps:10secondly',
  },
});

export const broken = ({ random }: Pick<Simulation, 'random'>): Answer => ({
  status: 500,
  body: { status: 'error', message: 'internal error', correlationId: correlationId(random) },
});
