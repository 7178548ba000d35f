import { PonteGoogleCalendarOAuth2Api } from '../../../credentials/PonteGoogleCalendarOAuth2Api.credentials.ts';
import { createGoogleCalendar, type GoogleCalendarSimulator } from '../../../sandbox/simulators/googleCalendar/index.mts';
import { simulatedVendor, type SimulatedVendor } from './simulatedVendor.mts';

export type GoogleCalendarWorld = SimulatedVendor<GoogleCalendarSimulator> & {
  operations(): string[];
  /** Passes between any two rounds; the login is renewed as n8n would. */
  pass(ms: number): Promise<void>;
};

/** What the credential asks for, and no more. */
const scopes = String(new PonteGoogleCalendarOAuth2Api().properties.find(({ name }) => name === 'scope')?.default).split(' ');

/** A Google account with its own calendar, and the login that the credential would add. */
export function googleCalendarWorld(): GoogleCalendarWorld {
  let login: { token: string; until: number } | undefined;
  const world: SimulatedVendor<GoogleCalendarSimulator> = simulatedVendor({
    create: createGoogleCalendar,
    login: (simulator) => {
      const now = world.clock.now();
      if (!login || login.until <= now) login = { token: simulator.issueTokens(scopes).access_token, until: now + 50 * 60_000 };
      return { authorization: `Bearer ${login.token}` };
    },
  });
  return {
    ...world,
    operations: () => world.calls.map(({ operation }) => operation),
    pass: async (ms) => await world.clock.sleep(ms),
  };
}
