import { createApiClient, type VendorProfile } from '../../../runtime/client/apiClient';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import type { Connection } from '../../../runtime/client/connection';
import { processesOf } from '../../../runtime/client/sharedLimits';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { repeatKeyed } from '../../../runtime/once/repeatKeyed';
import { asId, asRecord, asText, type Json } from '../../../runtime/client/json';
import { accountMemory, type AccountMemory } from './accountMemory';
import { classify, duplicateCode } from './classify';
import type { Method } from './methods';
import { baseUrl, limits, limitsOfMethod, vendor } from './vendor';

function profileOf({ settings }: Connection): VendorProfile {
	const processes = processesOf(settings);
	return {
		...vendor,
		limits,
		limitsOf: ({ body }) => {
			const name = asText(asRecord(body).call) ?? 'file';
			return { name, limits: limitsOfMethod(processes, name) };
		},
		classify: requiringObjects(vendor, classify),
	};
}

/** What a keyed write came to. */
export type Written =
	| { body: Json }
	/** Omie has it already, under the id that it names; `mine`: an earlier try of this very write may have made it. */
	| { duplicateOf: number; mine: boolean };

/** Omie as its adapters use it. The login is added to the body by the credential. */
export interface OmieApi {
	readonly connection: Connection;
	readonly memory: AccountMemory;
	/** An answer of the last minute is given again. Impatient: fails rather than waiting a minute where the last answer was lost. */
	ask(method: Method, param: object, options?: { patient: boolean }): Promise<Json>;
	/** A write has changed what this question was answered. */
	forget(method: Method, param: object): void;
	/** A write that Omie does once for its key, or that is the same done twice: tried again where the answer was lost. */
	write(method: Method, param: object): Promise<Written>;
	/** A file that an answer points at. Nothing of the login goes there. */
	download(url: string): Promise<unknown>;
}

export function openApi(connection: Connection): OmieApi {
	const profile = profileOf(connection);
	const client = createApiClient(connection, profile);
	// Files are of any kind.
	const fileClient = createApiClient(connection, { ...profile, classify });
	const memory = accountMemory(connection.account);
	const { clock, deadline } = connection;

	// `once` for questions, too: one that is repeated blindly is punished. `Questions` knows when it may be.
	const send = async ({ path, call }: Method, param: object): Promise<Json> => {
		const body = { call, param: [param] };
		return asRecord((await client({ method: 'POST', url: `${baseUrl}/${path}/`, body, safety: 'once' })).body);
	};

	return {
		connection,
		memory,
		ask: async (method, param, { patient } = { patient: true }) => {
			const answer = await memory.questions.ask(nameOf(method, param), async () => refuseFault(await send(method, param)), {
				clock,
				deadline,
				patient,
			});
			return asRecord(answer);
		},
		forget: (method, param) => memory.questions.forget(nameOf(method, param)),
		write: async (method, param) => {
			let tries = 0;
			const write = async (): Promise<Written> => {
				tries++;
				const body = await send(method, param);
				return body.faultcode === undefined ? { body } : { duplicateOf: duplicateOf(body), mine: tries > 1 };
			};
			return await repeatKeyed(clock, write);
		},
		download: async (url) => (await fileClient({ method: 'GET', url, expect: 'binary', safety: 'read' })).body,
	};
}

/** A name for `exclusive` that no other account and vendor has. */
export function accountKey({ connection }: OmieApi, name: string): string {
	return `${vendor.id}:${connection.account}:${name}`;
}

function nameOf({ call }: Method, param: object): string {
	return `${call} ${JSON.stringify(param)}`;
}

function refuseFault(body: Json): Json {
	if (body.faultcode === undefined) return body;
	throw refusal(body);
}

/** The id is only in the text, last in brackets: `… com o ID [123] …`. Who needs certainty asks for the record. */
function duplicateOf(body: Json): number {
	const numbers = [...(asText(body.faultstring) ?? '').matchAll(/\[(\d+)\]/g)];
	const id = asId(numbers.at(-1)?.[1]);
	if (id === undefined) throw refusal(body);
	return id;
}

function refusal({ faultstring }: Json): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: duplicateCode,
		message: `Omie: ${(asText(faultstring) ?? 'it exists already').replace(/^ERROR:\s*/, '')}`,
		hint: 'Look in Omie at the record that the message names, then run the item again',
	});
}
