/** What every request must pass: a version that is served and a token. */
import type { Simulation } from './context.mts';
import type { Refusal } from './graphError.mts';

/** Vendor documentation: the versions in service; a path without one gets the oldest of them. */
const served = ['v25.0', 'v26.0'];

export const defaultVersion = 'v25.0';

export function checkVersion(simulation: Simulation, version: string): Refusal | undefined {
  if (served.includes(version)) return undefined;
  simulation.violation('version', `version ${version} is not served`);
  const [major, newest] = [version, served.at(-1)].map((text) => Number(text?.slice(1)));
  return (major ?? 0) > (newest ?? 0)
    ? { code: 2500, details: `Unknown path components: /${version}` }
    : { code: 2635, details: `You are calling a deprecated version of the API. Please update to the latest version: ${served.at(-1)}.` };
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
