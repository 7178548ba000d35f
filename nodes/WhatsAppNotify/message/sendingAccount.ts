import type { IExecuteFunctions } from 'n8n-workflow';
import { accountOfNode } from '../../../runtime/host/openConnection';
import { messengers } from '../../../vendors';
import { credentialTypeOf } from '../../shared/authentication';
import { chosenVendor } from '../../shared/openVendor';

/** Names the gateway and the account at it, as the trigger does whose credential is the same. */
export async function sendingAccount(context: IExecuteFunctions): Promise<string> {
	const entry = chosenVendor(context, messengers);
	return `${entry.id}:${await accountOfNode(context, credentialTypeOf(context, entry), entry.accountOf)}`;
}
