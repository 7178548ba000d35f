/** The simulated Salesforce as a client with a good session sees it. It is Tuesday, 24 November 2026, noon in São Paulo. */
import { createSalesforce } from '../../../sandbox/simulators/salesforce/index.mts';
import { handWorld } from '../support/handWorld.mts';

export const data = 'services/data/v59.0';

export function openSalesforce() {
  const world = handWorld(createSalesforce);
  const { simulator } = world;
  const session = simulator.issueTokens();
  const request = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    world.fetch(`${simulator.instanceUrl}/${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${session.access_token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const login = (host: string, form: Readonly<Record<string, string>>) =>
    world.fetch(`https://${host}/services/oauth2/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  return {
    ...world,
    session,
    request,
    login,
    create: (values: object, headers?: Readonly<Record<string, string>>) => request('POST', `${data}/sobjects/Lead`, values, headers),
    query: (soql: string) => request('GET', `${data}/query?q=${encodeURIComponent(soql)}`),
  };
}

export const ana = {
  FirstName: 'Ana',
  LastName: 'Souza',
  Company: 'Souza ME',
  Email: 'ana@cliente.example',
  MobilePhone: '+5511987654321',
};
