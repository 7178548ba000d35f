import type { Transport } from '../http';
import type { Clock } from '../clock';
import { hasRefusedLogin, isRefusedLogin, loginOf, noteRefusedLogin } from './refusedLogins';

type Settings = Readonly<Record<string, unknown>>;

/** Lets no call through whose login is known to be refused; `read` gives the credential as it is now. */
export function guardLogin(transport: Transport, account: string, read: () => Promise<Settings>, clock: Clock): Transport {
	return async (request) => {
		if (hasRefusedLogin(account, clock.now()) && isRefusedLogin(account, loginOf(await read()), clock.now())) {
			return { answered: true, status: 401, headers: {}, body: { loginFailure: 'The login was refused and has to be connected again' } };
		}
		const answer = await transport(request);
		if (answer.answered && answer.status === 401) {
			const login = loginOf(await read());
			if (login !== undefined) noteRefusedLogin(account, login, clock.now());
		}
		return answer;
	};
}
