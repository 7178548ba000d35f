import type { Connection } from '../client/connection';
import { hostClock } from './clock';
import type { HostContext } from './context';
import { credentialOfNode } from './credentialOfNode';
import { guardLogin } from './loginGuard';
import { hostTransport } from './transport';

/** The connection of a node's chosen credential. */
export async function openConnection(context: HostContext, credentialType: string, maxWaitSeconds: number): Promise<Connection> {
	const account = context.getNode().credentials?.[credentialType]?.id ?? 'unsaved';
	const read = async () => await credentialOfNode(context, credentialType, hostClock);
	const settings = await read();
	return {
		account,
		settings,
		transport: guardLogin(hostTransport(context, credentialType), account, settings, read, hostClock),
		clock: hostClock,
		deadline: hostClock.now() + maxWaitSeconds * 1000,
	};
}
