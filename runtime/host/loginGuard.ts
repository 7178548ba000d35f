import type { HttpResponse, NoAnswer, Transport } from '../client/http';
import type { Clock } from '../clock';
import { hasRefusedLogin, isRefusedLogin, loginOf, noteRefusedLogin } from './refusedLogins';

type Settings = Readonly<Record<string, unknown>>;

/**
 * What stands between a vendor and a login that it refuses. n8n renews a login once for a call; one that ended again in that very
 * moment (another execution has renewed it, an administrator has) is worth another try, and one that is known to be refused is not.
 * A call that was answered 401 has changed nothing, so it can be repeated whatever it was.
 *
 * @param settings the credential as it was when the node opened it
 * @param read gives the credential as it is now
 */
export function guardLogin(
	transport: Transport,
	account: string,
	settings: Settings,
	read: () => Promise<Settings>,
	clock: Clock,
): Transport {
	let known = tokenOf(settings);
	return async (request) => {
		for (let tries = 1; ; tries++) {
			if (hasRefusedLogin(account, clock.now()) && isRefusedLogin(account, loginOf(await read()), clock.now())) return refusedBefore;
			const answer = await transport(request);
			if (!isUnauthorized(answer)) return answer;
			const now = await read();
			const isRenewed = tokenOf(now) !== known;
			known = tokenOf(now);
			if (isRenewed && tries < maxTries) continue;
			const login = loginOf(now);
			if (login !== undefined) noteRefusedLogin(account, login, clock.now());
			return answer;
		}
	};
}

const maxTries = 3;

const refusedBefore: HttpResponse = {
	answered: true,
	status: 401,
	headers: {},
	body: { loginFailure: 'The login was refused and has to be connected again' },
};

function isUnauthorized(answer: HttpResponse | NoAnswer): boolean {
	return answer.answered && answer.status === 401;
}

/** What n8n renews in a credential; the same for ever where a person has typed it in. */
function tokenOf({ oauthTokenData, accessToken }: Settings): string {
	return JSON.stringify([oauthTokenData, accessToken]);
}
