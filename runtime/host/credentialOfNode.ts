import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Clock } from '../clock';
import { Recent } from '../memory/recent';
import type { HostContext } from './context';

/**
 * In a rush of deliveries n8n would read and decrypt one credential dozens of times a second, and a trigger needs it for nothing but
 * the secret that tells a delivery from a forged one. Short enough that a changed secret counts before a vendor repeats a delivery.
 */
const lifeMs = 5000;

const remembered = new Recent<ICredentialDataDecryptedObject>(lifeMs);

/** The node's chosen credential; for a delivery in production as it was a moment ago. */
export async function credentialOfNode(
	context: HostContext,
	credentialType: string,
	clock: Pick<Clock, 'now'>,
): Promise<ICredentialDataDecryptedObject> {
	if (!isLiveDelivery(context)) return await context.getCredentials(credentialType);
	const key = keyOf(context, credentialType);
	const known = remembered.get(key, clock);
	if (known) return known;
	const settings: ICredentialDataDecryptedObject = await context.getCredentials(credentialType);
	remembered.set(key, settings, clock);
	return settings;
}

/** A delivery in production. */
export function isLiveDelivery(context: HostContext): boolean {
	return 'getBodyData' in context && context.getMode() !== 'manual';
}

/** Of this node alone: whether another one may use the credential is for n8n to say. */
function keyOf(context: HostContext, credentialType: string): string {
	const { id, credentials } = context.getNode();
	return [context.getWorkflow().id, id, credentialType, credentials?.[credentialType]?.id].join('\n');
}
