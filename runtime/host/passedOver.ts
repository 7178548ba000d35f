import type { PassedOver } from '../client/connection';
import { Recent } from '../memory/recent';
import { hostClock } from './clock';
import type { HostContext } from './context';

const hourMs = 3_600_000;

const told = new Recent<true>(hourMs);

/** Writes to n8n's log what a vendor sent and nobody could read, once an hour for each node. n8n's console shows the message alone. */
export function logPassedOver(context: HostContext): PassedOver {
	return (what) => {
		const node = context.getNode();
		const name = JSON.stringify([context.getWorkflow().id, node.id, what]);
		if (told.get(name, hostClock)) return;
		told.set(name, true, hostClock);
		context.logger.warn(
			`${node.name}: passed over what it could not read. ${what}. Look at it at the vendor; where it stays so, look for a newer version of this package`,
		);
	};
}
