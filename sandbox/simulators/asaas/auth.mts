/** Who may come in: the API key in `access_token`, told apart by its prefix (vendor documentation). */
import { failed, problem } from './answers.mts';
import { keyPrefixes } from './secrets.mts';
import type { Environment } from './types.mts';

const descriptions = {
  access_token_not_found: 'O cabeçalho de autenticação access_token é obrigatório.',
  invalid_access_token_format: 'O valor informado não parece ser uma chave de API do Asaas.',
  invalid_environment: 'A chave de API informada não pertence a este ambiente.',
  invalid_access_token: 'A chave de API fornecida é inválida.',
};

export type AuthFault = keyof typeof descriptions;

export function authFault(key: string | null, environment: Environment, validKey: string): AuthFault | undefined {
  if (!key) return 'access_token_not_found';
  const owner = (Object.keys(keyPrefixes) as Environment[]).find((name) => key.startsWith(keyPrefixes[name]));
  if (owner === undefined) return 'invalid_access_token_format';
  if (owner !== environment) return 'invalid_environment';
  return key === validKey ? undefined : 'invalid_access_token';
}

export function unauthorized(fault: AuthFault): Response {
  return failed(401, [problem(fault, descriptions[fault])]);
}
