import { hostClock } from '../clock';
import type { Connection } from '../connection';
import type { HostContext } from './context';
import { credentialOfNode } from './credentialOfNode';
import { guardLogin } from './loginGuard';
import { hostTransport } from './transport';

/** The connection of a node's chosen credential. */
export async function openConnection(context: HostContext, credentialType: string, maxWaitSeconds: number): Promise<Connection> {
	const account = context.getNode().credentials?.[credentialType]?.id ?? 'unsaved';
	const read = async () => await credentialOfNode(context, credentialType);
	return {
		account,
		settings: await read(),
		transport: guardLogin(hostTransport(context, credentialType), account, read, hostClock),
		clock: hostClock,
		deadline: hostClock.now() + maxWaitSeconds * 1000,
	};
}
