/** What belongs to the application: its callback, its own token, and what is behind a token. */
import type { Answer } from '../../http/answer.mts';
import { shakeHands } from '../../meta/handshake.mts';
import { letters } from '../../world/randomText.mts';
import type { Call, Simulation, Token } from './context.mts';
import { brokenToken, invalidParameter, refuse } from './errors.mts';
import { wordsIn } from './pages.mts';

function needAppToken({ simulation, token }: Call): void {
  if (token.kind === 'app') return;
  simulation.violation('app-token', "the application's subscriptions ask for its own token");
  refuse({ code: 15, message: '(#15) This method must be called with an app access_token.' });
}

/** Makes the callback of the object `page`, or puts it in the place of the one that is there. */
export async function subscribeApp(call: Call): Promise<Answer> {
  const { simulation, fields } = call;
  needAppToken(call);
  const { callback_url: callbackUrl, verify_token: verifyToken } = fields;
  if (fields.object !== 'page') refuse(invalidParameter('Param object must be one of {page}'));
  if (typeof callbackUrl !== 'string' || !callbackUrl.startsWith('https://')) return misuse(simulation, 'callback_url must be https');
  if (typeof verifyToken !== 'string' || verifyToken === '') return misuse(simulation, 'verify_token is mandatory');
  const challenge = String(simulation.random.int(100_000_000, 1_999_999_999));
  const greeted = await shakeHands({
    callbackUrl: simulation.world.route?.(callbackUrl) ?? callbackUrl,
    verifyToken,
    challenge,
    get: simulation.options.get,
  });
  if (greeted !== true) {
    const reason = greeted === undefined ? 'no answer' : `HTTP Status Code = ${greeted}`;
    refuse({ code: 2200, message: `(#2200) Callback verification failed with the following errors: ${reason}` });
  }
  const before = simulation.state.appSubscription;
  if (before && before.callbackUrl !== callbackUrl)
    simulation.violation('callback-replaced', 'another callback of the application is gone');
  simulation.state.appSubscription = {
    callbackUrl,
    fields: fieldsIn(fields),
    includeValues: !['false', '0', false].includes(fields.include_values as string),
  };
  return { status: 200, body: { success: true } };
}

function misuse({ violation }: Simulation, detail: string): never {
  violation('subscription-body', detail);
  return refuse(invalidParameter(detail));
}

/** `fields=leadgen` or `fields[0]=leadgen`. */
const fieldsIn = (body: Call['fields']): string[] => {
  const listed = wordsIn(body.fields);
  return listed.length > 0
    ? listed
    : Object.entries(body).flatMap(([name, value]) => (/^fields\[\d*\]$/.test(name) ? [String(value)] : []));
};

export function listAppSubscriptions(call: Call): Answer {
  needAppToken(call);
  const found = call.simulation.state.appSubscription;
  const row = found && {
    object: 'page',
    callback_url: found.callbackUrl,
    active: true,
    fields: found.fields.map((name) => ({ name, version: call.version })),
  };
  return { status: 200, body: { data: row ? [row] : [] } };
}

/** Of one field where it is named, else the whole callback. */
export function unsubscribeApp(call: Call): Answer {
  const { simulation, fields } = call;
  needAppToken(call);
  if (fields.object !== undefined && fields.object !== 'page') return { status: 200, body: { success: true } };
  const dropped = fieldsIn(fields);
  const found = simulation.state.appSubscription;
  const left = dropped.length === 0 ? [] : (found?.fields ?? []).filter((field) => !dropped.includes(field));
  simulation.state.appSubscription = found && left.length > 0 ? { ...found, fields: left } : undefined;
  return { status: 200, body: { success: true } };
}

/** `client_credentials` gives the application's own token, `fb_exchange_token` a long-lived one for a user's. */
export function issueToken(simulation: Simulation, fields: Call['fields']): Answer {
  const { secrets, state, world, random } = simulation;
  if (fields.client_id !== secrets.appId || fields.client_secret !== secrets.appSecret) {
    simulation.violation('oauth-client', 'the application or its secret is wrong');
    refuse({ code: 1, message: 'Error validating client secret.' });
  }
  if (fields.grant_type === 'client_credentials')
    return { status: 200, body: { access_token: `${secrets.appId}|${secrets.appSecret}`, token_type: 'bearer' } };
  if (fields.grant_type !== 'fb_exchange_token') refuse(invalidParameter('Unsupported grant type'));
  const given = state.tokens.get(String(fields.fb_exchange_token));
  if (given?.kind !== 'user' || given.broken !== undefined) return refuse(brokenToken(given?.broken ?? 467));
  const lifeMs = 60 * 86_400_000;
  const token: Token = { ...given, value: `EAAL${letters(random, 180)}`, expiresAt: world.clock.now() + lifeMs, broken: undefined };
  state.tokens.set(token.value, token);
  return { status: 200, body: { access_token: token.value, token_type: 'bearer', expires_in: lifeMs / 1_000 } };
}

export function debugToken({ simulation, token, fields }: Call): Answer {
  const { state, world, secrets } = simulation;
  if (token.kind !== 'app' && token.value !== fields.input_token)
    refuse({
      code: 100,
      message: '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    });
  const asked = state.tokens.get(String(fields.input_token));
  if (!asked)
    return { status: 200, body: { data: { is_valid: false, scopes: [], error: { code: 190, message: 'Malformed access token' } } } };
  const expired = asked.expiresAt !== undefined && asked.expiresAt <= world.clock.now();
  return {
    status: 200,
    body: {
      data: {
        app_id: secrets.appId,
        type: asked.kind.toUpperCase(),
        application: 'Ponte',
        expires_at: asked.expiresAt === undefined ? 0 : Math.floor(asked.expiresAt / 1_000),
        is_valid: !expired && asked.broken === undefined,
        scopes: asked.scopes,
        ...(asked.pageId === undefined ? {} : { profile_id: asked.pageId }),
      },
    },
  };
}
