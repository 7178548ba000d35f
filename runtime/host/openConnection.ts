import type { Settings } from '../client/accountName';
import type { Connection } from '../client/connection';
import { hostClock } from './clock';
import type { HostContext } from './context';
import { credentialOfNode, isLiveDelivery } from './credentialOfNode';
import { guardLogin } from './loginGuard';
import { logPassedOver } from './passedOver';
import { noteCredential } from './privacy';
import { hostTransport, knownTransport } from './transport';

/**
 * The connection of a node's chosen credential. `accountOf`: the vendor's name for its account, because two credentials may log in to
 * the same one; where that is not known, the credential stands for it.
 */
export async function openConnection(
	context: HostContext,
	credentialType: string,
	maxWaitSeconds: number,
	accountOf?: (settings: Settings) => string | undefined,
): Promise<Connection> {
	const credential = credentialIdOf(context, credentialType);
	const read = async () => await credentialOfNode(context, credentialType, hostClock);
	const settings = await read();
	noteCredential(context, settings);
	const transport = isLiveDelivery(context) ? knownTransport(context, credentialType, settings) : hostTransport(context, credentialType);
	return {
		account: accountOf?.(settings) ?? credential,
		settings,
		transport: guardLogin(transport, credential, settings, read, hostClock),
		clock: hostClock,
		deadline: hostClock.now() + maxWaitSeconds * 1000,
		passedOver: logPassedOver(context),
	};
}

/** The account alone, as `openConnection` names it. */
export async function accountOfNode(
	context: HostContext,
	credentialType: string,
	accountOf?: (settings: Settings) => string | undefined,
): Promise<string> {
	return accountOf?.(await credentialOfNode(context, credentialType, hostClock)) ?? credentialIdOf(context, credentialType);
}

function credentialIdOf(context: HostContext, credentialType: string): string {
	return context.getNode().credentials?.[credentialType]?.id ?? 'unsaved';
}
