import type { Connection } from '../client/connection';
import { hostClock } from './clock';
import type { HostContext } from './context';
import { logPassedOver } from './passedOver';
import { hostTransport } from './transport';

/**
 * A connection to vendors that know no accounts: all of this computer's calls count together. `processes`: how many of n8n's processes
 * there are, as a credential of the node says.
 */
export function openWithoutLogin(context: HostContext, maxWaitSeconds: number, processes: unknown): Connection {
	const transport = hostTransport(context, '');
	return {
		account: 'everybody',
		settings: { processes },
		transport: async (request) => await transport({ ...request, withoutLogin: true }),
		clock: hostClock,
		deadline: hostClock.now() + maxWaitSeconds * 1000,
		passedOver: logPassedOver(context),
	};
}
