/** `/token/v1/autentica…`: tokens for 24 hours, by user and access code. */
import type { Answer } from '../../http/answer.mts';
import { letters } from '../../world/randomText.mts';
import { failure, localTime, refuse } from './answers.mts';
import type { Call, Rights, Token } from './context.mts';

const lifeMs = 24 * 3_600_000;

export function authenticate(call: Call, rights: Rights): Answer {
  const { simulation, headers, body } = call;
  const { secrets, state, world, random } = simulation;
  const basic = `Basic ${Buffer.from(`${secrets.user}:${secrets.accessCode}`).toString('base64')}`;
  if (headers.get('Authorization') !== basic || state.credentialsRevoked) {
    if (!state.credentialsRevoked) simulation.violation('credentials', 'user or access code');
    refuse(failure(call, 401, 'GTW-001: Usuário ou código de acesso inválido.'));
  }
  const asked = (body as { numero?: unknown } | undefined)?.numero;
  const own = { user: undefined, contract: secrets.contract, card: secrets.card }[rights];
  if (asked !== own) {
    simulation.violation('token-body', 'numero is not the contract or the card, as text');
    refuse(failure(call, 400, 'TKN-001: Número inválido para o usuário informado.'));
  }
  const now = world.clock.now();
  const token = `eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.${letters(random, 120)}.${letters(random, 86)}`;
  state.tokens.set(token, { rights, expiresAt: now + lifeMs });
  const card = { numero: secrets.card, contrato: secrets.contract, dr: secrets.dr, api: [27, 34, 35, 36, 87].map((api) => ({ api })) };
  return {
    status: 201,
    body: {
      ambiente: 'PRODUCAO',
      id: secrets.user,
      ip: '203.0.113.7',
      perfil: 'PJ',
      cnpj: secrets.cnpj,
      emissao: localTime(now),
      expiraEm: localTime(now + lifeMs),
      zoneOffset: '-03:00',
      token,
      ...(rights === 'card' ? { cartaoPostagem: card } : {}),
      ...(rights === 'contract' ? { contrato: { numero: secrets.contract, dr: secrets.dr } } : {}),
    },
  };
}

/** A bad token is 403, in JSON. */
export function checkToken(call: Call, needed: Rights): void {
  const { simulation, headers } = call;
  const value = /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '')?.[1];
  const token: Token | undefined = value === undefined ? undefined : simulation.state.tokens.get(value);
  if (!token) simulation.violation('authorization', value === undefined ? 'no bearer token' : 'a token that was never issued');
  if (!token || token.expiresAt <= simulation.world.clock.now()) refuse(failure(call, 403, 'GTW-012: Token inválido ou expirado.'));
  const order: readonly Rights[] = ['user', 'contract', 'card'];
  if (order.indexOf(token!.rights) >= order.indexOf(needed)) return;
  simulation.violation('token-rights', `the call wants a token of the ${needed}`);
  refuse(failure(call, 403, 'GTW-013: Token sem permissão para a API.'));
}
