/** Whether a call for a chat finds its session at work. */
import { notStarted, notWorking } from './answers.mts';
import type { Simulation } from './context.mts';

export function sessionFault({ state, violation }: Simulation, session: string): Response | undefined {
  if (session !== state.secrets.sessionName) {
    violation('session', 'a session that does not exist');
    return notStarted(session);
  }
  if (state.status === 'STOPPED') return notStarted(session);
  return state.status === 'WORKING' ? undefined : notWorking(session, state.status);
}
