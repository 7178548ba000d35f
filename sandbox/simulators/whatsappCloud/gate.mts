/** What every request must pass: a version that is served and a token. */
import type { Simulation } from './context.mts';
import type { Refusal } from './graphError.mts';

/** Vendor documentation: the versions in service, the oldest first, and the day on which each ends. */
const versions: readonly (readonly [version: string, end: string | undefined])[] = [
  ['v25.0', '2028-07-29'],
  ['v26.0', undefined],
];

const newestVersion = versions.at(-1)?.[0];

/** A path without a version gets the oldest that is served. */
export function defaultVersion({ world }: Simulation): string {
  const oldest = versions.find(([, end]) => end === undefined || world.clock.now() < Date.parse(end));
  return oldest?.[0] ?? '';
}

export function checkVersion(simulation: Simulation, version: string): Refusal | undefined {
  const known = versions.find(([name]) => name === version);
  const isServed = known !== undefined && (known[1] === undefined || simulation.world.clock.now() < Date.parse(known[1]));
  if (isServed) return undefined;
  simulation.violation('version', `version ${version} is not served`);
  const [major, newest] = [version, newestVersion].map((text) => Number(text?.slice(1)));
  return (major ?? 0) > (newest ?? 0)
    ? { code: 2500, details: `Unknown path components: /${version}` }
    : { code: 2635, details: `You are calling a deprecated version of the API. Please update to the latest version: ${newestVersion}.` };
}

export function checkToken(simulation: Simulation, header: string | null): Refusal | undefined {
  const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) {
    simulation.violation('authorization', 'no bearer token');
    return { code: 104, details: 'An access token is required to request this resource.' };
  }
  if (token !== simulation.state.secrets.accessToken) {
    simulation.violation('authorization', 'a token that was never issued');
    return { code: 190, details: 'Invalid OAuth access token - Cannot parse access token' };
  }
  if (!simulation.state.tokenRevoked) return undefined;
  return { code: 190, subcode: 460, details: 'Error validating access token: The session has been invalidated.' };
}
