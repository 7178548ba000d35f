/** The simulated Notion as a connection sees it. It is Tuesday, 24 November 2026, noon in São Paulo. */
import { createNotion } from '../../../sandbox/simulators/notion/index.mts';
import { handWorld } from '../support/handWorld.mts';

export function openNotion() {
  const world = handWorld(createNotion);
  const { simulator, pass } = world;
  const request = (method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}) => {
    // An unhurried client.
    pass(400);
    return hurried(method, path, body, headers);
  };
  const hurried = (method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}) =>
    world.fetch(`https://api.notion.com/v1/${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${simulator.secrets.token}`,
        'Notion-Version': '2026-03-11',
        'Content-Type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const parent = { type: 'data_source_id', data_source_id: simulator.source };
  return {
    ...world,
    request,
    hurried,
    create: (properties: object, more: object = {}) => request('POST', 'pages', { parent, properties, ...more }),
    query: (body: object = {}) => request('POST', `data_sources/${simulator.source}/query`, body),
  };
}

export const ana = {
  Nome: { title: [{ text: { content: 'Ana Souza' } }] },
  'E-mail': { email: 'ana@cliente.example' },
  Telefone: { phone_number: '+5511987654321' },
};
